package org.vigie.dashboard.sources;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count.Period;
import org.vigie.contract.Json;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.ask.Parameters;
import org.vigie.dashboard.chart.Chart;
import org.vigie.dashboard.chart.Span;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Reach;
import org.vigie.dashboard.words.Words;

/**
 * How many items a source told, by the day or week of their publication. A day without any is marked where the source usually has
 * some: on that day of the week it had some in all other weeks shown but one at most, as long as it told anything at all. So neither a weekend nor a quiet outlet is taken
 * for a failure; a source that never had a rhythm has no such days.
 */
final class SourceChart {
    private static final List<String> PERIODS = List.of("day", "week");
    private static final int DAYS_BACK = 56;
    private static final int FEWEST_WEEKS = 4;

    private final String source;
    private final Span span;
    private final Reach reach;
    /** Before its first reading nothing was missed; null where that is not known. */
    private final @Nullable Instant since;

    private final Words words;
    private final Map<Instant, Long> items;

    private SourceChart(String source, Span span, Reach reach, @Nullable Instant since, Index index, Words words) {
        this.source = source;
        this.span = span;
        this.reach = reach;
        this.since = since == null ? reach.since() : since;
        this.words = words;
        items = items(index);
    }

    /**
     * Reads {@code period}, {@code from} and {@code until}, and asks for the numbers.
     *
     * @param since when the source was first read, null where that is not known
     */
    static SourceChart read(Parameters ask, String source, @Nullable Instant since, Index index, Words words) {
        var reach = Reach.of(index);
        var span = Span.read(ask, Period.DAY, PERIODS, reach, null, DAYS_BACK);
        ask.verify();
        return new SourceChart(source, span, reach, since, index, words);
    }

    private Map<Instant, Long> items(Index index) {
        var question = Json.MAPPER.createObjectNode().put("size", 0);
        question.set(
                "query",
                new Filters()
                        .is("sources", source)
                        .during("publishedAt", span.from(), span.until())
                        .query());
        question.putObject("aggs")
                .putObject("periods")
                .putObject("date_histogram")
                .put("field", "publishedAt")
                .put("calendar_interval", span.name())
                .put("min_doc_count", 1);
        var numbers = new HashMap<Instant, Long>();
        index.search("items", question)
                .at("/aggregations/periods/buckets")
                .forEach(bucket -> numbers.put(
                        Instant.ofEpochMilli(bucket.path("key").asLong()),
                        bucket.path("doc_count").asLong()));
        return numbers;
    }

    Span span() {
        return span;
    }

    long total() {
        return items.values().stream().mapToLong(Long::longValue).sum();
    }

    Chart chart() {
        var here = span.in(Address.of("/source").with("id", source));
        return new Chart(
                "source",
                "bar",
                words.say("source.chart"),
                words.say("source.chart.definition"),
                false,
                List.of(new Chart.Column("items", words.say("items.word"))),
                span.starts().stream().map(this::row).toList(),
                reach.until(),
                since,
                here.at("/source.csv"),
                here);
    }

    private Chart.Row row(Instant start) {
        var end = span.period().after(start);
        long count = items.getOrDefault(start, 0L);
        int without = reach.daysWithout(start, end);
        boolean isGap = count == 0 && without == Duration.between(start, end).toDays();
        var link = count == 0 ? null : list().with("from", start).with("until", end);
        return new Chart.Row(
                words.period(span.name(), start),
                start,
                end,
                reach.isOpen(end),
                since != null && start.isBefore(since),
                without,
                isMissed(start),
                isGap,
                List.of(
                        isGap
                                ? new Chart.Cell(null, "–", 0, 0, null)
                                : new Chart.Cell((double) count, words.number(count), count, 0, link)));
    }

    /** The source's items in the search. */
    Address list() {
        return Address.of("/items").with("source", source);
    }

    private boolean isMissed(Instant day) {
        if (span.period() != Period.DAY || items.isEmpty() || items.containsKey(day) || !isKnown(day)) {
            return false;
        }
        var last = Collections.max(items.keySet()); // a long silence is no habit
        var others = span.starts().stream()
                .filter(other ->
                        !other.equals(day) && weekday(other) == weekday(day) && isKnown(other) && !other.isAfter(last))
                .toList();
        return others.size() >= FEWEST_WEEKS
                && others.stream().filter(items::containsKey).count() >= others.size() - 1;
    }

    /** Whether the day is over, the source was read by then, and Vigie collected something of anybody. */
    private boolean isKnown(Instant day) {
        return !reach.isOpen(Period.DAY.after(day))
                && (since == null || !day.isBefore(since))
                && reach.days().contains(day);
    }

    private static DayOfWeek weekday(Instant day) {
        return day.atOffset(ZoneOffset.UTC).getDayOfWeek();
    }
}
