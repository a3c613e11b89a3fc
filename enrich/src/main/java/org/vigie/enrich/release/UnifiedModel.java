package org.vigie.enrich.release;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;

/**
 * What all sources together tell of one model: of each its highest revision. A join as that of items ({@code unify}): the
 * outcome depends on the set of records alone.
 *
 * @param told the last snapshot of each source, by its id
 * @param trendingAt when a list of trending models first had it
 * @param weeks how much it was used
 */
record UnifiedModel(
        SortedMap<String, ModelSnapshot> told, @Nullable Instant trendingAt, List<Weeks.Week> weeks) {
    private static final Comparator<ModelSnapshot> NEWEST_FIRST =
            Comparator.comparing(ModelSnapshot::observedAt).reversed().thenComparing(ModelSnapshot::source);

    UnifiedModel {
        weeks = weeks == null ? asTold(told.values()) : weeks;
    }

    /** Of a time that noted no weeks. */
    private static List<Weeks.Week> asTold(Collection<ModelSnapshot> told) {
        var weeks = List.<Weeks.Week>of();
        for (var snapshot : told) {
            weeks = Weeks.after(weeks, snapshot);
        }
        return weeks;
    }

    /**
     * Null for a snapshot that adds nothing: a repeat, or older than what is known of its source, unless it is the last word of its
     * week.
     */
    static @Nullable UnifiedModel after(@Nullable UnifiedModel before, ModelSnapshot snapshot) {
        var known = before == null ? new UnifiedModel(new TreeMap<>(), null, List.of()) : before;
        var last = known.told.get(snapshot.source());
        if (last == null || last.revision() < snapshot.revision()) {
            return known.with(snapshot, last);
        }
        var weeks = Weeks.after(known.weeks, snapshot);
        return weeks.equals(known.weeks) ? null : new UnifiedModel(known.told, known.trendingAt, weeks);
    }

    private UnifiedModel with(ModelSnapshot snapshot, @Nullable ModelSnapshot last) {
        var all = new TreeMap<>(told);
        all.put(snapshot.source(), last == null ? snapshot : asFirstTold(snapshot, last));
        boolean isEarlier = snapshot.trendingRank() != null
                && (trendingAt == null || snapshot.observedAt().isBefore(trendingAt));
        return new UnifiedModel(all, isEarlier ? snapshot.observedAt() : trendingAt, Weeks.after(weeks, snapshot));
    }

    /**
     * When it appeared, and whether it was there before, is decided when a source first has it: its lists may say otherwise
     * later, or the source may have forgotten it.
     */
    private static ModelSnapshot asFirstTold(ModelSnapshot snapshot, ModelSnapshot last) {
        return ModelSnapshotBuilder.builder(snapshot)
                .history(last.history())
                .notSeenAt(last.notSeenAt())
                .firstSeenAt(last.firstSeenAt())
                .build();
    }

    /** Grows with every snapshot that added something. */
    int version() {
        return told.values().stream().mapToInt(ModelSnapshot::revision).sum();
    }

    /**
     * The newest snapshot; what its source does not say is taken from the next one that does. It is history only if every
     * source found it there at its first read: one that saw it appear knows better than one that came later.
     */
    ModelSnapshot snapshot() {
        var newestFirst = told.values().stream().sorted(NEWEST_FIRST).toList();
        var firstSeenAt = newestFirst.stream()
                .map(ModelSnapshot::firstSeenAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return ModelSnapshotBuilder.builder(newestFirst.get(0))
                .ownerType(first(newestFirst, ModelSnapshot::ownerType))
                .title(first(newestFirst, ModelSnapshot::title))
                .tags(newestFirst.stream()
                        .map(ModelSnapshot::tags)
                        .filter(tags -> !tags.isEmpty())
                        .findFirst()
                        .orElse(List.of()))
                .task(first(newestFirst, ModelSnapshot::task))
                .library(first(newestFirst, ModelSnapshot::library))
                .parameters(first(newestFirst, ModelSnapshot::parameters))
                .sameAs(first(newestFirst, ModelSnapshot::sameAs))
                .state(first(newestFirst, ModelSnapshot::state))
                .downloads(first(newestFirst, ModelSnapshot::downloads))
                .likes(first(newestFirst, ModelSnapshot::likes))
                .trendingScore(first(newestFirst, ModelSnapshot::trendingScore))
                .createdAt(first(newestFirst, ModelSnapshot::createdAt))
                .lastModifiedAt(first(newestFirst, ModelSnapshot::lastModifiedAt))
                .notSeenAt(newestFirst.stream()
                        .map(ModelSnapshot::notSeenAt)
                        .filter(Objects::nonNull)
                        .filter(time -> time.isBefore(firstSeenAt))
                        .max(Comparator.naturalOrder())
                        .orElse(null))
                .firstSeenAt(firstSeenAt)
                .history(newestFirst.stream().allMatch(snapshot -> Boolean.TRUE.equals(snapshot.history())))
                .build();
    }

    private static <T> @Nullable T first(List<ModelSnapshot> snapshots, Function<ModelSnapshot, @Nullable T> field) {
        return snapshots.stream()
                .map(field)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
