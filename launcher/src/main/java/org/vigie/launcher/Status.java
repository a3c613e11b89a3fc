package org.vigie.launcher;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.PollState;
import org.vigie.ingest.CompactedTopic;
import org.vigie.ingest.Rhythm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How the pipeline is doing: servers, topics, how far each service is behind, sources that fail. */
@Command(
        name = "status",
        description = "Show servers, topics, how far each service is behind, and sources that fail.",
        mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var config = options.config();
        var kafka = Running.liveKafka(config);
        var elasticsearch = Running.elasticsearch(config);
        var out = spec.commandLine().getOut();
        show(kafka, out);
        show(elasticsearch, out);
        showSources(kafka, out);
        return 0;
    }

    private static void show(KafkaConfig kafka, PrintWriter out) {
        try (var admin = new KafkaAdmin(kafka)) {
            admin.requireTopics();
            out.printf("kafka          %s%n", kafka.bootstrap());
            admin.ends().forEach((name, end) -> out.printf("  %-24s end offset %,12d%n", name, end));
            out.printf("  live is %s%n", kafka.epoch().name());
            out.printf("  enrich is behind by %,d records%n", admin.enrichLag());
            out.printf("  sink is behind by %,d records%n", admin.sinkLag());
        }
    }

    private static void show(ElasticsearchConfig elasticsearch, PrintWriter out) {
        var search = new Search(elasticsearch);
        out.printf("elasticsearch  %s (%s)%n", elasticsearch.url(), search.health());
        for (var alias : List.of("items", "stories", "releases", "counts", "alerts")) {
            out.printf("  %-24s documents  %,12d%n", elasticsearch.prefix() + alias, search.count(alias));
        }
    }

    private static void showSources(KafkaConfig kafka, PrintWriter out) {
        var sources = CompactedTopic.readAll(kafka, kafka.topics().sources());
        var states = CompactedTopic.readAll(kafka, kafka.topics().polls());
        states.keySet().retainAll(sources.keySet());
        var failing = states.values().stream()
                .filter(state -> state.problem() != null)
                .sorted(Comparator.comparing(PollState::source))
                .toList();
        out.printf("sources        %d, polled %d, failing %d%n", sources.size(), states.size(), failing.size());
        failing.forEach(state -> out.printf(
                "  %-24s %s, %s, %s, next try %s: %s%n",
                state.source(),
                state.failure() == null ? "failure" : state.failure().label(),
                state.failures() == 0 ? "what is there is told" : state.failures() + " in a row",
                lastRead(state),
                state.nextDueAt(),
                state.problem()));
        var traffic = states.values().stream()
                .map(PollState::traffic)
                .filter(Objects::nonNull)
                .toList();
        out.printf(
                "  %,d bytes read, %,d bytes saved by 304%n",
                traffic.stream().mapToLong(PollState.Traffic::bytes).sum(),
                traffic.stream().mapToLong(PollState.Traffic::saved).sum());
        states.values().stream()
                .sorted(Comparator.comparing(PollState::source))
                .forEach(state -> remarks(state).forEach(remark -> out.printf("  %-24s %s%n", state.source(), remark)));
    }

    /** What deserves a look although the source answers. Silence is measured at its last poll. */
    private static List<String> remarks(PollState state) {
        var remarks = new ArrayList<String>();
        if (Rhythm.isSilent(state)) {
            remarks.add("silent since " + newest(state) + ", longer than ever before");
        }
        if (state.mayHaveMissedAt() != null) {
            remarks.add("may have missed entries before " + state.mayHaveMissedAt() + "; poll it more often (every)");
        }
        if (state.falseValidatorsAt() != null) {
            remarks.add("its validators do not change with the feed, so they are not used");
        }
        if (state.discovered() != null) {
            remarks.add("is a page; the feed that it names is read: " + state.discovered());
        }
        if (state.pages() != null) {
            remarks.add(state.pages().size() + " pages are still to be read");
        }
        if (state.moved() != null) {
            remarks.add("redirects to " + state.moved().to() + " for good, since "
                    + state.moved().since());
        }
        return remarks;
    }

    private static Instant newest(PollState state) {
        return state.seen().values().stream()
                .map(PollState.Seen::publishedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static String lastRead(PollState state) {
        return state.lastSuccessAt() == null ? "never read" : "last read " + state.lastSuccessAt();
    }
}
