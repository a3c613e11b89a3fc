package org.vigie.ingest;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.PollState;
import org.vigie.contract.PollState.Moved;
import org.vigie.contract.PollStateBuilder;
import org.vigie.contract.Source;
import org.vigie.ingest.fetch.FetchResult;

/** Where a source is asked: at its address, where that has moved for good, or at the feed that the page there names. */
record Whereabouts(Source source, PollState state) {
    private static final int SIGHTINGS_OF_A_MOVE = 5;
    private static final Duration LENGTH_OF_A_MOVE = Duration.ofDays(3);

    /** So many in a row end the belief that a source is elsewhere. */
    private static final int FAILURES = 3;

    String address() {
        if (isSameAddress() && hasMoved(state.moved())) {
            return Objects.requireNonNull(state.moved()).to();
        }
        if (isSameAddress() && state.discovered() != null && !isPageAskedAgain()) {
            return state.discovered();
        }
        return source.url();
    }

    /** Whether what is remembered comes from where the source now is. */
    boolean isSameAddress() {
        return source.url().equals(state.url());
    }

    /** Whether the feed that a page named fails so often that the page is asked in turn with it. */
    boolean isPageAskedAgain() {
        return state.discovered() != null && state.failures() >= FAILURES && state.failures() % 2 == 1;
    }

    /** Whether a feed may be looked for behind a page: not where a feed was read before, which will come back. */
    boolean mayDiscover() {
        return !isSameAddress() || state.lastSuccessAt() == null || state.discovered() != null;
    }

    /** The state as it is once the page at the address has named a feed. */
    PollState discovered(String feed) {
        return isSameAddress() && feed.equals(state.discovered())
                ? state
                : PollStateBuilder.builder(state)
                        .url(source.url())
                        .discovered(feed)
                        .moved(null)
                        .build();
    }

    private static boolean hasMoved(@Nullable Moved moved) {
        return moved != null && moved.sightings() >= SIGHTINGS_OF_A_MOVE;
    }

    /** A permanent redirect is believed after {@value #SIGHTINGS_OF_A_MOVE} polls over three days that found a feed there. */
    @Nullable
    Moved moved(FetchResult.Fresh answer) {
        var known = isSameAddress() ? state.moved() : null;
        var to = answer.movedTo();
        if (to == null) {
            return hasMoved(known) ? known : null;
        }
        if (known == null || !known.to().equals(to)) {
            return new Moved(to, 1, answer.at());
        }
        boolean isLongEnough = Duration.between(known.since(), answer.at()).compareTo(LENGTH_OF_A_MOVE) >= 0;
        int sightings = known.sightings() + 1;
        return new Moved(to, isLongEnough ? sightings : Math.min(sightings, SIGHTINGS_OF_A_MOVE - 1), known.since());
    }

    /** What is left of a move after so many failures in a row. */
    @Nullable
    Moved movedAfter(int failures) {
        return failures < FAILURES ? state.moved() : null;
    }
}
