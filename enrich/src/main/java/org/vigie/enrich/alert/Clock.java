package org.vigie.enrich.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How late it is, by what items say. They come from several partitions, each in the order of its times but for an hour, and
 * at different speeds; so it is as late as in the partition that is least far, less an hour, and what is later than that waits.
 * Then all is looked at in one order, whoever was faster.
 *
 * @param heard newest time of each partition
 * @param newest time that was looked at, null for none
 * @param since when somebody is listening
 * @param pauses the longest in which nobody at all was heard of, of each of the last days that had one of an hour
 */
record Clock(
        SortedMap<Integer, Instant> heard,
        @Nullable Instant newest,
        @Nullable Instant since,
        SortedMap<LocalDate, Duration> pauses) {

    private static final Duration DISORDER = Duration.ofHours(1);

    /** When nobody at all was heard of for so long, and twice as long as on two other days, nobody was listening. */
    private static final Duration NOBODY_LISTENS = Duration.ofHours(3);

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int DAYS = 14;

    Clock {
        heard = Collections.unmodifiableSortedMap(new TreeMap<>(heard));
        pauses = Collections.unmodifiableSortedMap(new TreeMap<>(pauses));
    }

    static Clock hears(@Nullable Clock before, int partition, Instant time) {
        var heard = new TreeMap<Integer, Instant>(before == null ? Collections.emptySortedMap() : before.heard);
        heard.merge(partition, time, (a, b) -> a.isAfter(b) ? a : b);
        return before == null
                ? new Clock(heard, null, null, Collections.emptySortedMap())
                : new Clock(heard, before.newest, before.since, before.pauses);
    }

    /** Up to when everything can be looked at. */
    Instant ripe() {
        return Collections.min(heard.values()).minus(DISORDER);
    }

    /** When what is of this time is looked at. */
    Clock at(Instant time) {
        if (newest == null || since == null) {
            return new Clock(heard, time, time, pauses);
        }
        if (!time.isAfter(newest)) {
            return this;
        }
        var pause = Duration.between(newest, time);
        boolean isResumed = pause.compareTo(NOBODY_LISTENS) > 0
                && pause.compareTo(usualPause().multipliedBy(2)) > 0;
        return new Clock(heard, time, isResumed ? time : since, with(pause, time));
    }

    /** The second longest: nights are, and one day on which nobody listened does not make that usual. */
    private Duration usualPause() {
        return pauses.values().stream()
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private SortedMap<LocalDate, Duration> with(Duration pause, Instant time) {
        if (pause.compareTo(REMEMBERED) < 0) {
            return pauses;
        }
        var day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        var all = new TreeMap<>(pauses.tailMap(day.minusDays(DAYS)));
        all.merge(day, pause, (a, b) -> a.compareTo(b) > 0 ? a : b);
        return all;
    }

    /** From when on a silence counts that began at a time. */
    Instant counted(Instant from) {
        return since == null || from.isAfter(since) ? from : since;
    }
}
