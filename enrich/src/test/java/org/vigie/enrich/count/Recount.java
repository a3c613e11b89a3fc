package org.vigie.enrich.count;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.EnrichedItem;

/** What the counts of items must be, worked out from everything that was told, each time from the beginning. */
final class Recount {
    private final Map<String, List<@Nullable EnrichedItem>> told = new LinkedHashMap<>();

    /** What is compared of a cell. */
    record Numbers(
            long items,
            long originals,
            long outlets,
            long revision,
            @Nullable Instant completeUntil,
            @Nullable String denominator) {
        static Numbers of(Count count) {
            return new Numbers(
                    Objects.requireNonNull(count.items()),
                    Objects.requireNonNull(count.originals()),
                    Objects.requireNonNull(count.outlets()),
                    Objects.requireNonNull(count.revision()),
                    count.completeUntil(),
                    count.denominator());
        }
    }

    /** One cell while it is being added up. */
    private static final class Row {
        private long items;
        private long originals;
        private long revision;
        private final Set<String> outlets = new HashSet<>();
        private @Nullable Instant completeUntil;
    }

    void tell(String id, @Nullable EnrichedItem item) {
        told.computeIfAbsent(id, key -> new ArrayList<>()).add(item);
    }

    /** By id, those that everything has left among them. */
    SortedMap<String, Numbers> cells() {
        var rows = new HashMap<String, Row>();
        var ends = new HashMap<String, Instant>();
        for (var history : told.values()) {
            @Nullable EnrichedItem before = null;
            for (var now : history) {
                compare(before, now, rows, ends);
                before = now;
            }
            if (before != null) {
                for (var id : cells(before, ends)) {
                    var row = Objects.requireNonNull(rows.get(id));
                    row.items++;
                    row.originals += before.duplicate() == null ? 1 : 0;
                    row.outlets.add(before.item().outlet());
                }
            }
        }
        var cells = new TreeMap<String, Numbers>();
        rows.forEach((id, row) -> {
            var parts = id.split("/");
            parts[2] = "*";
            cells.put(
                    id,
                    new Numbers(
                            row.items,
                            row.originals,
                            row.outlets.size(),
                            row.revision,
                            row.completeUntil,
                            String.join("/", parts)));
        });
        return cells;
    }

    private static void compare(
            @Nullable EnrichedItem before,
            @Nullable EnrichedItem now,
            Map<String, Row> rows,
            Map<String, Instant> ends) {
        var left = before == null ? Set.<String>of() : cells(before, ends);
        var entered = now == null ? Set.<String>of() : cells(now, ends);
        var both = new HashSet<>(left);
        both.addAll(entered);
        for (var id : both) {
            var row = rows.computeIfAbsent(id, key -> new Row());
            boolean stays = left.contains(id) && entered.contains(id);
            boolean isTold = !stays
                    || !Objects.requireNonNull(before)
                            .item()
                            .outlet()
                            .equals(Objects.requireNonNull(now).item().outlet());
            if (isTold && now != null) {
                var at = now.item().fetchedAt();
                row.revision += at.isBefore(Objects.requireNonNull(ends.get(id))) ? 0 : 1;
                row.completeUntil = row.completeUntil == null || at.isAfter(row.completeUntil) ? at : row.completeUntil;
            }
        }
    }

    private static Set<String> cells(EnrichedItem enriched, Map<String, Instant> ends) {
        var item = enriched.item();
        var time = item.publishedAt().atOffset(ZoneOffset.UTC);
        var midnight = time.toLocalDate();
        var monday = midnight.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var starts = Map.of(
                "hour", time.withMinute(0).withSecond(0).withNano(0).toInstant(),
                "day", midnight.atStartOfDay(ZoneOffset.UTC).toInstant(),
                "week", monday.atStartOfDay(ZoneOffset.UTC).toInstant());
        var lengths = Map.of("hour", Duration.ofHours(1), "day", Duration.ofDays(1), "week", Duration.ofDays(7));
        var topics = new ArrayList<>(List.of("*"));
        enriched.topics().forEach(match -> topics.add(match.topic()));
        var cells = new HashSet<String>();
        starts.forEach((period, start) -> {
            for (var topic : topics) {
                var id = "%s/%s/%s/%s/%s/%s"
                        .formatted(
                                period,
                                start,
                                topic,
                                enriched.language().code(),
                                item.country() == null ? "-" : item.country(),
                                Objects.requireNonNull(enriched.kind()).name().toLowerCase(Locale.ROOT));
                cells.add(id);
                ends.put(id, start.plus(Objects.requireNonNull(lengths.get(period))));
            }
        });
        return cells;
    }
}
