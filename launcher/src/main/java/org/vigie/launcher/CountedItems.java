package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The items behind a count. */
@Command(
        name = "items",
        description = "Show the items behind a count; ends with status 1 where they are not as many as it says.",
        mixinStandardHelpOptions = true)
final class CountedItems implements Callable<Integer> {
    private static final Table TABLE =
            new Table(List.of("PUBLISHED", "OUTLET", "TITLE", "ADDRESS", "COPY OF"), Set.of(1, 2, 3));
    private static final int PAGE = 1_000;

    @Parameters(
            paramLabel = "COUNT-ID",
            description = "id of a document in vigie-counts, such as day/2026-03-01T00:00:00Z/*/fr/FR/news")
    private String id = "";

    @Option(names = "--originals", description = "only those that are no copies")
    private boolean originals;

    @Option(names = "--query", description = "print the search in vigie-items instead, for curl")
    private boolean query;

    @Option(names = "--json", description = "a line of JSON for each, as it stands in vigie-items")
    private boolean json;

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        var search = new Search(Running.elasticsearch(options.config()));
        var count = count(search);
        var wanted = Json.MAPPER.createObjectNode().put("size", PAGE).put("track_total_hits", true);
        wanted.set("query", CountQuery.of(count, originals));
        wanted.putArray("sort").addObject().put("publishedAt", "asc").put("id", "asc");
        var out = spec.commandLine().getOut();
        if (query) {
            out.println(Json.MAPPER.writeValueAsString(wanted));
            return 0;
        }
        var rows = new ArrayList<List<String>>();
        var outlets = new HashSet<String>();
        long copies = 0;
        for (var item : search.all("items", wanted)) {
            if (json) {
                out.println(Json.MAPPER.writeValueAsString(item));
            }
            rows.add(row(item));
            outlets.add(item.path("outlet").asText());
            copies += item.has("duplicateOf") ? 1 : 0;
        }
        if (!json && !rows.isEmpty()) {
            TABLE.print(rows, out);
            out.println();
        }
        var found = originals
                ? numbers(null, (long) rows.size(), null)
                : numbers(
                        count.items() == null ? null : (long) rows.size(),
                        count.originals() == null ? null : rows.size() - copies,
                        count.outlets() == null ? null : (long) outlets.size());
        return judged(
                found,
                originals
                        ? numbers(null, count.originals(), null)
                        : numbers(count.items(), count.originals(), count.outlets()));
    }

    private Count count(Search search) throws JsonProcessingException {
        var ids = Json.MAPPER.createObjectNode();
        ids.putObject("query").putObject("ids").putArray("values").add(id);
        var hit = search.search("counts", Json.MAPPER.writeValueAsString(ids)).at("/hits/hits/0/_source");
        if (hit.isMissingNode()) {
            throw new UserError(
                    "no count \"" + id + "\": a cell that nothing stands in has no document, and an id looks"
                            + " like day/2026-03-01T00:00:00Z/*/fr/FR/news");
        }
        return Json.MAPPER.treeToValue(((ObjectNode) hit).put("version", 0), Count.class);
    }

    /** A count of an earlier version says nothing of the originals among its items. */
    private int judged(String found, String said) {
        if (said.isEmpty() || found.equals(said)) {
            if (!json) {
                spec.commandLine().getOut().println(said.isEmpty() ? found : found + ", as the count says");
            }
            return 0;
        }
        spec.commandLine()
                .getErr()
                .println("vigie: the count says " + said + ", and the index holds " + found
                        + ": the sink may be some seconds behind, \"vigie status\" shows how far it is");
        return 1;
    }

    private static String numbers(@Nullable Long items, @Nullable Long originals, @Nullable Long outlets) {
        var parts = new ArrayList<String>();
        add(parts, items, "item");
        add(parts, originals, "original");
        add(parts, outlets, "outlet");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, @Nullable Long number, String name) {
        if (number != null) {
            parts.add(number + " " + name + (number == 1 ? "" : "s"));
        }
    }

    private static List<String> row(JsonNode item) {
        return List.of(
                item.path("publishedAt").asText(),
                item.path("outlet").asText(),
                item.path("title").asText(),
                item.path("url").asText("-"),
                item.path("duplicateOf").asText("-"));
    }
}
