package org.vigie.dashboard.now;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Reach;
import org.vigie.dashboard.index.Sums;

/** Which topics have more news, without copies, in the last seven days than in the seven before. */
final class Rises {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST = 6;

    private Rises() {}

    /**
     * When there will be two weeks to compare; null where there are. Against a week of which only the rest was collected, every topic
     * would rise.
     */
    static @Nullable Instant waitingFor(Reach reach, Instant until) {
        var since = reach.since();
        return since == null || !reach.isBefore(end(until).minus(WEEK).minus(WEEK))
                ? null
                : end(since).plus(WEEK).plus(WEEK).minus(Duration.ofDays(1));
    }

    /** @param until how far the counts have got; that day belongs to it */
    static List<Rise> of(Index index, Instant until) {
        var end = end(until);
        var middle = end.minus(WEEK);
        var now = sums(index, middle, end).totals();
        var before = sums(index, middle.minus(WEEK), middle).totals();
        return now.entrySet().stream()
                .map(topic -> new Rise(
                        topic.getKey(),
                        topic.getValue(),
                        before.getOrDefault(topic.getKey(), 0L),
                        Address.of("/items")
                                .with("topic", topic.getKey())
                                .with("copies", "no")
                                .with("from", middle)
                                .with("until", end)))
                .filter(rise -> rise.more() > 0)
                .sorted(Comparator.comparingLong(Rise::more).reversed().thenComparing(Rise::topic))
                .limit(MOST)
                .toList();
    }

    private static Instant end(Instant until) {
        return until.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    }

    private static Sums sums(Index index, Instant start, Instant end) {
        var filters = new Filters()
                .is("measure", "items")
                .is("period", "day")
                .maybe("topic", "!*")
                .during("start", start, end);
        return Sums.by("topic", index, filters, "originals");
    }
}
