package org.vigie.notify.stage;

import java.time.Duration;
import java.time.Instant;

/**
 * What happened long before we heard of it is no news: so a first start on a long log tells nobody of the past. A correction
 * always concerns those who were told.
 */
record TooOld(Duration oldest) implements Stage {
    @Override
    public String name() {
        return Dispatch.TOO_OLD;
    }

    @Override
    public Verdict judge(Candidate candidate, Instant now) {
        var age = Duration.between(candidate.alert().at(), now);
        return candidate.isFirst() && age.compareTo(oldest) > 0
                ? new Verdict.Suppress("older than " + oldest + " when it was first seen")
                : new Verdict.Pass();
    }
}
