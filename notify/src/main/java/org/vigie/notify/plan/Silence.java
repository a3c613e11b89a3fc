package org.vigie.notify.plan;

import java.time.Instant;
import org.vigie.contract.Alert;

/**
 * What nobody wants to hear of for a while; it has an end, somebody who wants it and a reason. An alert that comes in the
 * meantime is never told, because it is an event: afterwards it is old.
 */
public record Silence(Match match, Instant starts, Instant ends, String author, String comment) {
    /** Whether it holds for an alert now. */
    public boolean covers(Alert alert, Instant now) {
        return !now.isBefore(starts) && now.isBefore(ends) && match.fits(alert);
    }
}
