package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;
import org.vigie.ingest.CompactedTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The sources with how they are doing. */
@Command(
        name = "list",
        description = "Show the sources that are polled, and how they are doing.",
        mixinStandardHelpOptions = true)
final class ListSources implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(names = "--group", paramLabel = "GROUP", description = "only those of a group")
    private @Nullable String group;

    @Option(names = "--failing", description = "only those that fail, with the reason")
    private boolean failing;

    @Option(names = "--json", description = "a line of JSON for each")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        var kafka = Running.kafka(options.config());
        var registry = Running.sources(options.config());
        var states = CompactedTopic.readAll(kafka, kafka.topics().polls());
        var all = registry.list().values().stream()
                .map(source -> new PolledSource(source, states.get(source.id())))
                .sorted(Comparator.comparing(polled -> polled.source().id()))
                .toList();
        var shown = all.stream()
                .filter(polled -> isIn(polled.source().groups()))
                .filter(polled -> !failing || polled.isFailing())
                .toList();
        if (json) {
            for (var polled : shown) {
                spec.commandLine().getOut().println(Json.MAPPER.writeValueAsString(polled.fields()));
            }
            return 0;
        }
        if (shown.isEmpty()
                && group != null
                && all.stream().noneMatch(polled -> isIn(polled.source().groups()))) {
            throw new UserError("no source is in the group " + group + "; the groups are "
                    + String.join(
                            ", ",
                            all.stream()
                                    .flatMap(polled -> polled.source().groups().stream())
                                    .distinct()
                                    .sorted()
                                    .toList()));
        }
        show(shown, all.size());
        return 0;
    }

    private boolean isIn(List<String> groups) {
        return group == null || groups.stream().anyMatch(group::equalsIgnoreCase);
    }

    private void show(List<PolledSource> shown, int all) {
        var out = spec.commandLine().getOut();
        var now = Instant.now();
        if (!shown.isEmpty()) {
            PolledSource.TABLE.print(
                    shown.stream().map(polled -> polled.row(now)).toList(), out);
            out.println();
        }
        if (failing) {
            shown.forEach(polled -> out.println(polled.source().id() + ": "
                    + (polled.state() == null ? "" : polled.state().problem())));
        }
        out.println((shown.size() == all ? "" : shown.size() + " of ") + (all == 1 ? "1 source" : all + " sources")
                + ", " + shown.stream().filter(PolledSource::isFailing).count() + " failing");
    }
}
