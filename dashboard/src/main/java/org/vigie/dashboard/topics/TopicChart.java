package org.vigie.dashboard.topics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Count;
import org.vigie.dashboard.chart.Chart;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Reach;
import org.vigie.dashboard.index.Sums;
import org.vigie.dashboard.items.Choices;
import org.vigie.dashboard.words.Words;

/** The numbers that answer a question, and their denominators. */
final class TopicChart {
    /** So many lines can be told apart. */
    static final int MOST_LINES = 8;

    private final TopicQuestion question;
    private final Reach reach;
    private final Words words;
    private final Sums counts;
    private final Sums all;
    private final boolean isByTopic;

    TopicChart(TopicQuestion question, Reach reach, Index index, Words words) {
        this.question = question;
        this.reach = reach;
        this.words = words;
        isByTopic = question.by().equals("topic");
        counts = Sums.by(
                question.by(),
                index,
                isByTopic ? question.countsByTopic() : question.counts(question.topic()),
                question.number());
        all = isByTopic
                ? Sums.of(index, question.counts(Count.ALL_TOPICS), question.number())
                : Sums.by(question.by(), index, question.counts(Count.ALL_TOPICS), question.number());
    }

    /** How many items there are in all lines together; of topics, which overlap, in the largest. */
    long total() {
        return isByTopic
                ? counts.totals().values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0)
                : counts.total();
    }

    /** How many lines are not shown. */
    int left() {
        return Math.max(0, counts.totals().size() - MOST_LINES);
    }

    Chart chart() {
        var keys = counts.totals().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LINES)
                .map(Map.Entry::getKey)
                .toList();
        var columns = keys.stream()
                .map(key -> new Chart.Column(key, Choices.label(question.by(), key, words)))
                .toList();
        var rows =
                question.span().starts().stream().map(start -> row(start, keys)).toList();
        return new Chart(
                "attention",
                "line",
                title(),
                words.say("definition." + question.number())
                        + (question.isShare() ? " " + words.say("definition.share") : ""),
                question.isShare(),
                columns,
                rows,
                reach.until(),
                reach.since(),
                question.address().at("/topics.csv"),
                question.address());
    }

    private String title() {
        return isByTopic
                ? words.say("topics.title.topics")
                : words.say("topics.title." + question.by(), words.topicName(question.topic()));
    }

    private Chart.Row row(Instant start, List<String> keys) {
        var period = question.span().period();
        var end = period.after(start);
        int without = reach.daysWithout(start, end);
        boolean isGap =
                without > 0 && reach.days().stream().noneMatch(day -> !day.isBefore(start) && day.isBefore(end));
        var cells = new ArrayList<Chart.Cell>();
        for (var key : keys) {
            cells.add(cell(key, start, end, isGap));
        }
        return new Chart.Row(
                words.period(question.span().name(), start),
                start,
                end,
                reach.isOpen(end),
                reach.isBefore(start),
                without,
                false,
                isGap,
                cells);
    }

    private Chart.Cell cell(String key, Instant start, Instant end, boolean isGap) {
        long count = counts.number(key, start);
        long of = question.isShare() ? all.number(isByTopic ? Sums.ALL : key, start) : 0;
        var link = count == 0
                ? null
                : question.items().with(question.by(), key).with("from", start).with("until", end);
        if (isGap || (question.isShare() && of == 0)) {
            return new Chart.Cell(null, "–", count, of, link);
        }
        double value = question.isShare() ? (double) count / of : count;
        return new Chart.Cell(value, question.isShare() ? words.percent(value) : words.number(count), count, of, link);
    }
}
