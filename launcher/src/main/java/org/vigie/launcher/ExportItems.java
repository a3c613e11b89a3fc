package org.vigie.launcher;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ItemKind;
import org.vigie.launcher.export.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Items as a table. */
@Command(
        name = "items",
        description = "Write items, by time of publication. All conditions must hold; of several values of one, any.",
        mixinStandardHelpOptions = true)
final class ExportItems implements Callable<Integer> {
    private static final String TIME = "publishedAt";

    @Mixin
    private ExportOptions options = new ExportOptions();

    @Option(names = "--topic", split = ",", paramLabel = "ID", description = "only of these topics")
    private List<String> topics = List.of();

    @Option(names = "--language", split = ",", paramLabel = "CODE", description = "only in these languages, such as fr")
    private List<String> languages = List.of();

    @Option(names = "--country", split = ",", paramLabel = "CODE", description = "only of outlets in these countries")
    private List<String> countries = List.of();

    @Option(
            names = "--kind",
            split = ",",
            paramLabel = "KIND",
            description = "only of these kinds: ${COMPLETION-CANDIDATES}")
    private List<ItemKind> kinds = List.of();

    @Option(names = "--source", split = ",", paramLabel = "ID", description = "only what these sources told")
    private List<String> sources = List.of();

    @Option(names = "--outlet", paramLabel = "NAME", description = "only of an outlet; may be repeated")
    private List<String> outlets = List.of();

    @Option(names = "--story", split = ",", paramLabel = "ID", description = "only of these stories")
    private List<String> stories = List.of();

    @Option(names = "--no-copies", description = "only the first of items that carry one text")
    private boolean isWithoutCopies;

    @Option(
            names = "--query",
            paramLabel = "WORDS",
            description = "only what matches in title, summary or content, in Elasticsearch's query string syntax")
    private @Nullable String query;

    @Override
    public Integer call() throws Exception {
        var selection = options.between(TIME)
                .oneOf("topic", "topics", topics)
                .oneOf("language", "language", languages)
                .oneOf("country", "country", countries)
                .oneOf("kind", "kind", ExportCounts.labels(kinds))
                .oneOf("source", "sources", sources)
                .oneOf("outlet", "outlet", outlets)
                .oneOf("story", "story", stories)
                .without("no-copies", "duplicateOf", isWithoutCopies)
                .matching(query);
        options.export("items", TIME, selection, Columns.ITEMS);
        return 0;
    }
}
