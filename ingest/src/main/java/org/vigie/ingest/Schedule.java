package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.PollState.Cadence;
import org.vigie.contract.Source;

/**
 * When a source is asked next: at the pace that somebody configured for it, else by its own rhythm within bounds and as the
 * publisher wants it; spread by a tenth so that sources drift apart; more and more rarely while it fails.
 *
 * @param every shortest time between two polls of a source that does not say otherwise
 * @param slowest longest time between two polls of such a source while it answers
 * @param longestBackoff longest rest of a source that fails
 */
record Schedule(
        Duration every, Duration slowest, Duration longestBackoff, InstantSource clock, RandomGenerator random) {
    private static final double SPREAD = 0.1;
    private static final int MOST_DOUBLINGS = 20;
    private static final int HOURS_OF_A_WEEK = 7 * 24;

    /**
     * After an answer.
     *
     * @param rhythm null while nobody knows it
     * @param at fetch time, by the clock that also dates the entries
     * @param maxAge how long the answer stays fresh, as HTTP said
     */
    Instant afterSuccess(
            Source source, @Nullable Rhythm rhythm, Instant at, Cadence cadence, @Nullable Duration maxAge) {
        if (source.every() != null) {
            return clock.instant().plus(spread(source.every()));
        }
        var own = rhythm == null ? every : rhythm.interval(at);
        var pace = within(longest(own, longest(orNone(cadence.ttl()), orNone(maxAge))));
        return behindSkipped(clock.instant().plus(spread(pace)), cadence);
    }

    private static Duration orNone(@Nullable Duration wish) {
        return wish == null ? Duration.ZERO : wish;
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Duration within(Duration pace) {
        return longest(every, pace.compareTo(slowest) > 0 ? slowest : pace);
    }

    /** The first hour from then on that is not skipped; a publisher that skips the whole week is not believed. */
    private static Instant behindSkipped(Instant due, Cadence cadence) {
        var at = due.atOffset(ZoneOffset.UTC);
        for (int hour = 0; hour < HOURS_OF_A_WEEK; hour++) {
            if (!cadence.skipHours().contains(at.getHour())
                    && !cadence.skipDays().contains(at.getDayOfWeek())) {
                return at.toInstant();
            }
            at = at.plusHours(1).truncatedTo(ChronoUnit.HOURS);
        }
        return due;
    }

    /**
     * @param failures in a row, 1 for the first
     * @param retryAfter what the server asks for, obeyed even beyond the longest back-off
     */
    Instant afterFailure(Source source, int failures, @Nullable Duration retryAfter) {
        var pace = source.every() == null ? every : source.every();
        var doubled = pace.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var rest = doubled.compareTo(longestBackoff) < 0 ? doubled : longestBackoff;
        var asked = orNone(retryAfter);
        return clock.instant().plus(asked.compareTo(rest) > 0 ? asked : spread(rest));
    }

    /** How long to wait for a time that was noted earlier; a pace that was configured since then is followed at once. */
    Duration waitFor(Instant due, Source source, int failures) {
        var wait = Duration.between(clock.instant(), due);
        if (failures > 0 || source.every() == null) {
            return wait;
        }
        var atMost = source.every().multipliedBy(2);
        return wait.compareTo(atMost) < 0 ? wait : atMost;
    }

    private Duration spread(Duration pace) {
        return Duration.ofMillis((long) (pace.toMillis() * (1 + SPREAD * (2 * random.nextDouble() - 1))));
    }
}
