package org.vigie.enrich.stories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well items are put together, from 0 to 1: for each item the share of those in its story that belong there (precision)
 * and of those that belong there that are in it (recall), on average (Bagga and Baldwin, Entity-Based Cross-Document
 * Coreferencing Using the Vector Space Model, COLING-ACL 1998).
 */
record BCubed(double precision, double recall) {
    /** @param found the story that each item was put in, by item id */
    static BCubed of(List<LabelledItem> items, Map<String, String> found) {
        var labelled = new HashMap<String, Integer>();
        var put = new HashMap<String, Integer>();
        var both = new HashMap<List<String>, Integer>();
        for (var item : items) {
            var story = found.get(item.item().id());
            labelled.merge(item.story(), 1, Integer::sum);
            put.merge(story, 1, Integer::sum);
            both.merge(List.of(item.story(), story), 1, Integer::sum);
        }
        double precision = 0;
        double recall = 0;
        for (var pair : both.entrySet()) {
            double together = (double) pair.getValue() * pair.getValue();
            precision += together / put.getOrDefault(pair.getKey().get(1), 1);
            recall += together / labelled.getOrDefault(pair.getKey().get(0), 1);
        }
        return new BCubed(precision / items.size(), recall / items.size());
    }

    double f1() {
        return 2 * precision * recall / (precision + recall);
    }
}
