package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Json;
import org.vigie.enrich.topics.Topics;
import org.vigie.launcher.RecordedItems.RecordedItem;

/**
 * The topics that ship against the recorded items that are labelled ({@code testdata/topics}). The half to develop on is the
 * one that is read here; {@code -Dlabels=held-out} reads the other one, and fails nothing. What differs is written to {@code
 * target/labelled-topics-HALF.txt}, the items to {@code target/labelled-topics-HALF.jsonl} for {@code vigie topics
 * evaluate}.
 */
class LabelledItemsTest {
    private static final String HALF = System.getProperty("labels", "develop");
    private static final Path FOLDER = Path.of("..", "testdata", "topics");
    private static final Path BASELINE = FOLDER.resolve("develop-scores.txt");
    private static final String MEAN = "mean F1 ";

    /** Points of mean F1 that may be lost before the build says so. */
    private static final double MOST_LOST = 3;

    /** {@code -Dgolden.write=true} writes the baseline anew. */
    @Test
    void theTopicsFindWhatPeopleFind() throws IOException {
        assumeTrue(RecordedItems.areHere(), "skipped: no recordings at " + RecordedItems.FOLDER.toAbsolutePath());
        var judgements = new Judgements();
        new JudgementFile(FOLDER.resolve(HALF + ".tsv")).readInto(judgements);
        var texts = new Texts();
        var lines = new StringBuilder();
        double mean;
        try (var topics = Topics.load()) {
            var evaluation = new Evaluation(topics, judgements);
            for (var item : items()) {
                var text = texts.of(Json.MAPPER.valueToTree(item));
                lines.append(Json.MAPPER.writeValueAsString(item)).append('\n');
                evaluation.add(text);
            }
            assertThat(evaluation.items()).isEqualTo(judgements.items().size());
            mean = 100 * evaluation.mean();
            report(evaluation, lines);
            var scores = scores(evaluation, mean);
            if (HALF.equals("develop") && Boolean.getBoolean("golden.write")) {
                Files.writeString(BASELINE, scores);
            }
        }
        if (HALF.equals("develop")) {
            assertThat(mean)
                    .as("mean F1; target/labelled-topics-develop.txt shows each difference")
                    .isGreaterThan(baseline() - MOST_LOST);
        }
    }

    @Test
    void noItemIsInBothHalves() {
        var develop = new Judgements();
        var heldOut = new Judgements();
        new JudgementFile(FOLDER.resolve("develop.tsv")).readInto(develop);
        new JudgementFile(FOLDER.resolve("held-out.tsv")).readInto(heldOut);

        var both = new TreeSet<>(develop.items());
        both.retainAll(heldOut.items());
        assertThat(both).isEmpty();
        assertThat(develop.topics()).isEqualTo(heldOut.topics());
    }

    /** Those of the half, as {@code topics evaluate} reads them. */
    private static List<Map<String, Object>> items() throws IOException {
        var recordings = new HashMap<String, Map<String, RecordedItem>>();
        var reader = new RecordedItems();
        return Files.readAllLines(FOLDER.resolve("items.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .filter(cells -> cells[2].equals(HALF))
                .map(cells -> {
                    var item = recordings.computeIfAbsent(cells[1], reader::of).get(cells[0]);
                    Objects.requireNonNull(item, cells[0] + " is not in " + cells[1]);
                    return Map.<String, Object>of(
                            "id", item.id(), "language", cells[3], "title", item.title(), "text", item.text());
                })
                .toList();
    }

    private static String scores(Evaluation evaluation, double mean) {
        var scores = new StringBuilder(String.format(Locale.ROOT, MEAN + "%.1f%n", mean));
        EvaluateTopics.rows(evaluation)
                .forEach(row -> scores.append(String.join(" ", row)).append('\n'));
        return scores.toString();
    }

    private static double baseline() throws IOException {
        var first = Files.readAllLines(BASELINE).getFirst();
        return Double.parseDouble(first.substring(MEAN.length()));
    }

    private static void report(Evaluation evaluation, StringBuilder lines) throws IOException {
        var report = new StringWriter();
        var out = new PrintWriter(report);
        EvaluateTopics.rows(evaluation).forEach(row -> out.println(String.join("\t", row)));
        out.printf(Locale.ROOT, MEAN + "%.1f%n", 100 * evaluation.mean());
        evaluation
                .mistakes()
                .forEach(one ->
                        out.println("wrong   " + TestTopics.line(Objects.requireNonNull(one.match()), one.text())));
        evaluation
                .misses()
                .forEach(one -> out.println("missed  " + one.topic() + "  "
                        + one.text().language() + "  " + one.text().title()));
        var target = Files.createDirectories(Path.of("target"));
        Files.writeString(target.resolve("labelled-topics-" + HALF + ".txt"), report.toString());
        Files.writeString(target.resolve("labelled-topics-" + HALF + ".jsonl"), lines.toString());
    }
}
