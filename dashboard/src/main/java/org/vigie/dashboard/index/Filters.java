package org.vigie.dashboard.index;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;

/** A conjunction of conditions, as Elasticsearch wants it. One thread. */
public final class Filters {
    private static final String NONE = "-";
    private static final String ANY = "*";

    private final ObjectNode query = Json.MAPPER.createObjectNode();
    private final ArrayNode filter;
    private final ArrayNode not;

    public Filters() {
        var bool = query.putObject("bool");
        filter = bool.putArray("filter");
        not = bool.putArray("must_not");
    }

    /** The field has this value. */
    public Filters is(String field, String value) {
        filter.addObject().putObject("term").put(field, value);
        return this;
    }

    /**
     * As {@link #is}, where a value is asked for: null asks for nothing, {@code -} for documents without the field, {@code *} for
     * those with it, {@code !CN} for all that have not this value, {@code *!CN} for those that have another one.
     */
    public Filters maybe(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        if (value.equals(ANY) || value.startsWith(ANY + "!")) {
            return with(field).maybe(field, value.substring(ANY.length()));
        }
        if (value.startsWith("!")) {
            not.addObject().putObject("term").put(field, value.substring(1));
            return this;
        }
        return value.equals(NONE) ? without(field) : is(field, value);
    }

    /** One of these values; none of them asks for nothing. */
    public Filters oneOf(String field, Collection<String> values) {
        if (!values.isEmpty()) {
            var terms = filter.addObject().putObject("terms").putArray(field);
            values.forEach(terms::add);
        }
        return this;
    }

    /** The document lacks the field. */
    public Filters without(String field) {
        not.addObject().putObject("exists").put("field", field);
        return this;
    }

    /** The document has the field. */
    public Filters with(String field) {
        filter.addObject().putObject("exists").put("field", field);
        return this;
    }

    /** From a moment to before another one, each of them where it is not null. */
    public Filters during(String field, @Nullable Instant from, @Nullable Instant until) {
        if (from != null || until != null) {
            var range = filter.addObject().putObject("range").putObject(field);
            if (from != null) {
                range.put("gte", from.toString());
            }
            if (until != null) {
                range.put("lt", until.toString());
            }
        }
        return this;
    }

    /** A nested document has this value. */
    public Filters nested(String path, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            var nested = filter.addObject().putObject("nested").put("path", path);
            nested.putObject("query").putObject("term").put(path + "." + field, value);
        }
        return this;
    }

    /** Any condition. */
    public Filters and(ObjectNode condition) {
        filter.add(condition);
        return this;
    }

    /** The query. */
    public ObjectNode query() {
        return query;
    }
}
