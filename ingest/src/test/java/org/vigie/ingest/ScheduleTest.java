package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.contract.PollState.Cadence;
import org.vigie.contract.PollState.Seen;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:30:00Z"); // a Monday
    private static final Percentage SPREAD = Percentage.withPercentage(11);
    private static final Schedule SCHEDULE = new Schedule(
            Duration.ofMinutes(15), Duration.ofHours(2), Duration.ofDays(1), InstantSource.fixed(NOW), new Random(1));

    private static Source source(@Nullable Duration every) {
        return SourceBuilder.builder(Source.of("le-fil", Source.Kind.FEED, "https://fil.example/rss"))
                .every(every)
                .build();
    }

    private static Rhythm entriesEvery(Duration gap, Duration silence) {
        return Objects.requireNonNull(Rhythm.of(IntStream.range(0, 30)
                .mapToObj(i -> NOW.minus(silence).minus(gap.multipliedBy(i)))
                .map(time -> new Seen(1, "", time, time, time))
                .toList()));
    }

    private static long minutes(
            @Nullable Rhythm rhythm, @Nullable Duration every, Cadence cadence, @Nullable Duration maxAge) {
        return Duration.between(NOW, SCHEDULE.afterSuccess(source(every), rhythm, NOW, cadence, maxAge))
                .toMinutes();
    }

    @Test
    void aSourceIsAskedInHalfTheTimeBetweenItsEntriesWithinBounds() {
        assertThat(minutes(entriesEvery(Duration.ofHours(2), Duration.ZERO), null, Cadence.ANY, null))
                .isCloseTo(60L, SPREAD);
        assertThat(minutes(entriesEvery(Duration.ofMinutes(2), Duration.ZERO), null, Cadence.ANY, null))
                .isCloseTo(15L, SPREAD);
        assertThat(minutes(entriesEvery(Duration.ofDays(9), Duration.ZERO), null, Cadence.ANY, null))
                .isCloseTo(120L, SPREAD);
        assertThat(minutes(null, null, Cadence.ANY, null)).isCloseTo(15L, SPREAD);
    }

    @Test
    void silenceSlowsDown() {
        assertThat(minutes(entriesEvery(Duration.ofMinutes(10), Duration.ofHours(16)), null, Cadence.ANY, null))
                .isCloseTo(48L, SPREAD);
    }

    @Test
    void aConfiguredPaceIsKeptWhateverThePublisherWants() {
        var daily = new Cadence(Duration.ofHours(1), Set.of(12, 13), Set.of(DayOfWeek.MONDAY));
        assertThat(minutes(entriesEvery(Duration.ofDays(9), Duration.ZERO), Duration.ofMinutes(5), daily, null))
                .isBetween(4L, 5L);
    }

    @Test
    void whatThePublisherAsksForIsHonouredWithinTheBounds() {
        var busy = entriesEvery(Duration.ofMinutes(2), Duration.ZERO);
        var hourly = new Cadence(Duration.ofHours(1), Set.of(), Set.of());
        assertThat(minutes(busy, null, hourly, null)).isCloseTo(60L, SPREAD);
        assertThat(minutes(busy, null, Cadence.ANY, Duration.ofMinutes(40))).isCloseTo(40L, SPREAD);
        assertThat(minutes(busy, null, Cadence.ANY, Duration.ofDays(365)))
                .as("a cache for a year is no reason to look once a year")
                .isCloseTo(120L, SPREAD);
    }

    @Test
    void skippedHoursAndDaysAreSkippedButNotTheWholeWeek() {
        var busy = entriesEvery(Duration.ofMinutes(2), Duration.ZERO);
        assertThat(minutes(busy, null, new Cadence(null, Set.of(12, 13), Set.of()), null))
                .isEqualTo(90);
        assertThat(minutes(busy, null, new Cadence(null, Set.of(), Set.of(DayOfWeek.MONDAY)), null))
                .isEqualTo(11 * 60 + 30);
        assertThat(minutes(busy, null, new Cadence(null, Set.of(), Set.of(DayOfWeek.values())), null))
                .isLessThan(20);
    }

    @Test
    void aSourceIsSilentAgainstItsOwnRhythm() {
        var hourly = entriesEvery(Duration.ofHours(1), Duration.ZERO);
        assertThat(hourly.isSilent(NOW.plus(Duration.ofDays(1)))).isFalse();
        assertThat(hourly.isSilent(NOW.plus(Duration.ofDays(3)))).isTrue();
        assertThat(entriesEvery(Duration.ofDays(3), Duration.ZERO).isSilent(NOW.plus(Duration.ofDays(8))))
                .isFalse();
    }

    @Test
    void twoTimesAreNoRhythm() {
        assertThat(Rhythm.of(List.of(new Seen(1, "", NOW, NOW, NOW), new Seen(1, "", NOW, NOW, NOW))))
                .isNull();
    }
}
