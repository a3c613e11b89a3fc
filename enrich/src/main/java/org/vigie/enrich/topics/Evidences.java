package org.vigie.enrich.topics;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.lucene.monitor.HighlightsMatch;
import org.vigie.contract.Entity;
import org.vigie.contract.TopicMatch;
import org.vigie.contract.TopicMatch.Evidence;

/** Gathers the words by which one topic was matched. One thread, one item. */
final class Evidences {
    /** Between topic and query in a stored query's id. */
    static final char SEPARATOR = '/';

    /** Stands for the query in the evidence of an entity that the topic requires. */
    static final String REQUIRED_ENTITY = "required-entity";

    private static final int MOST = 50;

    /** Distinct phrases, those in the title twice, that make half of the highest score. */
    private static final double HALF = 3;

    private static final Comparator<Evidence> ORDER = Comparator.comparing(
                    (Evidence evidence) -> !evidence.field().equals(QueryReader.TITLE))
            .thenComparingInt(Evidence::start)
            .thenComparingInt(Evidence::end)
            .thenComparing(Evidence::query);

    private final String title;
    private final String text;
    private final TreeSet<Evidence> found = new TreeSet<>(ORDER);

    Evidences(String title, String text) {
        this.title = title;
        this.text = text;
    }

    /** The topic of a stored query; that of a topic's id is the topic. */
    static String topic(String id) {
        int separator = id.indexOf(SEPARATOR);
        return separator < 0 ? id : id.substring(0, separator);
    }

    void add(HighlightsMatch match) {
        var id = match.getQueryId();
        var query = id.substring(id.indexOf(SEPARATOR) + 1);
        match.getHits().forEach((indexed, hits) -> {
            var field = indexed.startsWith(QueryReader.TITLE) ? QueryReader.TITLE : QueryReader.TEXT;
            var words = field.equals(QueryReader.TITLE) ? title : text;
            for (var hit : hits) {
                int start = hit.startOffset();
                int end = hit.endOffset();
                found.add(new Evidence(query, field, words.substring(start, end), start, end));
            }
        });
    }

    /** An entity that the topic requires: the names by which it was found. */
    void add(Entity entity) {
        entity.mentions()
                .forEach(mention -> found.add(new Evidence(
                        REQUIRED_ENTITY, mention.field(), mention.words(), mention.start(), mention.end())));
    }

    TopicMatch toMatch(String topic, int version) {
        return new TopicMatch(
                topic, version, score(), found.stream().limit(MOST).toList());
    }

    /** w / (w + 3), w the number of distinct phrases, those in the title counted twice: .4 for two, .73 for eight. */
    private double score() {
        var inTitle = new HashSet<String>();
        var anywhere = new HashSet<String>();
        for (var evidence : found) {
            var phrase = evidence.words().toLowerCase(Locale.ROOT);
            anywhere.add(phrase);
            if (evidence.field().equals(QueryReader.TITLE)) {
                inTitle.add(phrase);
            }
        }
        int weight = anywhere.size() + inTitle.size();
        return Math.round(weight / (weight + HALF) * 1000) / 1000.0;
    }
}
