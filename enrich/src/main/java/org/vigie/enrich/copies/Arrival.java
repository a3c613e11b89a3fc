package org.vigie.enrich.copies;

import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;

/**
 * What changes in a language: an item that is in it now; or, without one, an item that has left it, since a revision is in
 * another language.
 *
 * @param item its id
 */
record Arrival(
        String item,
        @Nullable EnrichedItem enriched,
        @Nullable Prints prints) {
    static Arrival of(EnrichedItem enriched) {
        var item = enriched.item();
        return new Arrival(item.id(), enriched, Prints.of(item.title(), item.text()));
    }

    static Arrival leaving(String item) {
        return new Arrival(item, null, null);
    }
}
