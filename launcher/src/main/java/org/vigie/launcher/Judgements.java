package org.vigie.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What people have said of items and topics, in the order in which they said it: the last judgement on an item and a topic
 * counts, whoever gave it. One thread.
 */
final class Judgements {
    private final Map<String, Map<String, List<Judgement>>> byItem = new TreeMap<>();

    /**
     * An item and a topic on which people differ, each by the last word of theirs.
     *
     * @param said the last judgement of each, by who
     */
    record Conflict(String item, String topic, Map<String, Judgement> said, Judgement counts) {}

    /**
     * How far two people agree on a topic beyond chance, Cohen's kappa (Cohen 1960).
     *
     * @param items how many both have judged by it
     * @param kappa 1 for always, 0 for as often as chance would; NaN where chance alone would make them always agree
     */
    record Agreement(int items, double kappa) {}

    /** @param scope the topics that a judgement on {@link Judgement#EVERY} topic is about */
    void add(Judgement judgement, Set<String> scope) {
        if (judgement.topic().equals(Judgement.EVERY)) {
            scope.forEach(topic ->
                    put(new Judgement(judgement.item(), topic, judgement.isYes(), judgement.by(), judgement.at())));
        } else {
            put(judgement);
        }
    }

    private void put(Judgement judgement) {
        byItem.computeIfAbsent(judgement.item(), unseen -> new TreeMap<>())
                .computeIfAbsent(judgement.topic(), unseen -> new ArrayList<>())
                .add(judgement);
    }

    Set<String> items() {
        return byItem.keySet();
    }

    Set<String> topics() {
        return byItem.values().stream()
                .flatMap(topics -> topics.keySet().stream())
                .collect(Collectors.toSet());
    }

    /** Whether an item belongs to a topic, by topic; only the topics that somebody has judged it by. */
    Map<String, Boolean> of(String item) {
        var topics = new TreeMap<String, Boolean>();
        byItem.getOrDefault(item, Map.of())
                .forEach((topic, all) -> topics.put(topic, all.getLast().isYes()));
        return topics;
    }

    /** All judgements on an item and a topic, the first one first. */
    List<Judgement> of(String item, String topic) {
        return byItem.getOrDefault(item, Map.of()).getOrDefault(topic, List.of());
    }

    /** In the order of items and topics. */
    List<Conflict> conflicts() {
        var conflicts = new ArrayList<Conflict>();
        byItem.forEach((item, topics) -> topics.forEach((topic, all) -> {
            var said = new TreeMap<String, Judgement>();
            all.forEach(judgement -> said.put(judgement.by(), judgement));
            if (said.values().stream().map(Judgement::isYes).distinct().count() > 1) {
                conflicts.add(new Conflict(item, topic, said, all.getLast()));
            }
        }));
        return conflicts;
    }

    /** Who has judged anything. */
    Set<String> people() {
        return byItem.values().stream()
                .flatMap(topics -> topics.values().stream())
                .flatMap(List::stream)
                .map(Judgement::by)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Over the items that both have judged by the topic. */
    Agreement agreement(String topic, String one, String other) {
        int items = 0;
        int agreed = 0;
        int yesOfOne = 0;
        int yesOfOther = 0;
        for (var topics : byItem.values()) {
            var said = topics.getOrDefault(topic, List.of()).stream()
                    .collect(Collectors.toMap(Judgement::by, Judgement::isYes, (before, after) -> after));
            if (said.containsKey(one) && said.containsKey(other)) {
                boolean first = Objects.requireNonNull(said.get(one));
                boolean second = Objects.requireNonNull(said.get(other));
                items++;
                agreed += first == second ? 1 : 0;
                yesOfOne += first ? 1 : 0;
                yesOfOther += second ? 1 : 0;
            }
        }
        double byChance = ((double) yesOfOne * yesOfOther + (double) (items - yesOfOne) * (items - yesOfOther))
                / ((double) items * items);
        return new Agreement(items, ((double) agreed / items - byChance) / (1 - byChance));
    }
}
