package org.vigie.enrich.rules;

import java.util.Collection;
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
    /** Whether a release is meant. */
    public boolean selects(Release release) {
        return selects(field -> ReleaseFields.values(release, field));
    }

    /** @param said what the item says of the query, null for nothing */
    public boolean selects(EnrichedItem item, @Nullable TopicMatch said) {
        return (query == null || said != null) && selects(field -> ItemFields.values(item, field));
    }

    private boolean selects(Function<String, Collection<String>> fields) {
        return where.isMetBy(fields) && (unless.isEmpty() || !unless.isMetBy(fields));
    }

    /** The topics of an item that the rule names, or else all of them: the surest first. */
    public Stream<TopicMatch> topics(EnrichedItem item) {
        return item.topics().stream()
                .filter(topic -> !where.values().containsKey("topic") || where.asksFor("topic", topic.topic()))
                .sorted((a, b) -> Double.compare(b.score(), a.score()));
    }
}
