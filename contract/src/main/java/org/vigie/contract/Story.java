package org.vigie.contract;

import java.time.Instant;
import java.util.List;

/**
 * Items about one event, by outlets of one language. An item that nobody else writes about is a story of one. What was added
 * to titles, outlets and times by an item that has left stays.
 *
 * @param id that of the item which opened it, with the item's version unless that was its first; also the Kafka key; never
 *     changes
 * @param title of the item that says best what the others say
 * @param languages of its items; stories are joined within a language, so that there is one
 * @param outlets that tell it, sorted, at most {@link #MOST_OUTLETS}
 * @param countries of these, sorted
 * @param openedAt publication of the item which opened it; never changes
 * @param firstAt earliest publication
 * @param lastAt latest publication
 * @param items how many it has, copies included; 0 when the last one has left it, and then there is none
 * @param itemIds those that came first, at most {@link #MOST_ITEM_IDS}; an item says itself of which story it is
 * @param version 1 when it is opened, one more with each change
 */
public record Story(
        String id,
        String title,
        List<String> languages,
        List<String> outlets,
        List<String> countries,
        Instant openedAt,
        Instant firstAt,
        Instant lastAt,
        int items,
        List<String> itemIds,
        long version) {
    /** So many outlets are listed. */
    public static final int MOST_OUTLETS = 200;

    /** So many items are listed. */
    public static final int MOST_ITEM_IDS = 200;
}
