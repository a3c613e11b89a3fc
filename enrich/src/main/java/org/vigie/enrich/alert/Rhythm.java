package org.vigie.enrich.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.enrich.rules.Rule.OnSilence;

/**
 * When somebody was heard of, and for how long they were silent at most: a silence is unusual when it is longer than some
 * times the longest of the last pauses. The longest and not a mean: nights and weekends are long, and usual.
 *
 * @param labels whose it is
 * @param first time
 * @param times of the last {@link #KEPT} polls that had something
 * @param due when its present silence becomes unusual, as far as it is entered under that time; null for never
 * @param told what was told of its present silence, null for nothing
 */
record Rhythm(
        SortedMap<String, String> labels,
        Instant first,
        SortedSet<Instant> times,
        @Nullable Instant due,
        @Nullable Alert told) {

    private static final int KEPT = 50;

    /** Fewer say nothing of a rhythm. */
    private static final int FEWEST = 10;

    Rhythm {
        times = Collections.unmodifiableSortedSet(new TreeSet<>(times));
    }

    static Rhythm after(@Nullable Rhythm before, SortedMap<String, String> labels, Instant time) {
        var times = new TreeSet<Instant>(before == null ? Collections.emptySortedSet() : before.times);
        times.add(time);
        while (times.size() > KEPT) {
            times.pollFirst();
        }
        return before == null
                ? new Rhythm(labels, time, times, null, null)
                : new Rhythm(labels, before.first, times, before.due, null);
    }

    Rhythm withDue(@Nullable Instant time) {
        return new Rhythm(labels, first, times, time, told);
    }

    Rhythm withTold(Alert alert) {
        return new Rhythm(labels, first, times, null, alert);
    }

    /** The last time. */
    Instant last() {
        return times.last();
    }

    /** How long a silence is usual; null before there is enough to compare with. */
    @Nullable
    Duration limit(OnSilence asked) {
        if (times.size() < FEWEST || first.plus(Duration.ofDays(asked.warmUp())).isAfter(last())) {
            return null;
        }
        var limit =
                longestPause().multipliedBy(Math.round(asked.factor() * 100)).dividedBy(100);
        return limit.compareTo(asked.minimum()) < 0 ? asked.minimum() : limit;
    }

    Duration longestPause() {
        var longest = Duration.ZERO;
        Instant before = null;
        for (var time : times) {
            var pause = before == null ? Duration.ZERO : Duration.between(before, time);
            longest = pause.compareTo(longest) > 0 ? pause : longest;
            before = time;
        }
        return longest;
    }
}
