package org.vigie.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How well definitions find what people have labelled. */
@Command(
        name = "evaluate",
        description = {
            "Show how well definitions of topics agree with what people say (vigie label): precision, recall and F1 in"
                    + " percent, each with the interval that holds it with 95 %%.",
            "Items that nobody has judged do not count."
        },
        mixinStandardHelpOptions = true)
final class EvaluateTopics implements Callable<Integer> {
    private static final Table TABLE =
            new Table(List.of("TOPIC", "LANGUAGE", "YES", "FOUND", "PRECISION", "", "RECALL", "", "F1", ""), Set.of(0));

    @Parameters(arity = "1..*", paramLabel = "LABELS", description = "files of judgements; later ones win")
    private List<Path> labels = List.of();

    @Option(
            names = "--definitions",
            paramLabel = "TOPICS",
            description = Definitions.ALL
                    + "; if left out, those in force where there is a pipeline, with --items those that ship")
    private @Nullable Path definitions;

    @Option(names = "--json", description = "one JSON object instead of a table, shares from 0 to 1")
    private boolean isJson;

    @Option(
            names = "--worst",
            paramLabel = "N",
            description = "also the N surest mistakes, with the words that misled, and the first N misses")
    private int worst;

    @Mixin
    private SomeItems items = new SomeItems();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var judgements = new Judgements();
        labels.forEach(file -> new JudgementFile(file).readInto(judgements));
        var measured = measured();
        try (var topics = Definitions.load(measured, items.config())) {
            var evaluation = new Evaluation(topics, judgements);
            items.forEach(evaluation::add);
            if (evaluation.items() == 0) {
                throw new UserError("none of the " + judgements.items().size()
                        + " labelled items is among the items: name them with --items FILE, or store them first");
            }
            var out = spec.commandLine().getOut();
            if (isJson) {
                out.println(Json.MAPPER.writeValueAsString(json(measured, evaluation, judgements)));
            } else {
                print(measured, evaluation, judgements, out);
            }
        }
        return 0;
    }

    private Path measured() {
        if (definitions != null) {
            return definitions;
        }
        return items.areStored() ? Definitions.usual(items.config()) : Path.of(Definitions.SHIPPED);
    }

    private void print(Path measured, Evaluation evaluation, Judgements judgements, PrintWriter out) {
        TABLE.print(rows(evaluation), out);
        out.println();
        out.println("measured: " + Definitions.name(measured));
        out.println("mean F1 " + percent(evaluation.mean()) + " over the topics and languages that have an item; "
                + evaluation.items() + " of " + judgements.items().size() + " labelled items");
        if (!evaluation.unknownTopics().isEmpty()) {
            out.println("labelled, but not defined: " + String.join(", ", evaluation.unknownTopics()));
        }
        int conflicts = judgements.conflicts().size();
        if (conflicts > 0) {
            out.println(conflicts + " judgements are disputed; the last one counts (vigie label FILE --conflicts)");
        }
        if (worst > 0) {
            out.println();
            evaluation.mistakes().stream()
                    .limit(worst)
                    .forEach(one -> out.println("wrong   " + one.text().id().asText() + "  "
                            + (one.match() == null ? one.topic() : TestTopics.line(one.match(), one.text()))));
            evaluation.misses().stream()
                    .limit(worst)
                    .forEach(one -> out.println("missed  " + one.text().id().asText() + "  " + one.topic() + "  "
                            + one.text().language() + "  " + one.text().title()));
        }
    }

    /** One for each topic and language. */
    static List<List<String>> rows(Evaluation evaluation) {
        var rows = new ArrayList<List<String>>();
        evaluation
                .scores()
                .forEach((cell, score) -> rows.add(List.of(
                        cell.topic(),
                        cell.language(),
                        String.valueOf(score.positives()),
                        String.valueOf(score.right() + score.wrong()),
                        percent(score.precision()),
                        percent(score.precisionRange()),
                        percent(score.recall()),
                        percent(score.recallRange()),
                        percent(score.f1()),
                        percent(score.f1Range()))));
        return rows;
    }

    private Map<String, @Nullable Object> json(Path measured, Evaluation evaluation, Judgements judgements) {
        var cells = new ArrayList<Map<String, @Nullable Object>>();
        evaluation.scores().forEach((cell, score) -> {
            var line = new LinkedHashMap<String, @Nullable Object>();
            line.put("topic", cell.topic());
            line.put("language", cell.language());
            line.put("right", score.right());
            line.put("wrong", score.wrong());
            line.put("missed", score.missed());
            line.put("precision", number(score.precision()));
            line.put("precisionRange", score.precisionRange());
            line.put("recall", number(score.recall()));
            line.put("recallRange", score.recallRange());
            line.put("f1", number(score.f1()));
            line.put("f1Range", score.f1Range());
            cells.add(line);
        });
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("definitions", measured.toString());
        all.put("items", evaluation.items());
        all.put("labelled", judgements.items().size());
        all.put("conflicts", judgements.conflicts().size());
        all.put("meanF1", number(evaluation.mean()));
        all.put("scores", cells);
        if (worst > 0) {
            all.put("mistakes", differences(evaluation.mistakes()));
            all.put("misses", differences(evaluation.misses()));
        }
        return all;
    }

    private List<Map<String, @Nullable Object>> differences(List<Evaluation.Difference> differences) {
        return differences.stream()
                .limit(worst)
                .map(one -> {
                    var line = new LinkedHashMap<String, @Nullable Object>();
                    line.put("item", one.text().id());
                    line.put("topic", one.topic());
                    line.put("language", one.text().language());
                    line.put("title", one.text().title());
                    line.put("match", one.match());
                    return (Map<String, @Nullable Object>) line;
                })
                .toList();
    }

    /** JSON has no NaN. */
    private static @Nullable Double number(double share) {
        return Double.isNaN(share) ? null : share;
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static String percent(Score.Range range) {
        return String.format(Locale.ROOT, "%.0f-%.0f", 100 * range.low(), 100 * range.high());
    }
}
