package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.Model;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.Source;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.model.Developers;
import org.vigie.enrich.model.RecogniseModel;
import org.vigie.ingest.hub.Hubs;
import org.vigie.ingest.hub.UnreadableHubException;

/**
 * Reads the hub's records for {@code vigie inspect release}: one on each line, or a list of them on a line or over a whole
 * file. Whatever the record, there is a line for it. One thread.
 */
final class InspectRelease {
    /**
     * What is told of a record.
     *
     * @param id as the hub has it, {@code owner/name}
     * @param developer name as people read it
     * @param baseCountry of the model at the root
     */
    private record Line(
            String id,
            @Nullable String developer,
            @Nullable String country,
            String kind,
            @Nullable String base,
            @Nullable String baseCountry,
            @Nullable String family,
            @Nullable String version,
            @Nullable Long parameters,
            @Nullable String licence,
            String modality,
            @Nullable String noise) {}

    /** What is told of what is no record. */
    private record Failure(@Nullable String id, String error) {
        Failure(String error) {
            this(null, error);
        }
    }

    /** The source of records that came from no poll. */
    private static final Source BY_HAND = Source.of("by-hand", Source.Kind.HUGGING_FACE, "https://huggingface.co");

    /** A file of one long list may be longer than what may cross a Kafka topic. */
    private static final JsonMapper LONG_LISTS = new JsonMapper();

    private final RecogniseModel recogniser;
    private final Consumer<Object> lines;

    InspectRelease(Consumer<Object> lines) {
        this.lines = lines;
        var developers = DevelopersFile.shipped().developers();
        recogniser = new RecogniseModel(Developers.of(developers));
    }

    /** Reads a file; one that cannot be read is told in a line. */
    void read(String file) throws IOException {
        try (var input = Files.newInputStream(Path.of(file))) {
            read(input, file + ", ");
        } catch (IOException | InvalidPathException e) {
            lines.accept(new Failure(file + ": cannot read the file: " + e.getMessage()));
        }
    }

    /** @param place what stands before the number of a line in an error */
    void read(InputStream input, String place) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        int number = 0;
        boolean isFirst = true;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank() && !readLine(line, place + "line " + number, isFirst)) {
                readDocument(line, reader, place + "the list from line " + number + " on");
                return;
            }
            isFirst = isFirst && line.isBlank();
        }
    }

    /** False for a first line that is only the beginning of something. */
    private boolean readLine(String line, String place, boolean isFirst) throws IOException {
        try {
            var parsed = Json.MAPPER.readTree(line);
            if (parsed.isArray()) {
                parsed.forEach(record -> tell(record, place));
            } else {
                tell(parsed, place);
            }
        } catch (JsonEOFException e) {
            if (isFirst) {
                return false;
            }
            lines.accept(new Failure(place + ": no JSON: it ends too early"));
        } catch (JsonProcessingException e) {
            lines.accept(new Failure(place + ": no JSON: " + e.getOriginalMessage()));
        }
        return true;
    }

    private void readDocument(String begun, Reader rest, String place) throws IOException {
        var whole = new PushbackReader(rest, begun.length() + 1);
        whole.unread((begun + "\n").toCharArray());
        try (MappingIterator<JsonNode> records =
                LONG_LISTS.readerFor(JsonNode.class).readValues(whole)) {
            while (records.hasNextValue()) {
                tell(records.nextValue(), place);
            }
        } catch (JsonProcessingException e) {
            lines.accept(new Failure(place + ": no JSON: " + e.getOriginalMessage()));
        }
    }

    private void tell(JsonNode record, String place) {
        try {
            lines.accept(line(record.path("id").asText(), recogniser.recognise(snapshot(record))));
        } catch (IllegalArgumentException e) {
            lines.accept(new Failure(place + ": no record of a model: " + e.getMessage()));
        }
    }

    /** By the reader that reads the hub's answers. */
    private static ModelSnapshot snapshot(JsonNode record) {
        if (!(record instanceof ObjectNode fields)) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        if (!fields.has("_id")) {
            fields.set("_id", fields.path("id")); // a key that nothing here depends on
        }
        try {
            var page = Hubs.read(BY_HAND, Json.MAPPER.writeValueAsBytes(List.of(fields)), Instant.EPOCH);
            if (page.models().isEmpty()) {
                throw new IllegalArgumentException(
                        page.refused().isEmpty()
                                ? "it is private"
                                : page.refused().get(0).why());
            }
            return page.models().get(0);
        } catch (UnreadableHubException | JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Line line(String id, Model model) {
        var developer = model.developer();
        var noise = model.noise();
        return new Line(
                id,
                developer == null ? null : model.developerName(),
                model.country(),
                model.kind().name().toLowerCase(Locale.ROOT),
                model.base(),
                model.rootCountry(),
                model.family(),
                model.familyVersion(),
                model.parameters(),
                model.licence(),
                model.modality().name().toLowerCase(Locale.ROOT),
                noise == null ? null : noise.name().toLowerCase(Locale.ROOT));
    }
}
