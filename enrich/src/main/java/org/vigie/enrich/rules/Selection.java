package org.vigie.enrich.rules;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Release;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.topics.Topic;

/**
 * Which things a rule concerns.
 *
 * @param where what they are like
 * @param unless those that are like this are left out; nothing is where it is empty
 * @param query what items must say, null where it does not matter; the rule's id names it
 */
public record Selection(
        Condition where, Condition unless, @Nullable Topic query) {
    /** In what a release is not as the rule wants it; in nothing where it is meant. */
    public Stream<Unmet> unmet(Release release) {
        return unmet(field -> ReleaseFields.values(release, field));
    }

    /**
     * In what an item is not as the rule wants it; in nothing where it is meant.
     *
     * @param said what the item says of the query, null for nothing
     */
    public Stream<Unmet> unmet(EnrichedItem item, @Nullable TopicMatch said) {
        var unsaid = query == null || said != null
                ? Stream.<Unmet>of()
                : Stream.of(new Unmet(
                        Unmet.QUERY,
                        query.queries().keySet(),
                        List.of(item.language().code())));
        return Stream.concat(unsaid, unmetApartFromQuery(item));
    }

    /** Whether the rule means an item, provided that it meets the query. */
    public boolean wantsApartFromQuery(EnrichedItem item) {
        return unmetApartFromQuery(item).findAny().isEmpty();
    }

    private Stream<Unmet> unmetApartFromQuery(EnrichedItem item) {
        return unmet(field -> ItemFields.values(item, field));
    }

    private Stream<Unmet> unmet(Function<String, Collection<String>> fields) {
        var leftOut = unless.isEmpty() || !unless.isMetBy(fields)
                ? Stream.<Unmet>of()
                : unless.values().entrySet().stream()
                        .map(field -> Unmet.leftOut(field.getKey(), field.getValue(), fields.apply(field.getKey())));
        return Stream.concat(where.unmetBy(fields), leftOut);
    }

    /** The topics of an item that the rule names, or else all of them: the surest first. */
    public Stream<TopicMatch> topics(EnrichedItem item) {
        return item.topics().stream()
                .filter(topic -> !where.values().containsKey("topic") || where.asksFor("topic", topic.topic()))
                .sorted((a, b) -> Double.compare(b.score(), a.score()));
    }
}
