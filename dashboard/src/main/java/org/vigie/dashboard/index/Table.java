package org.vigie.dashboard.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A long list as rows of text. It is read in batches, and of each document nothing but the columns, so that what is held in memory
 * is about as large as the file that is made of it.
 */
public final class Table {
    /** So many rows at most. */
    public static final int MOST = 10_000;

    private static final int BATCH = 1_000;

    private Table() {}

    /**
     * The rows that a question finds.
     *
     * @param question with a sort whose last field is unique
     * @param columns fields of the documents
     */
    public static List<List<String>> of(Index index, String alias, ObjectNode question, List<String> columns) {
        var batch = question.deepCopy().put("size", BATCH).put("track_total_hits", false);
        var includes = batch.putObject("_source").putArray("includes");
        columns.forEach(includes::add);
        var rows = new ArrayList<List<String>>();
        while (rows.size() < MOST) {
            var hits = index.search(alias, batch).at("/hits/hits");
            hits.forEach(hit -> rows.add(row(hit.path("_source"), columns)));
            if (hits.size() < BATCH) {
                break;
            }
            batch.set("search_after", hits.get(hits.size() - 1).path("sort"));
        }
        return rows;
    }

    private static List<String> row(JsonNode document, List<String> columns) {
        return columns.stream()
                .map(column -> cell(document.at("/" + column.replace('.', '/'))))
                .toList();
    }

    private static String cell(JsonNode value) {
        return value.isArray()
                ? String.join(
                        " | ",
                        StreamSupport.stream(value.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList())
                : value.asText();
    }
}
