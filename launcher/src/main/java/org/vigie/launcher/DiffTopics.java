package org.vigie.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    @Parameters(index = "0", paramLabel = "A", description = "topics now: " + Definitions.ALL)
    private Path before = Path.of(Definitions.SHIPPED);

    @Parameters(index = "1", paramLabel = "B", description = "topics after the change")
    private Path after = Path.of(Definitions.SHIPPED);

    @Mixin
    private SomeItems items = new SomeItems();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Items of one topic. */
    private record Change(int before, int gained, int lost) {
        static Change of(@Nullable TopicMatch was, @Nullable TopicMatch is) {
            return new Change(was == null ? 0 : 1, was == null ? 1 : 0, is == null ? 1 : 0);
        }

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
        try (var old = Definitions.load(before, items.config());
                var changed = Definitions.load(after, items.config())) {
            items.forEach(text -> {
                var was = byTopic(text.of(old));
                var is = byTopic(text.of(changed));
                var either = new TreeSet<>(was.keySet());
                either.addAll(is.keySet());
                for (var topic : either) {
                    var before = was.get(topic);
                    var after = is.get(topic);
                    changes.merge(topic, Change.of(before, after), Change::plus);
                    if (before == null) {
                        out.println("+ " + TestTopics.line(Objects.requireNonNull(after), text));
                    } else if (after == null) {
                        out.println("- " + TestTopics.line(before, text));
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
