package org.vigie.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many items fall into one cell, right at every moment under revisions, late items and withdrawals.
 *
 * @param id {@code day/2026-03-01T00:00:00Z/ai-geopolitics/fr/FR}, also the Kafka key
 * @param start of the period in UTC; weeks start on Monday
 * @param topic a topic's id, or {@code *} for all items: the denominator of every share
 * @param language ISO 639-1 code, or {@code und}
 * @param country of the outlet, null where it has none
 * @param items in this cell now, 0 when the last one left it
 * @param version grows with every change
 */
public record Count(
        String id,
        Period period,
        Instant start,
        String topic,
        String language,
        @Nullable String country,
        long items,
        long version) {

    /** The topic of the counts over all items. */
    public static final String ALL_TOPICS = "*";

    /** The grain of a count. */
    public enum Period {
        HOUR,
        DAY,
        WEEK
    }
}
