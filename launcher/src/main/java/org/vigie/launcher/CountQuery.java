package org.vigie.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;

/** The query that finds exactly the items behind a count of items. */
final class CountQuery {
    private CountQuery() {}

    /**
     * For the items of the index.
     *
     * @param originals without the copies among them
     */
    static ObjectNode of(Count count, boolean originals) {
        if (count.measure() != Count.Measure.ITEMS && count.measure() != Count.Measure.ORIGINALS) {
            throw new UserError(count.id() + " does not count items but "
                    + count.measure().definition() + ": \"vigie releases\" lists releases");
        }
        var query = Json.MAPPER.createObjectNode();
        var bool = query.putObject("bool");
        var filter = bool.putArray("filter");
        var not = bool.putArray("must_not");
        filter.addObject()
                .putObject("range")
                .putObject("publishedAt")
                .put("gte", count.start().toString())
                .put("lt", count.end().toString());
        if (!Count.ALL_TOPICS.equals(count.topic())) {
            term(filter, not, "topics", count.topic());
        }
        term(filter, not, "language", count.language());
        term(filter, not, "country", count.country());
        term(
                filter,
                not,
                "kind",
                count.kind() == null ? null : count.kind().name().toLowerCase(Locale.ROOT));
        if (originals || count.measure() == Count.Measure.ORIGINALS) {
            term(filter, not, "duplicateOf", null);
        }
        return query;
    }

    /** What a count does not have, its items do not have. */
    private static void term(ArrayNode filter, ArrayNode not, String field, @Nullable String value) {
        if (value == null) {
            not.addObject().putObject("exists").put("field", field);
        } else {
            filter.addObject().putObject("term").put(field, value);
        }
    }
}
