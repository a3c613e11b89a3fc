package org.vigie.dashboard.sources;

import java.time.Duration;
import java.util.Locale;
import org.vigie.contract.PollState;
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

    private static final Duration REST = Duration.ofHours(12);

    static State of(PolledSource source) {
        var state = source.state();
        if (state == null || state.polls() == 0) {
            return NOT_ASKED;
        }
        if (state.problem() != null) {
            return isResting(state) ? RESTS : FAILS;
        }
        return source.isSilent() ? SILENT : OK;
    }

    private static boolean isResting(PollState state) {
        return state.lastPollAt() != null
                && Duration.between(state.lastPollAt(), state.nextDueAt()).compareTo(REST) > 0;
    }

    /** As sentences and styles call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
