package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigie demo} as a user starts it, against what the sample's author expects of it. */
@Tag("servers")
class DemoTest {
    private static final int KILLED_BY_TERM = 143;

    @TempDir
    private Path folder;

    @BeforeEach
    void letRootsUnprivilegedChildIn() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theIndexHoldsTheSampleAndASecondDemoAddsNothing() throws Exception {
        // Settings for real servers lie about; the sample must never get there.
        Files.writeString(
                folder.resolve("vigie.properties"),
                "kafka.bootstrap=127.0.0.1:1\nelasticsearch.url=http://127.0.0.1:1\n");
        var data = folder.resolve("data");
        try (var demo = VigieProcess.start(folder.resolve("first.out"), Map.of(), "demo", "--data", data.toString())) {
            demo.awaitSaid("everything stays up until Ctrl-C");

            assertThat(titlesLanguagesAndRevisions(data)).isEqualTo(expected());
            assertThat(demo.said()).contains("the counts add up to 82 items, the index holds 82");
            assertThat(demo.said()).contains("fails: page-pas-flux: cannot read the answer: this is an HTML page");
            TracedCounts.assertAllLeadToTheirItems(data);
            TracedCounts.assertThePagesSearchesFindSomething(data);
            assertThat(topicsTriedOnStoredItems(data)).containsAll(topicsOfStoredItems(data));
            assertThat(demo.stop()).isEqualTo(KILLED_BY_TERM);
        }
        try (var again = VigieProcess.start(
                folder.resolve("second.out"), Map.of(), "demo", "--exit", "--data", data.toString())) {
            assertThat(again.awaitEnd()).isZero();
            assertThat(again.said())
                    .contains("items 0 new, 0 revised")
                    .contains("the counts add up to 82 items, the index holds 82");
        }
    }

    private static List<String> topicsTriedOnStoredItems(Path data) {
        var out = new StringWriter();
        assertThat(Vigie.commandLine(new PrintWriter(out), new PrintWriter(System.err))
                        .execute("topics", "test", "shipped", "--data", data.toString()))
                .isZero();
        return out.toString().lines().toList();
    }

    private static List<String> topicsOfStoredItems(Path data) {
        var found = VigieProcess.search(data)
                .search("items", "{\"size\": 0, \"aggs\": {\"topics\": {\"terms\": {\"field\": \"topics\"}}}}");
        var lines = new ArrayList<String>();
        for (var topic : found.at("/aggregations/topics/buckets")) {
            lines.add(
                    topic.path("key").asText() + ": " + topic.path("doc_count").asText() + " of 82 items");
        }
        assertThat(lines).isNotEmpty();
        return lines;
    }

    private static Set<String> titlesLanguagesAndRevisions(Path data) {
        var found = new TreeSet<String>();
        var hits = VigieProcess.search(data)
                .search("items", "{\"size\": 1000}")
                .path("hits")
                .path("hits");
        for (var hit : hits) {
            var item = hit.path("_source");
            found.add(
                    item.path("title").asText() + " | " + item.path("language").asText() + " | "
                            + item.path("revision").asText());
        }
        return found;
    }

    /** Worked out from the sample's files by its author, without Vigie: sources, name, language, title, revisions. */
    private static Set<String> expected() throws Exception {
        var expected = new TreeSet<String>();
        try (var file = Objects.requireNonNull(DemoTest.class.getResourceAsStream("/sample-expected.tsv"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                var row = line.split("\t", -1);
                expected.add(row[3] + " | " + row[2] + " | " + row[4]);
            });
        }
        return expected;
    }
}
