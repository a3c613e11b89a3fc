package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;

/**
 * When a source is asked next: at its own pace, spread by a tenth so that sources drift apart, and more and more rarely
 * while it fails.
 */
record Schedule(Duration every, Duration longestBackoff, InstantSource clock, RandomGenerator random) {
    private static final double SPREAD = 0.1;
    private static final int MOST_DOUBLINGS = 20;

    Instant afterSuccess(Source source) {
        return clock.instant().plus(spread(pace(source)));
    }

    /**
     * @param failures in a row, 1 for the first
     * @param retryAfter what the server asks for, obeyed even beyond the longest back-off
     */
    Instant afterFailure(Source source, int failures, @Nullable Duration retryAfter) {
        var doubled = pace(source).multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var rest = doubled.compareTo(longestBackoff) < 0 ? doubled : longestBackoff;
        var asked = retryAfter == null ? Duration.ZERO : retryAfter;
        return clock.instant().plus(asked.compareTo(rest) > 0 ? asked : spread(rest));
    }

    /** How long to wait for a time that was noted earlier, perhaps under a slower pace than today's. */
    Duration waitFor(Instant due, Source source, int failures) {
        var now = clock.instant();
        var wait = Duration.between(now, due);
        var atMost = failures == 0 ? pace(source).multipliedBy(2) : Duration.between(now, due);
        return wait.compareTo(atMost) < 0 ? wait : atMost;
    }

    private Duration pace(Source source) {
        return source.every() == null ? every : source.every();
    }

    private Duration spread(Duration pace) {
        return Duration.ofMillis((long) (pace.toMillis() * (1 + SPREAD * (2 * random.nextDouble() - 1))));
    }
}
