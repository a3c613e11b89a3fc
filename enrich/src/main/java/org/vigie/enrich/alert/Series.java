package org.vigie.enrich.alert;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.rules.ItemFields;
import org.vigie.enrich.rules.Selection;

/** Which items are looked at together by a rule that compares times. */
final class Series {
    private Series() {}

    /** Such as {@code ai-geopolitics/fr/FR}: the values in the order of the labels' names, {@code -} where there is none. */
    static String name(SortedMap<String, String> labels) {
        return String.join("/", labels.values());
    }

    /** Those that an item belongs to: one for each of its topics where the rule looks at topics one by one. */
    static List<SortedMap<String, String>> of(EnrichedItem enriched, Selection selection, Collection<String> by) {
        var own = ItemFields.labels(enriched, selection);
        var labels = new TreeMap<String, String>();
        by.forEach(label -> labels.put(label, own.getOrDefault(label, "-")));
        if (!by.contains("topic")) {
            return List.of(Collections.unmodifiableSortedMap(labels));
        }
        return selection
                .topics(enriched)
                .map(TopicMatch::topic)
                .sorted()
                .<SortedMap<String, String>>map(topic -> with(labels, topic))
                .toList();
    }

    private static SortedMap<String, String> with(SortedMap<String, String> labels, String topic) {
        var all = new TreeMap<>(labels);
        all.put("topic", topic);
        return all;
    }

    /** Those with a value. */
    static SortedMap<String, String> known(SortedMap<String, String> labels) {
        var known = new TreeMap<>(labels);
        known.values().removeIf("-"::equals);
        return known;
    }

    static Stream<String> values(SortedMap<String, String> labels) {
        return known(labels).values().stream();
    }
}
