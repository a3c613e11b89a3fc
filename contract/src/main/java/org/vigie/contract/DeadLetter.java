package org.vigie.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was refused, with all that is needed to understand it and to send it again.
 *
 * @param stage where it was refused, such as {@code read-feed}
 * @param detail what was wrong, in a sentence
 * @param origin where the refused record stood, null when it never was in Kafka (a feed's body)
 * @param key of the refused record
 * @param payload what was refused, as text, cut at {@link #LONGEST_PAYLOAD} characters
 * @param at event time of the refused record
 */
public record DeadLetter(
        Reason reason,
        String stage,
        String detail,
        @Nullable Origin origin,
        @Nullable String key,
        String payload,
        Instant at) {

    /** Longer payloads are cut, in UTF-16 units. */
    public static final int LONGEST_PAYLOAD = 65_536;

    public DeadLetter {
        payload = payload.length() <= LONGEST_PAYLOAD ? payload : payload.substring(0, LONGEST_PAYLOAD);
    }

    /** A place in Kafka. */
    public record Origin(String topic, int partition, long offset) {}
}
