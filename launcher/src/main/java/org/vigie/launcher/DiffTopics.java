package org.vigie.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.contract.TopicMatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a change of definitions would gain and lose. */
@Command(
        name = "diff",
        description = "Show what a change of definitions would gain (+) and lose (-) among the stored items.",
        mixinStandardHelpOptions = true)
final class DiffTopics implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "definitions now: a folder, a file, or " + Definitions.SHIPPED)
    private Path before = Path.of(Definitions.SHIPPED);

    @Parameters(index = "1", paramLabel = "B", description = "definitions after the change")
    private Path after = Path.of(Definitions.SHIPPED);

    @Mixin
    private SomeItems items = new SomeItems();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Items of one topic. */
    private record Change(int before, int gained, int lost) {
        Change plus(Change other) {
            return new Change(before + other.before, gained + other.gained, lost + other.lost);
        }

        @Override
        public String toString() {
            return before + " before, " + gained + " gained, " + lost + " lost, " + (before + gained - lost) + " after";
        }
    }

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        var changes = new TreeMap<String, Change>();
        try (var old = Definitions.load(before);
                var changed = Definitions.load(after)) {
            var texts = new Texts();
            items.forEach(texts, text -> {
                var named = texts.entities().link(text.language(), text.title(), text.text());
                var was = byTopic(old.classify(text.language(), text.title(), text.text(), named));
                var is = byTopic(changed.classify(text.language(), text.title(), text.text(), named));
                var either = new TreeSet<>(was.keySet());
                either.addAll(is.keySet());
                for (var topic : either) {
                    var gained = was.containsKey(topic) ? null : is.get(topic);
                    var lost = is.containsKey(topic) ? null : was.get(topic);
                    changes.merge(
                            topic,
                            new Change(gained == null ? 1 : 0, gained == null ? 0 : 1, lost == null ? 0 : 1),
                            Change::plus);
                    if (gained != null) {
                        out.println("+ " + TestTopics.line(gained, text));
                    } else if (lost != null) {
                        out.println("- " + TestTopics.line(lost, text));
                    }
                }
            });
        }
        out.println();
        changes.forEach((topic, change) -> out.println(topic + ": " + change));
        return 0;
    }

    private static Map<String, TopicMatch> byTopic(List<TopicMatch> matches) {
        return matches.stream().collect(Collectors.toMap(TopicMatch::topic, Function.identity()));
    }
}
