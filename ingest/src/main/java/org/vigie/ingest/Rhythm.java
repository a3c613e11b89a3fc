package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.PollState;
import org.vigie.contract.PollState.Seen;

/**
 * How often a source has something new, as its last entries show.
 *
 * @param latest publication of the newest entry
 * @param meanGap between entries
 * @param longestGap between two entries
 */
public record Rhythm(Instant latest, Duration meanGap, Duration longestGap) {
    private static final int ENTRIES = 20;
    private static final int SILENCE_COUNTS_AS = 10;
    private static final Duration SHORTEST_SILENCE = Duration.ofDays(2);
    private static final int LONGER_THAN_LONGEST = 3;

    /** Null for fewer than three different times. */
    public static @Nullable Rhythm of(Collection<Seen> seen) {
        return of(seen.stream().map(Seen::publishedAt));
    }

    static @Nullable Rhythm of(Stream<Instant> published) {
        var times = published.distinct().sorted().toList();
        if (times.size() < 3) {
            return null;
        }
        var last = times.subList(Math.max(0, times.size() - ENTRIES), times.size());
        var longest = Duration.ZERO;
        for (int i = 1; i < last.size(); i++) {
            var gap = Duration.between(last.get(i - 1), last.get(i));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        var mean = Duration.between(last.getFirst(), last.getLast()).dividedBy(last.size() - 1);
        return new Rhythm(last.getLast(), mean, longest);
    }

    /** Whether a source that answers has fallen silent against its own rhythm, as of its last answer. */
    public static boolean isSilent(PollState state) {
        var rhythm = of(state.seen().values());
        return rhythm != null && state.lastSuccessAt() != null && rhythm.isSilent(state.lastSuccessAt());
    }

    /** Half the time until something new is likely; a source that has been silent for long is taken to be slower. */
    Duration interval(Instant now) {
        var silence = Duration.between(latest, now).dividedBy(SILENCE_COUNTS_AS);
        return (silence.compareTo(meanGap) > 0 ? silence : meanGap).dividedBy(2);
    }

    /** Whether it has had nothing new for much longer than ever before. */
    boolean isSilent(Instant now) {
        var usual = longestGap.multipliedBy(LONGER_THAN_LONGEST);
        var limit = usual.compareTo(SHORTEST_SILENCE) > 0 ? usual : SHORTEST_SILENCE;
        return Duration.between(latest, now).compareTo(limit) > 0;
    }
}
