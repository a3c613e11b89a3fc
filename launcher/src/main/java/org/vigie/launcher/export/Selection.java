package org.vigie.launcher.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;

/** Which documents are meant: all conditions must hold. Built up by one thread; what is not given is no condition. */
public final class Selection {
    private static final List<String> TEXTS = List.of("title", "summary", "content");

    private final ObjectNode query = Json.MAPPER.createObjectNode();
    private final ArrayNode filter = query.putObject("bool").putArray("filter");
    private final Map<String, Object> given = new LinkedHashMap<>();

    /**
     * A range of time.
     *
     * @param field whose time lies between the two, see {@link Moment}
     */
    public Selection between(String field, @Nullable String since, @Nullable String until) {
        if (since == null && until == null) {
            return this;
        }
        var range = filter.addObject().putObject("range").putObject(field);
        if (since != null) {
            range.put("gte", Moment.since(since).toString());
            given.put("since", since);
        }
        if (until != null) {
            range.put("lt", Moment.until(until).toString());
            given.put("until", until);
        }
        return this;
    }

    /** One of the values, if there are any. */
    public Selection oneOf(String option, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            var sorted = new TreeSet<>(values);
            filter.addObject().putObject("terms").set(field, Json.MAPPER.valueToTree(sorted));
            given.put(option, sorted);
        }
        return this;
    }

    /** Only documents that have nothing in a field, if that is wanted. */
    public Selection without(String option, String field, boolean isWanted) {
        if (isWanted) {
            query.withObject("/bool")
                    .putArray("must_not")
                    .addObject()
                    .putObject("exists")
                    .put("field", field);
            given.put(option, true);
        }
        return this;
    }

    /**
     * What a reader looks for.
     *
     * @param words in the syntax of Elasticsearch's query strings
     */
    public Selection matching(@Nullable String words) {
        if (words != null) {
            filter.addObject()
                    .putObject("query_string")
                    .put("query", words)
                    .set("fields", Json.MAPPER.valueToTree(TEXTS));
            given.put("query", words);
        }
        return this;
    }

    /** As Elasticsearch gets it. */
    ObjectNode query() {
        return query;
    }

    /** As the user gave it, by option. */
    Map<String, Object> given() {
        return given;
    }
}
