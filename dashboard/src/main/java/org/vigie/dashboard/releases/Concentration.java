package org.vigie.dashboard.releases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.chart.Chart;
import org.vigie.dashboard.chart.Span;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Reach;
import org.vigie.dashboard.words.Words;

/** How concentrated releases are on few countries, period by period, as the counts say it. */
public final class Concentration {
    private static final List<String> COLUMNS = List.of("estimate", "low", "high", "index", "effectiveCountries");

    private Concentration() {}

    /**
     * The last period that is over.
     *
     * @param effectiveCountries so many countries with equal shares would give the same index
     * @param releases that were counted
     */
    public record Latest(
            Instant start,
            double effectiveCountries,
            double estimate,
            double low,
            double high,
            long releases,
            Address list) {}

    static Chart chart(Words words, Index index, ReleaseQuestion question, Reach reach) {
        var span = question.span();
        var counts = new TreeMap<Instant, JsonNode>();
        documents(index, span)
                .forEach(count -> counts.put(Instant.parse(count.path("start").asText()), count));
        var starts = counts.isEmpty()
                ? List.<Instant>of()
                : span.starts().stream()
                        .filter(start -> !start.isBefore(counts.firstKey()))
                        .toList();
        return new Chart(
                "concentration",
                "band",
                words.say("concentration.title"),
                words.say("definition.concentration"),
                false,
                COLUMNS.stream()
                        .map(key -> new Chart.Column(key, words.say("concentration." + key)))
                        .toList(),
                starts.stream()
                        .map(start -> row(start, counts.get(start), span, reach, words))
                        .toList(),
                reach.until(),
                reach.since(),
                question.address().at("/concentration.csv"),
                question.address());
    }

    private static JsonNode documents(Index index, Span span) {
        var question = Json.MAPPER.createObjectNode().put("size", Span.MOST);
        question.set(
                "query",
                new Filters()
                        .is("measure", "concentration")
                        .is("period", span.name())
                        .during("start", span.from(), span.until())
                        .query());
        question.putArray("sort").addObject().put("start", "asc");
        var documents = Json.MAPPER.createArrayNode();
        index.search("counts", question).at("/hits/hits").forEach(hit -> documents.add(hit.path("_source")));
        return documents;
    }

    /** @param count null where nothing was released: then there is no number, and the line has a gap */
    private static Chart.Row row(Instant start, @Nullable JsonNode count, Span span, Reach reach, Words words) {
        var end = span.period().after(start);
        var cells = COLUMNS.stream()
                .map(column ->
                        count == null ? new Chart.Cell(null, "–", 0, 0, null) : cell(column, count, start, end, words))
                .toList();
        return new Chart.Row(
                words.period(span.name(), start),
                start,
                end,
                reach.isOpen(end),
                reach.isBefore(start),
                0,
                false,
                count == null,
                cells);
    }

    private static Chart.Cell cell(String column, JsonNode count, Instant start, Instant end, Words words) {
        var numbers = count.path("concentration");
        double value = numbers.path(column).asDouble();
        int digits = column.equals("effectiveCountries") ? 1 : 2;
        long releases = numbers.path("releases").asLong();
        return new Chart.Cell(value, words.decimal(value, digits), releases, 0, list(start, end));
    }

    private static Address list(Instant start, Instant end) {
        return Address.of("/releases/list")
                .with("owner", "registered")
                .with("country", "*")
                .with("from", start)
                .with("until", end);
    }

    /** The last one of a month that is over and was collected from its beginning; null where there is none. */
    public static @Nullable Latest latest(Index index, Span span, Reach reach) {
        Latest latest = null;
        for (var count : documents(index, span)) {
            var start = Instant.parse(count.path("start").asText());
            var end = Instant.parse(count.path("end").asText());
            var numbers = count.path("concentration");
            if (!reach.isOpen(end) && !reach.isBefore(start)) {
                latest = new Latest(
                        start,
                        numbers.path("effectiveCountries").asDouble(),
                        numbers.path("estimate").asDouble(),
                        numbers.path("low").asDouble(),
                        numbers.path("high").asDouble(),
                        numbers.path("releases").asLong(),
                        list(start, end));
            }
        }
        return latest;
    }
}
