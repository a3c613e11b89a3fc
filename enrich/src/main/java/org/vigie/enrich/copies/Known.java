package org.vigie.enrich.copies;

import java.time.Instant;
import java.util.Comparator;
import org.vigie.contract.EnrichedItem;

/**
 * An item among its like.
 *
 * @param published the earlier one is the original; of items of the same time the one with the lower id
 * @param seen when what is known of it was fetched
 */
record Known(String id, Instant published, Instant seen, Prints prints) {
    /** The order in which items were published. */
    static final Comparator<Known> BY_PUBLICATION =
            Comparator.comparing(Known::published).thenComparing(Known::id);

    static final Comparator<Known> BY_SIGHT = Comparator.comparing(Known::seen).thenComparing(Known::id);

    static Known of(EnrichedItem enriched, Prints prints) {
        var item = enriched.item();
        return new Known(item.id(), item.publishedAt(), item.fetchedAt(), prints);
    }

    boolean isBefore(Known other) {
        return BY_PUBLICATION.compare(this, other) < 0;
    }
}
