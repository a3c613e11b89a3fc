package org.vigie.enrich.count;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.Count.Period;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.TopicMatch;

/** A cell of the table of counts: what makes two items count together. Ordered by id. */
record Cell(
        Period period,
        Instant start,
        String topic,
        String language,
        @Nullable String country) implements Comparable<Cell> {

    /** The cells an item stands in: for each period those of its topics and the one of all items. */
    static Set<Cell> of(EnrichedItem enriched) {
        var topics = Stream.concat(
                        Stream.of(Count.ALL_TOPICS), enriched.topics().stream().map(TopicMatch::topic))
                .toList();
        var cells = new TreeSet<Cell>();
        for (var period : List.of(Period.values())) {
            var start = startOf(period, enriched.item().publishedAt());
            for (var topic : topics) {
                cells.add(new Cell(
                        period,
                        start,
                        topic,
                        enriched.language().code(),
                        enriched.item().country()));
            }
        }
        return cells;
    }

    String id() {
        return String.join(
                "/",
                period.name().toLowerCase(Locale.ROOT),
                start.toString(),
                topic,
                language,
                country == null ? "-" : country);
    }

    Count count(long items, long version) {
        return new Count(id(), period, start, topic, language, country, items, version);
    }

    @Override
    public int compareTo(Cell other) {
        return id().compareTo(other.id());
    }

    private static Instant startOf(Period period, Instant time) {
        return switch (period) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> time.truncatedTo(ChronoUnit.DAYS);
            case WEEK ->
                time.truncatedTo(ChronoUnit.DAYS)
                        .atOffset(ZoneOffset.UTC)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .toInstant();
        };
    }
}
