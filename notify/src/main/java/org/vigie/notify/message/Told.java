package org.vigie.notify.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;

/**
 * An alert in a message.
 *
 * @param former title that the same people were told before, null where this is the first they hear of it
 * @param at when the message was put together: the same however often it is sent
 */
public record Told(Alert alert, @Nullable String former, Instant at) {
    /** What it is to those who read it. */
    public enum Change {
        NEW,
        /** It has another title than they were told. */
        CORRECTED,
        /** What they were told is not true. */
        WITHDRAWN,
        /** It was withdrawn and is true after all. */
        REINSTATED
    }

    /** What it is to those who read it. */
    public Change change() {
        if (alert.withdrawn() != null) {
            return Change.WITHDRAWN;
        }
        if (former == null) {
            return Change.NEW;
        }
        return former.equals(alert.title()) ? Change.REINSTATED : Change.CORRECTED;
    }
}
