package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an alert on one channel: a line of the ledger that {@code notify} keeps. What is to be told to whom follows
 * from the ledger alone, so that it goes on after a crash where it was.
 *
 * @param alert as it is told there
 * @param channel its name in the configuration
 * @param outcome what is decided or has happened
 * @param stage that decided it, such as {@code too-old} or {@code grouped}; also the metric tag
 * @param at when that was
 * @param group the alerts that are told with it in one message, such as {@code desk|developer=DeepSeek}; null for those that
 *     are not told
 * @param due of a waiting one: when its message leaves
 * @param idempotencyKey of the message it is told in: the same however often it is sent; null until it is put together
 * @param answer what the receiver said, or why nothing was sent
 */
@RecordBuilder
public record Delivery(
        Alert alert,
        String channel,
        Outcome outcome,
        String stage,
        Instant at,
        @Nullable String group,
        @Nullable Instant due,
        @Nullable String idempotencyKey,
        @Nullable String answer) {

    /** What is decided of an alert on a channel, or has happened to it. */
    public enum Outcome {
        /** It will be told when it is due. */
        WAITING,
        /** Its message is put together and on its way; it may have arrived. */
        SENDING,
        /** The receiver has it. */
        SENT,
        /** The receiver will not have it: it is not sent again. */
        REFUSED,
        /** A stage decided that it is not told here. */
        SUPPRESSED
    }

    /** The Kafka key: of one alert on one channel. */
    public String key() {
        return alert.id() + "|" + channel;
    }
}
