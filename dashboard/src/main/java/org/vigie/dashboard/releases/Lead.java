package org.vigie.dashboard.releases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vigie.dashboard.index.Sums;

/**
 * Which of two lines is ahead, and since when.
 *
 * @param since start of the first period from which on the leader was never behind
 * @param isFromTheBeginning whether there was no change
 */
public record Lead(String leader, String other, Instant since, boolean isFromTheBeginning) {

    /** Of the periods that are over and were collected from their beginning; nothing where neither is ahead in any of them. Periods in which both are equal change nothing. */
    public static Optional<Lead> of(String one, String two, Sums counts, List<Instant> over) {
        int ahead = 0;
        int changes = 0;
        Instant since = null;
        for (var start : over) {
            int now = Long.compare(counts.number(one, start), counts.number(two, start));
            if (now != 0 && now != ahead) {
                changes += ahead == 0 ? 0 : 1;
                ahead = now;
                since = start;
            }
        }
        if (since == null) {
            return Optional.empty();
        }
        return Optional.of(new Lead(ahead > 0 ? one : two, ahead > 0 ? two : one, since, changes == 0));
    }
}
