package org.vigie.notify.plan;

import java.time.Duration;
import java.util.List;
import org.vigie.contract.Alert;

/**
 * Some alerts make others needless: who is told that a release is built on a Chinese model need not be told that it is new.
 *
 * @param equal labels in which both agree
 * @param within so far are their times apart at most
 */
public record Inhibition(Match source, Match target, List<String> equal, Duration within) {
    static final Duration WITHIN = Duration.ofDays(1);

    public Inhibition {
        equal = List.copyOf(equal);
    }

    /** Whether one alert makes another needless. */
    public boolean inhibits(Alert one, Alert other) {
        return !one.id().equals(other.id())
                && source.fits(one)
                && target.fits(other)
                && equal.stream().allMatch(label -> Match.label(one, label).equals(Match.label(other, label)))
                && Duration.between(one.at(), other.at()).abs().compareTo(within) <= 0;
    }
}
