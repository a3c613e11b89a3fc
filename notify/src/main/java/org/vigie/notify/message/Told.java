package org.vigie.notify.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;

/**
 * An alert in a message.
 *
 * @param former what the same people were told before, null where this is the first they hear of it
 * @param at when the message was put together: the same however often it is sent
 */
public record Told(Alert alert, @Nullable Alert former, Instant at) {
    /** What it is to those who read it. */
    public enum Change {
        NEW,
        /** It has another title than they were told. */
        CORRECTED,
        /** What they were told is not true. */
        WITHDRAWN,
        /** It was withdrawn and is true after all. */
        REINSTATED,
        /** It still holds. */
        REPEATED,
        /** It held, and is over. */
        ENDED
    }

    /** What it is to those who read it. */
    public Change change() {
        if (alert.withdrawn() != null) {
            return Change.WITHDRAWN;
        }
        if (alert.hasEnded()) {
            return Change.ENDED;
        }
        if (former == null) {
            return Change.NEW;
        }
        if (!former.title().equals(alert.title())) {
            return Change.CORRECTED;
        }
        return former.withdrawn() == null ? Change.REPEATED : Change.REINSTATED;
    }
}
