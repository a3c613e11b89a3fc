package org.vigie.dashboard.releases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count.Period;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.chart.Chart;
import org.vigie.dashboard.words.Words;

/** How much a release was used, week by week, as its hub says. Weeks in which nothing changed, or nothing was
 * read, have no number. */
final class PopularityChart {
    private static final List<String> COLUMNS = List.of("downloads", "likes");

    private PopularityChart() {}

    /** @param release its document */
    static Chart of(JsonNode release, Words words) {
        var read = Instant.parse(release.path("observedAt").asText(Instant.EPOCH.toString()));
        var weeks = new TreeMap<Instant, JsonNode>();
        release.path("weeks")
                .forEach(week -> weeks.put(Instant.parse(week.path("week").asText()), week));
        var starts = weeks.isEmpty()
                ? Stream.<Instant>empty()
                : Stream.iterate(weeks.firstKey(), start -> !start.isAfter(weeks.lastKey()), Period.WEEK::after);
        var here = Address.of("/release").with("id", release.path("id").asText());
        return new Chart(
                "popularity",
                "first",
                words.say("release.popularity"),
                words.say("release.popularity.definition"),
                false,
                COLUMNS.stream()
                        .map(key -> new Chart.Column(key, words.say("release." + key)))
                        .toList(),
                starts.map(start -> row(start, weeks.get(start), read, words)).toList(),
                null,
                null,
                here.at("/release.csv"),
                here);
    }

    private static Chart.Row row(Instant start, @Nullable JsonNode week, Instant read, Words words) {
        var end = Period.WEEK.after(start);
        return new Chart.Row(
                words.period("week", start),
                start,
                end,
                end.isAfter(read),
                false,
                0,
                false,
                week == null,
                COLUMNS.stream().map(column -> cell(week, column, words)).toList());
    }

    private static Chart.Cell cell(@Nullable JsonNode week, String column, Words words) {
        var number = week == null ? null : ReleaseLine.number(week, column);
        return number == null
                ? new Chart.Cell(null, "–", 0, 0, null)
                : new Chart.Cell(number.doubleValue(), words.number(number), number, 0, null);
    }
}
