package org.vigie.dashboard.releases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.vigie.dashboard.chart.Chart;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Reach;
import org.vigie.dashboard.index.Sums;
import org.vigie.dashboard.words.Words;

/** How many releases there were, and what share of them. */
final class ReleaseChart {
    private static final int MOST_LINES = 8;

    private final ReleaseQuestion question;
    private final Reach reach;
    private final Words words;
    private final Sums counts;
    private final List<Instant> starts;

    ReleaseChart(ReleaseQuestion question, Reach reach, Index index, Words words) {
        this.question = question;
        this.reach = reach;
        this.words = words;
        counts = Sums.by(question.field(), index, question.counts(), "families");
        starts = startsWithout(question.span().starts(), counts);
    }

    /** Without the empty periods before the first release. */
    private static List<Instant> startsWithout(List<Instant> all, Sums counts) {
        int first = 0;
        while (first < all.size() && counts.number(all.get(first)) == 0) {
            first++;
        }
        return all.subList(first, all.size());
    }

    Sums counts() {
        return counts;
    }

    List<Instant> starts() {
        return starts;
    }

    long total() {
        return counts.total();
    }

    /** How many lines are not shown. */
    int left() {
        return Math.max(0, counts.totals().size() - MOST_LINES);
    }

    /** The values of the lines, the one with the most releases first. */
    List<String> keys() {
        return counts.totals().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LINES)
                .map(Map.Entry::getKey)
                .toList();
    }

    Chart chart() {
        var keys = keys();
        return new Chart(
                "releases",
                "bar",
                words.say("releases.title." + question.by()),
                words.say("definition.families"),
                question.isShare(),
                keys.stream()
                        .map(key -> new Chart.Column(key, label(question.by(), key, words)))
                        .toList(),
                starts.stream().map(start -> row(start, keys)).toList(),
                reach.until(),
                reach.since(),
                question.address().at("/releases.csv"),
                question.address());
    }

    static String label(String by, String key, Words words) {
        return switch (by) {
            case "base" -> key;
            case "country", "root" -> words.countryName(key);
            case "licence" -> key.equals(Words.NONE) ? words.say("none.licence") : key;
            default -> words.name("release." + by, key);
        };
    }

    private Chart.Row row(Instant start, List<String> keys) {
        var end = question.span().period().after(start);
        var cells = new ArrayList<Chart.Cell>();
        long of = counts.number(start);
        for (var key : keys) {
            cells.add(cell(counts.number(key, start), of, key, start, end));
        }
        return new Chart.Row(
                words.period(question.span().name(), start),
                start,
                end,
                reach.isOpen(end),
                reach.isBefore(start),
                0,
                false,
                false,
                cells);
    }

    private Chart.Cell cell(long count, long of, String key, Instant start, Instant end) {
        var link = count == 0
                ? null
                : question.filter()
                        .list()
                        .with(question.by(), key)
                        .with("from", start)
                        .with("until", end);
        if (!question.isShare()) {
            return new Chart.Cell((double) count, words.number(count), count, 0, link);
        }
        return of == 0
                ? new Chart.Cell(null, "–", count, 0, link)
                : new Chart.Cell((double) count / of, words.percent((double) count / of), count, of, link);
    }
}
