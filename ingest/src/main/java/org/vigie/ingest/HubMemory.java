package org.vigie.ingest;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.PollState.Seen;

/**
 * Which models of a hub are remembered. A day of the stream of new models is some 4,000, of which hardly one is ever seen
 * again; a record with 10,000 of them would be 2.3 MB, written every ten minutes. So of the stream the newest are kept, as
 * many as a poll may read: that is where the next poll must find its way back to. Models that were on a list of trending
 * ones are kept apart, since these come back.
 *
 * @param stream how many that never trended are kept, the newest by their creation, which is the order of the stream
 */
record HubMemory(int stream) {
    /** More than a year of them, by recorded lists. */
    static final int MOST_TRENDED = 1_000;

    /**
     * The revision at which one goes on that may have been told and forgotten: more than a model reaches while it passes
     * through the stream. Going on at 1 it would be taken for a repeat.
     */
    static final int AFTER_FORGETTING = 1_001;

    Map<String, Seen> kept(Map<String, Seen> seen) {
        var kept = new HashMap<String, Seen>();
        seen.entrySet().stream()
                .filter(entry -> hasTrended(entry.getValue()))
                .sorted(latest(Seen::lastSeenAt))
                .limit(MOST_TRENDED)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        seen.entrySet().stream()
                .filter(entry -> !hasTrended(entry.getValue()))
                .sorted(latest(Seen::publishedAt))
                .limit(stream)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return kept;
    }

    private static Comparator<Entry<String, Seen>> latest(Function<Seen, Instant> time) {
        return Comparator.comparing((Entry<String, Seen> entry) -> time.apply(entry.getValue()))
                .reversed()
                .thenComparing(Entry.comparingByKey());
    }

    private static boolean hasTrended(Seen seen) {
        var mark = ModelMark.parse(seen.hash());
        return mark != null && mark.hasTrended();
    }

    /** Where memory begins: what was created before may have been forgotten. The beginning of time while there is room. */
    Instant horizon(Map<String, Seen> seen) {
        var times = seen.values().stream()
                .filter(known -> !hasTrended(known))
                .map(Seen::publishedAt)
                .sorted()
                .toList();
        return times.size() < stream ? Instant.MIN : times.getFirst();
    }

    /** The revision of a model that is not remembered. */
    static int firstRevision(ModelSnapshot model, Instant horizon) {
        var created = model.createdAt();
        return created != null && created.isBefore(horizon) ? AFTER_FORGETTING : 1;
    }
}
