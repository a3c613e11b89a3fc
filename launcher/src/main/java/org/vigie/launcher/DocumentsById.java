package org.vigie.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.vigie.contract.Json;

/**
 * All documents behind an alias in the order of their ids, a page at a time. What is written meanwhile may be among them or
 * not. One thread.
 */
final class DocumentsById implements Iterator<JsonNode> {
    private static final int PAGE = 1_000;

    private final Search search;
    private final String alias;
    private final ObjectNode query = Json.MAPPER.createObjectNode().put("size", PAGE);
    private final Deque<JsonNode> page = new ArrayDeque<>();
    private boolean isLast;

    DocumentsById(Search search, String alias) {
        this.search = search;
        this.alias = alias;
        query.putArray("sort").addObject().put("id", "asc");
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !isLast) {
            var hits = search.search(alias, query.toString()).at("/hits/hits");
            for (var hit : hits) {
                page.add(hit.path("_source"));
                query.set("search_after", hit.path("sort"));
            }
            isLast = hits.size() < PAGE;
        }
        return !page.isEmpty();
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException(alias);
        }
        return page.remove();
    }
}
