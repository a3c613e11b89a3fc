package org.vigie.enrich.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a thing must be like: it has one of the values in each of the fields. Without fields everything is.
 *
 * @param values by field, compared without regard to case
 */
public record Condition(SortedMap<String, List<String>> values) {
    public Condition {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** @param fields what a thing has in a field */
    boolean isMetBy(Function<String, Collection<String>> fields) {
        return unmetBy(fields).findAny().isEmpty();
    }

    /** Where a thing has none of the values. */
    Stream<Unmet> unmetBy(Function<String, Collection<String>> fields) {
        return values.entrySet().stream().flatMap(field -> {
            var there = fields.apply(field.getKey());
            return there.stream().anyMatch(has -> has(field, has))
                    ? Stream.of()
                    : Stream.of(new Unmet("where." + field.getKey(), field.getValue(), there));
        });
    }

    /** Whether a value of a field is one that is asked for there. */
    boolean asksFor(String field, String value) {
        return values.getOrDefault(field, List.of()).stream().anyMatch(value::equalsIgnoreCase);
    }

    private static boolean has(Map.Entry<String, List<String>> field, String value) {
        return field.getValue().stream().anyMatch(value::equalsIgnoreCase);
    }
}
