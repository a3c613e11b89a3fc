package org.vigie.enrich.stories;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.vigie.contract.Json;

/**
 * An item of which people say what story it is of.
 *
 * @param story its name; of names with a point, what stands before it names the greater whole, such as a summit: whether two
 *     parts of one whole are one story is a matter of taste, and nothing is learned from it
 */
record LabelledItem(Newcomer item, String language, String story) {
    /** JSON lines {@code {"id","language","published","title","text","story"}}, in the order of publication. */
    static List<LabelledItem> read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.map(LabelledItem::of)
                    .sorted(Comparator.comparing(
                                    (LabelledItem labelled) -> labelled.item().published())
                            .thenComparing(labelled -> labelled.item().id()))
                    .toList();
        }
    }

    private static LabelledItem of(String line) {
        try {
            JsonNode node = Json.MAPPER.readTree(line);
            var published = Instant.parse(node.path("published").asText());
            var title = node.path("title").asText();
            var gist = Gist.of(title, node.path("text").asText());
            var id = node.path("id").asText();
            return new LabelledItem(
                    new Newcomer(id, id, published, published, title, null, null, gist),
                    node.path("language").asText(),
                    node.path("story").asText());
        } catch (IOException e) {
            throw new IllegalArgumentException("no labelled item: " + line, e);
        }
    }

    String whole() {
        int point = story.indexOf('.');
        return point < 0 ? story : story.substring(0, point);
    }
}
