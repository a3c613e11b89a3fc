package org.vigie.notify.plan;

import java.time.Duration;
import java.time.Instant;
import org.vigie.contract.Alert;

/**
 * What nobody wants to hear of for a while; it has an end, somebody who wants it and a reason. An event that comes in the
 * meantime is never told, because it is old afterwards; a state is told then, if it still holds.
 *
 * @param starts {@link Instant#EPOCH} for always
 */
public record Silence(Match match, Instant starts, Instant ends, String author, String comment) {
    /** Rule of the alert that reminds of the end of a silence. */
    public static final String ENDS = "silence-ends";

    /** So long before the end people are reminded. */
    private static final Duration LEAD = Duration.ofHours(1);

    /** Whether it holds for an alert now. */
    public boolean covers(Alert alert, Instant now) {
        return !now.isBefore(starts) && now.isBefore(ends) && !alert.rule().equals(ENDS) && match.fits(alert);
    }

    /** Whether it is time to remind people of its end; never of one that lasts only a little longer than that. */
    public boolean isAboutToEnd(Instant now) {
        return !now.isBefore(reminderAt())
                && now.isBefore(ends)
                && starts.isBefore(reminderAt().minus(LEAD));
    }

    /** When people are reminded. */
    public Instant reminderAt() {
        return ends.minus(LEAD);
    }
}
