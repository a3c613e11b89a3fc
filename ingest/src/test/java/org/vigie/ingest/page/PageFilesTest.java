package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.contract.Json;
import org.vigie.ingest.feed.Origin;

/**
 * Each page under {@code testdata/pages} has a shape that publishers use. {@code NAME.json} beside it has the text of its
 * article and those fields that must come out exactly.
 */
class PageFilesTest {
    private static final Path FOLDER = Path.of("..", "testdata", "pages");

    static Stream<Path> files() throws IOException {
        return Files.list(FOLDER)
                .filter(file -> file.toString().endsWith(".html"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void anArticleIsReadAsExpected(Path file) throws Exception {
        var expected =
                Json.MAPPER.readTree(Files.readString(Path.of(file.toString().replace(".html", ".json"))));
        JsonNode read = Json.MAPPER.valueToTree(new PageReader().read(Files.readAllBytes(file), Origin.UNKNOWN));
        Map<String, String> fields = new HashMap<>();
        Map<String, String> wanted = new HashMap<>();
        expected.fieldNames().forEachRemaining(name -> {
            fields.put(name, read.path(name).asText());
            wanted.put(name, expected.path(name).asText());
        });
        assertThat(fields).as(file.toString()).isNotEmpty().isEqualTo(wanted);
    }

    @Test
    void anyBytesAreAPage() {
        var random = new Random(5);
        var pieces = new String[] {
            "<div",
            ">",
            "<p class=x>",
            "</",
            "article",
            "\"",
            "<script type=application/ld+json>",
            "{\"@type\":\"Article\"",
            "</script>",
            "<td>",
            "é",
            "\u0000",
            "<!--",
            "un deux trois quatre, cinq six sept huit neuf dix onze. "
        };
        for (int i = 0; i < 2_000; i++) {
            var html = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                html.append(pieces[random.nextInt(pieces.length)]);
            }
            var page = new PageReader().read(html.toString().getBytes(StandardCharsets.UTF_8), Origin.UNKNOWN);
            assertThat(page.words()).isEqualTo(Words.count(page.text()));
        }
    }

    /** What costs the square of its size takes minutes here, not seconds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<div class=author><time class=date>",
                "<table><tr><td>",
                "<h1>Titre</h1>",
                "<span class=info>mot</span> ",
                "<span class=info>mot</span>",
                "<article><h1>Un titre</h1><p>Un deux, trois quatre, cinq six sept huit neuf dix.</article>",
                "<p>Un deux, trois quatre, cinq <a href=/x>six sept</a> huit neuf dix.</p>",
                "<div class=card><a href=/x><h3>Un titre</h3></a>un deux</div>",
                "<br>un deux trois quatre cinq"
            })
    void aPageOfTwentyThousandPiecesTakesSeconds(String piece) {
        var page = "<title>Un titre</title><h1>Un titre</h1>" + piece.repeat(20_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(new PageReader().read(page.getBytes(StandardCharsets.UTF_8), Origin.UNKNOWN))
                        .isNotNull());
    }
}
