package org.vigie.dashboard.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.Json;

/**
 * From when to when there are counts of items. What ends after {@code until} is still growing; of what was published before {@code
 * since} there is only what feeds still held then.
 *
 * @param first day with an item, null where there is none
 * @param until how far the counts have got: the fetch of the newest telling that is counted
 * @param since when anything was first fetched; null where nothing was
 * @param days with at least one item, whatever its topic, language or outlet
 */
public record Reach(
        @Nullable Instant first,
        @Nullable Instant until,
        @Nullable Instant since,
        Set<Instant> days) {
    private static final int MOST_DAYS = 10_000;

    public static Reach of(Index index) {
        var question = Json.MAPPER.createObjectNode().put("size", 0);
        question.set(
                "query",
                new Filters()
                        .is("measure", "items")
                        .is("topic", Count.ALL_TOPICS)
                        .is("period", "day")
                        .query());
        var aggregations = question.putObject("aggs");
        aggregations.putObject("until").putObject("max").put("field", "completeUntil");
        aggregations.putObject("days").putObject("terms").put("field", "start").put("size", MOST_DAYS);
        var found = index.search("counts", question).path("aggregations");
        var days = new TreeSet<Instant>();
        found.at("/days/buckets")
                .forEach(day -> days.add(Instant.ofEpochMilli(day.path("key").asLong())));
        return new Reach(
                days.isEmpty() ? null : days.first(),
                moment(found.at("/until/value")),
                earliest(index, "items", "firstSeenAt", new Filters()),
                days);
    }

    /** The same for releases, which are collected since some hub was first read: what was only announced says nothing of it. */
    public Reach forReleases(Index index) {
        var ofHubs = new Filters().with("repository");
        return new Reach(first, until, earliest(index, "releases", "firstSeenAt", ofHubs), days);
    }

    private static @Nullable Instant earliest(Index index, String alias, String field, Filters filters) {
        var question = Json.MAPPER.createObjectNode().put("size", 0);
        question.set("query", filters.query());
        question.putObject("aggs").putObject("first").putObject("min").put("field", field);
        return moment(index.search(alias, question).at("/aggregations/first/value"));
    }

    /** The start of the first month with a release, null where there is none. */
    public static @Nullable Instant firstRelease(Index index) {
        return earliest(
                index,
                "counts",
                "start",
                new Filters().is("measure", "families").is("period", "month"));
    }

    private static @Nullable Instant moment(JsonNode millis) {
        return millis.isNumber() ? Instant.ofEpochMilli(millis.asLong()) : null;
    }

    /** Whether what ends then is still growing. */
    public boolean isOpen(Instant end) {
        return until == null || end.isAfter(until);
    }

    /** Whether what begins then began before anything was collected: a comparison with it would be one of collections. */
    public boolean isBefore(Instant start) {
        return since != null && start.isBefore(since);
    }

    /** Days between two moments, not after the counts' own end, on which no item at all was published. */
    public int daysWithout(Instant start, Instant end) {
        if (until == null) {
            return 0;
        }
        int without = 0;
        var day = start.truncatedTo(ChronoUnit.DAYS);
        while (day.isBefore(end) && !day.plus(Duration.ofDays(1)).isAfter(until)) {
            without += days.contains(day) ? 0 : 1;
            day = day.plus(Duration.ofDays(1));
        }
        return without;
    }
}
