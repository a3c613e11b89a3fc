package org.vigie.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Items to try something on: those that are stored, or those of a file. */
final class SomeItems {
    private static final int PAGE = 500;

    @Mixin
    private Options options = new Options();

    @Option(
            names = "--items",
            paramLabel = "FILE",
            description = "lines {\"id\",\"language\"?,\"title\",\"text\"} instead of the stored items")
    private @Nullable Path file;

    /** Of the command. */
    Config config() {
        return options.config();
    }

    /** Whether they are those that are stored. */
    boolean areStored() {
        return file == null;
    }

    /** Each of them; returns how many there were. */
    long forEach(Consumer<Texts.Text> each) throws IOException {
        var texts = new Texts();
        var count = new long[1];
        Consumer<Texts.Text> counted = text -> {
            count[0]++;
            each.accept(text);
        };
        if (file == null) {
            readStored(texts, counted);
        } else if (Files.isReadable(file)) {
            try (var lines = Files.newBufferedReader(file)) {
                texts.read(lines, counted);
            }
        } else {
            throw new UserError("cannot read the items of " + file + ": it must be a readable file");
        }
        return count[0];
    }

    /** Page by page, in the order of the ids. */
    private void readStored(Texts texts, Consumer<Texts.Text> each) {
        var search = new Search(Running.elasticsearch(options.config()));
        var query = Json.MAPPER.createObjectNode().put("size", PAGE);
        query.putArray("_source")
                .add("id")
                .add("language")
                .add("title")
                .add("summary")
                .add("content");
        query.putArray("sort").addObject().put("id", "asc");
        search.all("items", query).forEach(item -> each.accept(texts.of(stored(item))));
    }

    private static JsonNode stored(JsonNode document) {
        var content = document.path("content").asText("");
        return ((ObjectNode) document)
                .put("text", content.isEmpty() ? document.path("summary").asText("") : content);
    }
}
