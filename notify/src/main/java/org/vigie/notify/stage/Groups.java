package org.vigie.notify.stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Delivery;

/** Who waits with whom, and when each group was last told something. One thread. */
final class Groups {
    /** By group, then by the delivery's key. */
    private final Map<String, Map<String, Delivery>> waiting = new LinkedHashMap<>();

    private final Map<String, Instant> left = new HashMap<>();

    void put(Delivery line) {
        waiting.computeIfAbsent(groupOf(line), group -> new LinkedHashMap<>()).put(line.key(), line);
    }

    void remove(Delivery line) {
        var members = waiting.getOrDefault(groupOf(line), Map.of());
        if (members.containsKey(line.key())) {
            members.remove(line.key());
        }
        if (members.isEmpty()) {
            waiting.remove(groupOf(line));
        }
    }

    void hasLeft(Delivery line) {
        left.merge(groupOf(line), line.at(), (a, b) -> a.isAfter(b) ? a : b);
    }

    /** When its last message was put together, null for never. */
    @Nullable
    Instant left(String group) {
        return left.get(group);
    }

    /** When those that wait in a group are told; empty where nobody does. */
    Optional<Instant> due(String group) {
        return waiting.getOrDefault(group, Map.of()).values().stream()
                .map(Groups::dueOf)
                .min(Comparator.naturalOrder());
    }

    /** The members of each group that is due, one list each. */
    List<List<Delivery>> due(Instant now) {
        var found = new ArrayList<List<Delivery>>();
        waiting.forEach((group, members) -> {
            if (due(group).filter(due -> !due.isAfter(now)).isPresent()) {
                found.add(List.copyOf(members.values()));
            }
        });
        return found;
    }

    /** All who wait. */
    Stream<Delivery> waiting() {
        return waiting.values().stream().map(Map::values).flatMap(Collection::stream);
    }

    int size() {
        return waiting.values().stream().mapToInt(Map::size).sum();
    }

    /** The earliest moment at which a group is due; empty where nobody waits. */
    Optional<Instant> next() {
        return waiting().map(Groups::dueOf).min(Comparator.naturalOrder());
    }

    private static Instant dueOf(Delivery line) {
        return line.due() == null ? Instant.MIN : line.due();
    }

    private static String groupOf(Delivery line) {
        return line.group() == null ? line.channel() : line.group();
    }
}
