package org.vigie.enrich.rules;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.topics.EntityRule;

/** What rules can ask of an item. */
public final class ItemFields {
    static final List<String> NAMES = List.of("topic", "language", "country", "source", "outlet", "kind", "entity");

    private ItemFields() {}

    static Collection<String> values(EnrichedItem enriched, String field) {
        var item = enriched.item();
        return switch (field) {
            case "topic" -> enriched.topics().stream().map(TopicMatch::topic).toList();
            case "language" -> List.of(enriched.language().code());
            case "country" -> item.country() == null ? List.of() : List.of(item.country());
            case "source" -> enriched.sources();
            case "outlet" -> List.of(item.outlet());
            case "kind" -> enriched.kind() == null ? List.of() : List.of(word(enriched.kind()));
            case "entity" ->
                enriched.entities().stream().flatMap(EntityRule::written).collect(Collectors.toSet());
            default -> throw new IllegalArgumentException(field);
        };
    }

    /** What an alert on an item can be routed by. */
    public static SortedMap<String, String> labels(EnrichedItem enriched, Selection selection) {
        var labels = new TreeMap<String, String>();
        for (var field : List.of("language", "country", "outlet", "kind")) {
            values(enriched, field).forEach(value -> labels.put(field, value));
        }
        labels.put("source", enriched.item().source());
        selection.topics(enriched).findFirst().ifPresent(topic -> labels.put("topic", topic.topic()));
        if (enriched.story() != null) {
            labels.put("story", enriched.story());
        }
        return labels;
    }

    /** The words of an item that a rule matched: of its topics, of its entities, of its query. */
    public static List<String> words(EnrichedItem enriched, Selection selection, Stream<TopicMatch> said) {
        var ofTopics =
                selection.where().values().containsKey("topic") ? selection.topics(enriched) : Stream.<TopicMatch>of();
        var ofTexts = Stream.concat(ofTopics, said)
                .flatMap(match -> match.evidence().stream())
                .map(TopicMatch.Evidence::words);
        var wanted = Set.copyOf(selection.where().values().getOrDefault("entity", List.of()));
        var ofEntities = enriched.entities().stream()
                .filter(entity -> EntityRule.written(entity).anyMatch(wanted::contains))
                .flatMap(entity -> entity.mentions().stream())
                .map(mention -> mention.words());
        return Stream.concat(ofTexts, ofEntities).distinct().limit(MOST_WORDS).toList();
    }

    private static final int MOST_WORDS = 20;

    /** As rules write the value of an enumeration. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
