package org.vigie.dashboard.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.vigie.dashboard.backstage.PolledSource;

/** How a source is, the worst first. */
public enum State {
    /** It has failed so often that it is left alone for a while. */
    RESTS,
    FAILS,
    /** It answers, and nothing new has come for much longer than is usual there. */
    SILENT,
    NOT_ASKED,
    OK;

    private static final Duration REST = Duration.ofHours(6);

    /** @param now of the system's clock, by which sources are asked again */
    static State of(PolledSource source, Instant now) {
        var state = source.state();
        if (state == null || state.polls() == 0) {
            return NOT_ASKED;
        }
        if (state.problem() != null) {
            return state.nextDueAt().isAfter(now.plus(REST)) ? RESTS : FAILS;
        }
        return source.isSilent() ? SILENT : OK;
    }

    /** As sentences and styles call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
