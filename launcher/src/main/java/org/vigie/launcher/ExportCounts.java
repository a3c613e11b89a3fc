package org.vigie.launcher;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vigie.contract.Count;
import org.vigie.contract.ItemKind;
import org.vigie.launcher.export.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts as a table. */
@Command(
        name = "counts",
        description =
                "Write counts, by start of their period. All conditions must hold; of several values of one, any.",
        mixinStandardHelpOptions = true)
final class ExportCounts implements Callable<Integer> {
    private static final String TIME = "start";

    @Mixin
    private ExportOptions options = new ExportOptions();

    @Option(
            names = "--period",
            split = ",",
            paramLabel = "PERIOD",
            description = "only of these lengths: ${COMPLETION-CANDIDATES}")
    private List<Count.Period> periods = List.of();

    @Option(
            names = "--measure",
            split = ",",
            paramLabel = "MEASURE",
            description = "only of these: ${COMPLETION-CANDIDATES}")
    private List<Count.Measure> measures = List.of();

    @Option(
            names = "--topic",
            split = ",",
            paramLabel = "ID",
            description = "only of these topics; " + Count.ALL_TOPICS + " for the counts of all items")
    private List<String> topics = List.of();

    @Option(names = "--language", split = ",", paramLabel = "CODE", description = "only in these languages, such as fr")
    private List<String> languages = List.of();

    @Option(
            names = "--country",
            split = ",",
            paramLabel = "CODE",
            description = "only of outlets or owners in these countries")
    private List<String> countries = List.of();

    @Option(
            names = "--kind",
            split = ",",
            paramLabel = "KIND",
            description = "only of these kinds of items: ${COMPLETION-CANDIDATES}")
    private List<ItemKind> kinds = List.of();

    @Override
    public Integer call() throws Exception {
        var selection = options.between(TIME)
                .oneOf("period", "period", labels(periods))
                .oneOf("measure", "measure", labels(measures))
                .oneOf("topic", "topic", topics)
                .oneOf("language", "language", languages)
                .oneOf("country", "country", countries)
                .oneOf("kind", "kind", labels(kinds));
        options.export("counts", TIME, selection, Columns.COUNTS);
        return 0;
    }

    /** As they are spelt in documents. */
    static List<String> labels(List<? extends Enum<?>> constants) {
        return constants.stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
