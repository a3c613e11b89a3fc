package org.vigie.enrich.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Entries of a store by rule and time, each taken once, in the order of the times. A store walks over all that was deleted
 * from it, so each look begins where the last one ended and not at the beginning of time. One thread.
 */
final class Agenda<V> {
    private final KeyValueStore<String, V> store;

    /** By rule: milliseconds up to which nothing is left. Not known of a rule that was not looked at since the start. */
    private final Map<String, Long> taken = new HashMap<>();

    /**
     * What is entered under a time.
     *
     * @param key different from that of all else of the rule and the time
     */
    record Entry<V>(String key, V value) {}

    Agenda(KeyValueStore<String, V> store) {
        this.store = store;
    }

    void put(String rule, Instant time, String key, V value) {
        long at = milliseconds(time);
        store.put(stored(rule, at, key), value);
        taken.computeIfPresent(rule, (id, before) -> Math.min(before, at - 1));
    }

    void remove(String rule, Instant time, String key) {
        store.delete(stored(rule, milliseconds(time), key));
    }

    /** Takes out what is entered up to a time, this included. */
    List<Entry<V>> take(String rule, Instant time) {
        long from = taken.getOrDefault(rule, -1L) + 1;
        long to = milliseconds(time);
        if (to < from) {
            return List.of();
        }
        var entries = new ArrayList<Entry<V>>();
        var keys = new ArrayList<String>();
        try (var range = store.range(stored(rule, from, ""), stored(rule, to, "\uFFFF"))) {
            range.forEachRemaining(found -> {
                keys.add(found.key);
                entries.add(new Entry<>(found.key.substring(found.key.indexOf('\n') + 1), found.value));
            });
        }
        keys.forEach(store::delete);
        taken.put(rule, to);
        return entries;
    }

    /** What is older than 1970 is as old as that. */
    private static long milliseconds(Instant time) {
        return Math.max(0, time.toEpochMilli());
    }

    /** In the order of the times. */
    private static String stored(String rule, long milliseconds, String key) {
        return "%s %015d\n%s".formatted(rule, milliseconds, key);
    }
}
