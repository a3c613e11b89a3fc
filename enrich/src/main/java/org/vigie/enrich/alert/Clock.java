package org.vigie.enrich.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
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
 */
record Clock(
        SortedMap<Integer, Instant> heard,
        @Nullable Instant newest,
        @Nullable Instant since) {

    private static final Duration DISORDER = Duration.ofHours(1);

    /** When nobody at all was heard of for so long, nobody was listening. */
    private static final Duration NOBODY_LISTENS = Duration.ofHours(3);

    Clock {
        heard = Collections.unmodifiableSortedMap(new TreeMap<>(heard));
    }

    static Clock hears(@Nullable Clock before, int partition, Instant time) {
        var heard = new TreeMap<Integer, Instant>(before == null ? Collections.emptySortedMap() : before.heard);
        heard.merge(partition, time, (a, b) -> a.isAfter(b) ? a : b);
        return before == null ? new Clock(heard, null, null) : new Clock(heard, before.newest, before.since);
    }

    /** Up to when everything can be looked at. */
    Instant ripe() {
        return Collections.min(heard.values()).minus(DISORDER);
    }

    /** When what is of this time is looked at. */
    Clock at(Instant time) {
        if (newest == null || since == null) {
            return new Clock(heard, time, time);
        }
        if (!time.isAfter(newest)) {
            return this;
        }
        return new Clock(heard, time, newest.plus(NOBODY_LISTENS).isBefore(time) ? time : since);
    }

    /** From when on a silence counts that began at a time. */
    Instant counted(Instant from) {
        return since == null || from.isAfter(since) ? from : since;
    }
}
