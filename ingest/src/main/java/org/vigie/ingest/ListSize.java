package org.vigie.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Failure;
import org.vigie.contract.Json;
import org.vigie.contract.PollState;
import org.vigie.contract.PollState.Matches;
import org.vigie.contract.PollState.Seen;
import org.vigie.contract.Source;
import org.vigie.ingest.watch.WatchedList;

/**
 * Whether a watched list is as long as it should be: as at the last good read, and as what was found in it would make it if
 * all of that could be used. Fewer than half of that, and at least three fewer, are far fewer. A list shrinks slowly and
 * may; one that is suddenly short was redesigned under its selector. If it stays short for a week and five reads, that is
 * its length from then on; entries that cannot be used stay a problem.
 *
 * @param matches to be remembered
 * @param problem a sentence for people, null where all is well
 */
record ListSize(Matches matches, @Nullable String problem) {
    private static final int SMALLEST_LOSS = 3;
    private static final int READS = 5;
    private static final Duration LONG = Duration.ofDays(7);

    /** What was looked for, as something that can be compared. */
    static String rules(Source source) {
        try {
            return Fingerprint.content(Json.MAPPER.writeValueAsBytes(new Object[] {source.kind(), source.watch()}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a source has a JSON form", e);
        }
    }

    /** Whether a list was last read by other rules than those that the source now has, or never. */
    static boolean hasOtherRules(Source source, PollState state) {
        var matches = state.matches();
        return source.kind().isWatched() && (matches == null || !matches.rules().equals(rules(source)));
    }

    /**
     * What a list shows now.
     *
     * @param knowsAny whether something in it was seen before
     */
    static ListSize of(WatchedList list, Source source, PollState before, boolean knowsAny, Instant at) {
        var known = before.matches();
        if (known != null && source.url().equals(before.url()) && !hasOtherRules(source, before)) {
            return of(list, known, at);
        }
        // Rules that mend a list go on with it; others show what stood there, and nobody saw that appear.
        boolean wasBroken = before.failure() == Failure.NOTHING_MATCHED || before.failure() == Failure.FEWER_MATCHED;
        return of(list, new Matches(rules(source), 0, wasBroken && knowsAny ? null : at, null, 0), at);
    }

    /** What had been seen at this time is history: for an entry of a list that was first read later, then. */
    Instant historyUntil(Seen seen, Instant firstReadAt) {
        var read = matches.firstReadAt();
        return read != null && read.equals(seen.firstSeenAt()) ? read : firstReadAt;
    }

    static ListSize of(WatchedList list, Matches before, Instant at) {
        int entries = list.feed().entries().size();
        boolean isShort = isFarFewer(entries, before.usual());
        boolean isUnusable = isFarFewer(entries, list.expected());
        if (!isShort && !isUnusable) {
            return new ListSize(good(before, entries), null);
        }
        var since = before.fewerSince() == null ? at : before.fewerSince();
        int reads = before.fewerReads() + 1;
        if (!isUnusable && reads >= READS && Duration.between(since, at).compareTo(LONG) >= 0) {
            return new ListSize(good(before, entries), null);
        }
        var matches = new Matches(before.rules(), before.usual(), before.firstReadAt(), since, reads);
        return new ListSize(matches, problem(list, entries, isShort ? before.usual() : list.expected()));
    }

    private static Matches good(Matches before, int entries) {
        return new Matches(before.rules(), entries, before.firstReadAt(), null, 0);
    }

    private static boolean isFarFewer(int entries, int expected) {
        return entries * 2 < expected && expected - entries >= SMALLEST_LOSS;
    }

    private static String problem(WatchedList list, int entries, int expected) {
        return "only " + entries + (entries == 1 ? " entry" : " entries") + " instead of " + expected + ": "
                + list.found() + (list.unusable().isEmpty() ? "" : ", but " + list.unusable());
    }
}
