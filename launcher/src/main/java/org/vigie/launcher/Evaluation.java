package org.vigie.launcher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.topics.TopicDefinition;
import org.vigie.enrich.topics.Topics;

/**
 * Topics held against what people say, item by item: a score for each topic in each language. An item counts for the
 * topics that somebody has judged it by. One thread.
 */
final class Evaluation {
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::topic).thenComparing(Cell::language);

    private final Topics topics;
    private final Judgements judgements;
    private final SortedMap<Cell, Score> scores = new TreeMap<>(ORDER);
    private final List<Difference> differences = new ArrayList<>();
    private int items;

    /** A topic in one language. */
    record Cell(String topic, String language) {}

    /**
     * An item on which the queries and people differ.
     *
     * @param match what was found, null where people say that it should have been
     */
    record Difference(
            String topic, Texts.Text text, @Nullable TopicMatch match) {
        double score() {
            return match == null ? 0 : match.score();
        }
    }

    Evaluation(Topics topics, Judgements judgements) {
        this.topics = topics;
        this.judgements = judgements;
    }

    /** Takes an item in; one that nobody has judged changes nothing. */
    void add(Texts.Text text) {
        var said = judgements.of(text.id().asText());
        if (said.isEmpty()) {
            return;
        }
        items++;
        Map<String, TopicMatch> found =
                text.of(topics).stream().collect(Collectors.toMap(TopicMatch::topic, Function.identity()));
        for (var definition : topics.definitions()) {
            var topic = definition.id();
            var isRight = said.get(topic);
            if (isRight == null) {
                continue;
            }
            var match = found.get(topic);
            scores.merge(new Cell(topic, text.language()), Score.NONE.plus(match != null, isRight), Score::plus);
            if (isRight != (match != null)) {
                differences.add(new Difference(topic, text, match));
            }
        }
    }

    /** Items that people have judged and that were among those taken in. */
    int items() {
        return items;
    }

    SortedMap<Cell, Score> scores() {
        return scores;
    }

    /** Topics that people have judged by and that no definition has. */
    List<String> unknownTopics() {
        var known = topics.definitions().stream().map(TopicDefinition::id).toList();
        return judgements.topics().stream()
                .filter(topic -> !known.contains(topic))
                .sorted()
                .toList();
    }

    /** The mean F1 over the topics and languages that have an item, NaN where none has. */
    double mean() {
        return scores.values().stream()
                .filter(score -> score.positives() > 0)
                .mapToDouble(Score::f1)
                .average()
                .orElse(Double.NaN);
    }

    /** What was found by mistake, the surest first. */
    List<Difference> mistakes() {
        return differences.stream()
                .filter(difference -> difference.match != null)
                .sorted(Comparator.comparingDouble(Difference::score).reversed())
                .toList();
    }

    /** What was missed, in the order of the items. */
    List<Difference> misses() {
        return differences.stream()
                .filter(difference -> difference.match == null)
                .toList();
    }
}
