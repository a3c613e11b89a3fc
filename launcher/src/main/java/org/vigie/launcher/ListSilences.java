package org.vigie.launcher;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vigie.notify.plan.Match;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Silences that were added while everything runs. */
@Command(
        name = "list",
        description = "Show the silences that hold or are to come; those of the notify file stand there.",
        mixinStandardHelpOptions = true)
final class ListSilences implements Callable<Integer> {
    private static final Table TABLE =
            new Table(List.of("ID", "STATE", "STARTS", "ENDS", "MATCH", "AUTHOR", "COMMENT"), Set.of(4, 6));

    @Mixin
    private Options options = new Options();

    @Option(names = "--all", description = "those that have ended, too")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Clock clock = Clock.systemUTC();

    /** Those there are in Kafka. */
    static DefinitionTopic<NamedSilence> silences(Config config) {
        return new DefinitionTopic<>(Running.kafkaWithTopics(config), SilenceKind.INSTANCE, List.of());
    }

    @Override
    public Integer call() {
        var now = clock.instant();
        var rows = silences(options.config()).inForce().values().stream()
                .filter(each -> all || each.silence().ends().isAfter(now))
                .sorted(Comparator.comparing(
                                (NamedSilence each) -> each.silence().ends())
                        .thenComparing(NamedSilence::id))
                .map(each -> row(each, now))
                .toList();
        var out = spec.commandLine().getOut();
        if (!rows.isEmpty()) {
            TABLE.print(rows, out);
            out.println();
        }
        out.println(rows.size() == 1 ? "1 silence" : rows.size() + " silences");
        return 0;
    }

    private static List<String> row(NamedSilence named, Instant now) {
        var silence = named.silence();
        var state = now.isBefore(silence.starts()) ? "to come" : now.isBefore(silence.ends()) ? "holds" : "ended";
        return List.of(
                named.id(),
                state,
                silence.starts().toString(),
                silence.ends().toString(),
                text(silence.match()),
                silence.author(),
                silence.comment());
    }

    private static String text(Match match) {
        return match.values().isEmpty()
                ? "all alerts"
                : match.values().entrySet().stream()
                        .map(label -> label.getKey() + "=" + String.join("|", label.getValue()))
                        .sorted()
                        .collect(Collectors.joining(" "));
    }
}
