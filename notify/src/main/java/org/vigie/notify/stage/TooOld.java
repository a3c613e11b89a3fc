package org.vigie.notify.stage;

import java.time.Duration;
import java.time.Instant;

/**
 * What happened long before we heard of it is no news: so a first start on a long log tells nobody of the past. A correction
 * always concerns those who were told, but for the end of a state long ago.
 */
record TooOld(Duration oldest) implements Stage {
    @Override
    public String name() {
        return Dispatch.TOO_OLD;
    }

    @Override
    public Verdict judge(Candidate candidate, Instant now) {
        var alert = candidate.alert();
        var at = alert.lasting() == null || alert.lasting().until() == null
                ? alert.at()
                : alert.lasting().until();
        var age = Duration.between(at, now);
        return (candidate.isFirst() || alert.hasEnded()) && age.compareTo(oldest) > 0
                ? new Verdict.Suppress("older than " + oldest + " when it was first seen")
                : new Verdict.Pass();
    }
}
