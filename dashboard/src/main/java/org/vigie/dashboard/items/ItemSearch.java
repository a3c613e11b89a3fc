package org.vigie.dashboard.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.vigie.contract.Json;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Table;
import org.vigie.dashboard.view.Segment;

/** Searches over the items. Thread-safe. */
public final class ItemSearch {
    /** As deep as a reader may turn pages. */
    public static final int DEEPEST = Table.MOST;

    private final Index index;

    public ItemSearch(Index index) {
        this.index = index;
    }

    /** The newest of some items. */
    public List<ItemLine> newest(Filters filters, int size) {
        var question = question(filters.query(), "newest", size);
        return lines(index.search("items", question));
    }

    /** The newest of some items, and how many there are. */
    Found first(Filters filters, int size) {
        var answer =
                index.search("items", question(filters.query(), "newest", size).put("track_total_hits", true));
        return new Found(lines(answer), answer.at("/hits/total/value").asLong());
    }

    /** Items, and how many there are, with those that are not among them. */
    record Found(List<ItemLine> items, long total) {}

    /** A page of results; {@code hits.total.value} is exact. */
    JsonNode page(ItemFilter filter, String sort, int number, int size) {
        var question = question(filter.query(), sort, size)
                .put("from", (number - 1) * size)
                .put("track_total_hits", true);
        if (filter.q() != null) {
            highlight(question);
        }
        return index.search("items", question);
    }

    /** As a table, up to {@link #DEEPEST} rows. */
    List<List<String>> table(ItemFilter filter, String sort, List<String> columns) {
        return Table.of(index, "items", question(filter.query(), sort, 0), columns);
    }

    static List<ItemLine> lines(JsonNode answer) {
        var lines = new ArrayList<ItemLine>();
        answer.at("/hits/hits").forEach(hit -> lines.add(ItemLine.of(hit)));
        return lines;
    }

    private static ObjectNode question(ObjectNode query, String sort, int size) {
        var question = Json.MAPPER.createObjectNode().put("size", size);
        question.set("query", query);
        question.putObject("_source")
                .putArray("excludes")
                .add("content")
                .add("mentions")
                .add("evidence");
        sort(question.putArray("sort"), sort);
        return question;
    }

    /** Always with the id at the end, so that no two items can change places between two pages. */
    private static void sort(ArrayNode sorts, String sort) {
        if (sort.equals("relevance")) {
            sorts.addObject().put("_score", "desc");
        }
        sorts.addObject().put("publishedAt", sort.equals("oldest") ? "asc" : "desc");
        sorts.addObject().put("id", "asc");
    }

    private static void highlight(ObjectNode question) {
        var highlight = question.putObject("highlight").put("require_field_match", false);
        highlight.putArray("pre_tags").add(Segment.BEGIN);
        highlight.putArray("post_tags").add(Segment.END);
        var fields = highlight.putObject("fields");
        fields.putObject("title").put("number_of_fragments", 0);
        fields.putObject("summary").put("number_of_fragments", 1).put("fragment_size", 240);
        fields.putObject("content").put("number_of_fragments", 1).put("fragment_size", 240);
    }
}
