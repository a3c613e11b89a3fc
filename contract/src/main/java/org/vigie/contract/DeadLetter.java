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
 * @param redriven where it is set, this is no letter but the note that an earlier one's record was put back; written in one
 *     transaction with that record. Readers that do not know the field take it for a letter that says so in its detail
 */
public record DeadLetter(
        Reason reason,
        String stage,
        String detail,
        @Nullable Origin origin,
        @Nullable String key,
        String payload,
        Instant at,
        @Nullable Redriven redriven) {

    /** Longer payloads are cut, in UTF-16 units. */
    public static final int LONGEST_PAYLOAD = 65_536;

    /** Header of a record that was put back: it is to be worked on although it is known already. */
    public static final String REDRIVEN = "vigie.redriven";

    public DeadLetter {
        payload = payload.length() <= LONGEST_PAYLOAD ? payload : payload.substring(0, LONGEST_PAYLOAD);
    }

    /** A letter. */
    public DeadLetter(
            Reason reason,
            String stage,
            String detail,
            @Nullable Origin origin,
            @Nullable String key,
            String payload,
            Instant at) {
        this(reason, stage, detail, origin, key, payload, at, null);
    }

    /** The note that this letter, which lies at a place among the dead letters, was put back. */
    public DeadLetter noteOf(Redriven redriven) {
        var detail = "put back into " + redriven.to().topic() + ": the letter at " + redriven.partition() + ":"
                + redriven.offset();
        return new DeadLetter(reason, stage, detail, origin, key, "", at, redriven);
    }

    /** The same without what was refused. */
    public DeadLetter withoutPayload() {
        return new DeadLetter(reason, stage, detail, origin, key, "", at, redriven);
    }

    /** A place in Kafka. */
    public record Origin(String topic, int partition, long offset) {}

    /**
     * What was refused has been put back.
     *
     * @param partition where the letter lies among the dead letters
     * @param offset where the letter lies among the dead letters
     * @param to where its record now stands once more
     * @param at by the clock of the one who did it
     */
    public record Redriven(int partition, long offset, Origin to, Instant at) {}
}
