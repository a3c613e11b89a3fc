package org.vigie.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The topics that items are sorted into. */
@Command(
        name = "list",
        description = "Show definitions of topics: those of the configuration, else those that ship.",
        mixinStandardHelpOptions = true)
final class ListTopics implements Callable<Integer> {
    private static final Table TABLE =
            new Table(List.of("ID", "VERSION", "NAME", "LANGUAGES", "QUERIES", "DEFINITION"), Set.of(5));

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER|FILE",
            description = "definitions (YAML), or " + Definitions.SHIPPED)
    private @Nullable Path definitions;

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var topics = Definitions.load(
                definitions != null ? definitions : options.config().enrich().topics())) {
            TABLE.print(
                    topics.definitions().stream()
                            .map(topic -> List.of(
                                    topic.id(),
                                    String.valueOf(topic.version()),
                                    inEnglish(topic.name()),
                                    String.join(", ", topic.queries().keySet()),
                                    String.valueOf(topic.queries().values().stream()
                                            .mapToInt(Map::size)
                                            .sum()),
                                    inEnglish(topic.definition())))
                            .toList(),
                    out);
        }
        return 0;
    }

    /** In English, or in whatever language there is. */
    private static String inEnglish(Map<String, String> texts) {
        return texts.getOrDefault("en", texts.values().stream().findFirst().orElse(""));
    }
}
