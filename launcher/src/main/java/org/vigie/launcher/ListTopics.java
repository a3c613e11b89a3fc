package org.vigie.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.vigie.enrich.topics.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The topics that items are sorted into. */
@Command(
        name = "list",
        description = "Show the topics: those in force, unless others are named.",
        mixinStandardHelpOptions = true)
final class ListTopics implements Callable<Integer> {
    private static final Table TABLE =
            new Table(List.of("ID", "VERSION", "NAME", "LANGUAGES", "QUERIES", "DEFINITION"), Set.of(5));

    @Parameters(arity = "0..1", paramLabel = "TOPICS", description = Definitions.ALL)
    private Path definitions = Path.of(Definitions.IN_FORCE);

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        TABLE.print(
                Definitions.read(definitions, options.config()).stream()
                        .map(topic -> List.of(
                                topic.id(),
                                String.valueOf(topic.definition().version()),
                                name(topic),
                                String.join(", ", topic.queries().keySet()),
                                String.valueOf(queries(topic)),
                                inEnglish(topic.definition().definition())))
                        .toList(),
                out);
        return 0;
    }

    static String name(Topic topic) {
        return inEnglish(topic.definition().name());
    }

    /** How many it has in all languages. */
    static int queries(Topic topic) {
        return topic.queries().values().stream().mapToInt(Map::size).sum();
    }

    /** In English, or in whatever language there is. */
    static String inEnglish(Map<String, String> texts) {
        return texts.getOrDefault("en", texts.values().stream().findFirst().orElse(""));
    }
}
