package org.vigie.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.contract.Json;

/**
 * Each file under {@code testdata/feeds} is a feed with one thing wrong or unusual about it. Beside it, {@code
 * NAME.expected} has lines {@code path = value}: a JSON pointer into the feed, {@code entries} for their number, or {@code
 * error}; {@code NAME.headers}, where there is one, is what HTTP said.
 */
class FeedFilesTest {
    private static final Path FOLDER = Path.of("..", "testdata", "feeds");

    static Stream<Path> files() throws IOException {
        return Files.walk(FOLDER)
                .filter(file -> file.toString().endsWith(".expected"))
                .map(file -> Path.of(file.toString().replaceFirst("\\.expected$", "")))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFeedIsReadAsExpected(Path file) throws Exception {
        Map<String, String> expected = new HashMap<>();
        Map<String, String> read = new HashMap<>();
        JsonNode feed = read(file);
        for (var line : Files.readAllLines(Path.of(file + ".expected"))) {
            var parts = List.of(line.split(" = ", 2));
            expected.put(parts.getFirst(), parts.getLast());
            read.put(parts.getFirst(), value(feed, parts.getFirst()));
        }
        assertThat(read).as(file.toString()).isNotEmpty().isEqualTo(expected);
    }

    private static JsonNode read(Path file) throws IOException {
        try {
            return Json.MAPPER.valueToTree(new FeedReader().read(Files.readAllBytes(file), origin(file)));
        } catch (UnreadableFeedException e) {
            return Json.MAPPER.createObjectNode().put("error", e.getMessage());
        }
    }

    private static Origin origin(Path file) throws IOException {
        var headers = new HashMap<String, String>();
        var beside = Path.of(file + ".headers");
        if (Files.exists(beside)) {
            for (var line : Files.readAllLines(beside)) {
                headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
            }
        }
        return new Origin(
                headers.get("Document-URL"),
                headers.get("Content-Type"),
                headers.get("Content-Language"),
                headers.get("Content-Location"));
    }

    private static String value(JsonNode feed, String path) {
        if (path.equals("entries")) {
            return String.valueOf(feed.path("entries").size());
        }
        return feed.at(path.startsWith("/") ? path : "/" + path).asText();
    }
}
