package org.vigie.enrich.stories;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;

/**
 * An item that is to be placed in a story.
 *
 * @param seen when what is known of it was fetched
 */
record Newcomer(
        String id,
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
                item.publishedAt(),
                item.fetchedAt(),
                item.title(),
                item.outlet(),
                item.country(),
                Gist.of(item.title(), item.text()));
    }
}
