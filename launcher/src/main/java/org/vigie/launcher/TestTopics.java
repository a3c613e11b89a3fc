package org.vigie.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vigie.contract.TopicMatch;
import org.vigie.contract.TopicMatch.Evidence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What definitions match, before they are put to use. */
@Command(
        name = "test",
        description = "Show what definitions of topics match among the stored items, with the words.",
        mixinStandardHelpOptions = true)
final class TestTopics implements Callable<Integer> {
    @Parameters(paramLabel = "TOPICS", description = Definitions.ALL)
    private Path definitions = Path.of(Definitions.SHIPPED);

    @Mixin
    private SomeItems items = new SomeItems();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        var matched = new TreeMap<String, Integer>();
        try (var topics = Definitions.load(definitions, items.config())) {
            topics.definitions().forEach(topic -> matched.put(topic.id(), 0));
            long all = items.forEach(text -> {
                for (var match : text.of(topics)) {
                    matched.merge(match.topic(), 1, Integer::sum);
                    out.println(line(match, text));
                }
            });
            out.println();
            matched.forEach((topic, count) -> out.println(topic + ": " + count + " of " + all + " items"));
        }
        return 0;
    }

    /** {@code ai-geopolitics .57 fr "Title": the words}. */
    static String line(TopicMatch match, Texts.Text text) {
        var words = match.evidence().stream().map(Evidence::words).distinct().collect(Collectors.joining(", "));
        return match.topic() + "  " + match.score() + "  " + text.language() + "  " + text.title() + "  [" + words
                + "]";
    }
}
