package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.Json;

/** Holds the counts of an index against its items, by the query that is documented. */
final class TracedCounts {
    private static final Path PAGE = Path.of("../docs/counts.md");
    private static final Pattern SEARCH = Pattern.compile("    GET vigie-counts/_search\n((?: {4}.*\n)+)");

    private TracedCounts() {}

    static void assertAllLeadToTheirItems(Path data) throws Exception {
        var search = VigieProcess.search(data);
        search.refresh();
        var all = (ObjectNode) Json.MAPPER.readTree(
                "{\"size\": 1000, \"query\": {\"term\": {\"measure\": \"items\"}}, \"sort\": [{\"id\": \"asc\"}]}");
        var counts = new ArrayList<Count>();
        for (var document : search.all("counts", all)) {
            counts.add(Json.MAPPER.treeToValue(((ObjectNode) document).put("version", 0), Count.class));
        }
        assertThat(counts)
                .hasSizeGreaterThan(100)
                .anyMatch(count -> number(count.items()) > number(count.originals()))
                .anyMatch(count -> number(count.items()) > number(count.outlets()))
                .anyMatch(count -> number(count.revision()) > 0)
                .anyMatch(count -> number(count.items()) > 1);
        var ids = counts.stream().map(Count::id).toList();
        for (var count : counts) {
            var found = search.search("items", items(count));
            assertThat(found.at("/hits/total/value").asLong()).as(count.id()).isEqualTo(count.items());
            assertThat(found.at("/aggregations/originals/doc_count").asLong())
                    .as("originals of " + count.id())
                    .isEqualTo(count.originals());
            assertThat(found.at("/aggregations/outlets/buckets").size())
                    .as("outlets of " + count.id())
                    .isEqualTo((int) number(count.outlets()));
            assertThat(ids).contains(count.denominator());
        }
        assertTheCommandSaysSo(data, counts.getFirst());
    }

    private static String items(Count count) throws Exception {
        var search = (ObjectNode) Json.MAPPER.readTree("""
                {"size": 0, "track_total_hits": true,
                 "aggs": {"originals": {"missing": {"field": "duplicateOf"}},
                          "outlets": {"terms": {"field": "outlet", "size": 10000}}}}""");
        search.set("query", CountQuery.of(count, false));
        return search.toString();
    }

    private static void assertTheCommandSaysSo(Path data, Count count) throws Exception {
        assertThat(command("counts", "items", count.id(), "--data", data.toString()))
                .contains(count.items() + " item")
                .contains(", as the count says");
        assertThat(command("counts", "items", count.id(), "--json", "--data", data.toString())
                        .lines())
                .hasSize((int) number(count.items()))
                .allMatch(line -> line.startsWith("{\"id\":"));
        JsonNode query =
                Json.MAPPER.readTree(command("counts", "items", count.id(), "--query", "--data", data.toString()));
        assertThat(query.path("query")).isEqualTo(CountQuery.of(count, false));
        var err = new StringWriter();
        assertThat(Vigie.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err))
                        .execute("counts", "items", "day/none", "--data", data.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("vigie: no count \"day/none\"");
    }

    private static long number(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    private static String command(String... arguments) {
        var out = new StringWriter();
        assertThat(Vigie.commandLine(new PrintWriter(out), new PrintWriter(System.err))
                        .execute(arguments))
                .isZero();
        return out.toString();
    }

    /** Those that a reader of the page would copy. */
    static void assertThePagesSearchesFindSomething(Path data) throws Exception {
        var matcher = SEARCH.matcher(Files.readString(PAGE));
        int searches = 0;
        while (matcher.find()) {
            var body = matcher.group(1);
            assertThat(VigieProcess.search(data)
                            .search("counts", body)
                            .at("/hits/total/value")
                            .asLong())
                    .as(body)
                    .isPositive();
            searches++;
        }
        assertThat(searches).isEqualTo(4);
    }
}
