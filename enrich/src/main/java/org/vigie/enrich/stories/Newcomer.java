package org.vigie.enrich.stories;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;

/**
 * An item that is to be placed in a story.
 *
 * @param opens id of the story that it opens where it joins none: its own, and from its second version on that too, since
 *     an item that comes back from another language may have left a story of that id behind
 * @param seen when what is known of it was fetched
 */
record Newcomer(
        String id,
        String opens,
        Instant published,
        Instant seen,
        String title,
        @Nullable String outlet,
        @Nullable String country,
        Gist gist) {
    static Newcomer of(EnrichedItem enriched) {
        var item = enriched.item();
        return new Newcomer(
                item.id(),
                opens(enriched),
                item.publishedAt(),
                item.fetchedAt(),
                item.title(),
                item.outlet(),
                item.country(),
                Gist.of(item.title(), item.text()));
    }

    static String opens(EnrichedItem enriched) {
        var id = enriched.item().id();
        return enriched.version() == 1 ? id : id + "-" + enriched.version();
    }
}
