package org.vigie.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.CompactedTopic;
import org.vigie.ingest.sources.SourceRegistry;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Port;

/**
 * Many sources polled by one process, by two, and by the one that is left when the other is killed; then what stands in
 * Kafka beside what the feeds had. Server, broker and processes share the machine.
 */
final class PollRate {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final ManyFeeds web;
    private final KafkaConfig kafka;
    private final Path folder;
    private final Duration every;

    private PollRate(ManyFeeds web, KafkaConfig kafka, Path folder, Duration every) {
        this.web = web;
        this.kafka = kafka;
        this.folder = folder;
        this.every = every;
    }

    /** @param args number of sources, and the time between two polls of each */
    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        var folder = Files.createTempDirectory("poll-rate");
        try (var web = new ManyFeeds(Integer.parseInt(args[0]));
                var broker = EmbeddedKafka.start(folder.resolve("kafka"), Port.any())) {
            var kafka = new KafkaConfig(broker.bootstrap(), "vigie.", -1, Map.of());
            new PollRate(web, kafka, folder, Duration.parse(args[1])).measure();
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        createTopics();
        try (var first = process("first")) {
            TimeUnit.SECONDS.sleep(10);
            row("idle, no source", first.memory(), null);
            long start = System.nanoTime();
            new SourceRegistry(kafka).replaceWith(sources());
            await("all are polled once", () -> states().size() == web.feeds().size());
            System.out.printf(
                    "all %d sources polled once in %.0f s%n", web.feeds().size(), seconds(start));
            settle();
            window("one process", List.of(first));
            try (var second = process("second")) {
                TimeUnit.SECONDS.sleep(15);
                window("two processes", List.of(first, second));
                second.kill();
                long killed = System.nanoTime();
                await("all are asked again", () -> isAsked(feed -> web.asked(feed) > killed));
                System.out.printf(
                        "the sources of a killed process are all asked again after %.0f s%n", seconds(killed));
            }
            window("one of two left", List.of(first));
            web.freeze();
            var frozen = Instant.now();
            await(
                    "all are polled as they stay",
                    () -> states().values().stream()
                            .filter(state -> state.problem() == null)
                            .allMatch(state -> state.lastPollAt() != null
                                    && state.lastPollAt().isAfter(frozen)));
        }
        states(polls -> System.out.printf(
                "states: %d bytes on average, the largest %d%n",
                (long) polls.stream().mapToInt(Integer::intValue).average().orElse(0),
                polls.stream().mapToInt(Integer::intValue).max().orElse(0)));
        System.out.println(new Ledger(kafka).against(web));
    }

    private IngestProcess process(String name) throws IOException {
        return new IngestProcess(kafka.brokers(), folder.resolve(name + ".out"));
    }

    private List<Source> sources() {
        return web.feeds().stream()
                .map(feed -> SourceBuilder.builder(Source.of(feed.id(), Source.Kind.FEED, web.address(feed)))
                        .every(every)
                        .build())
                .toList();
    }

    private Map<String, PollState> states() {
        return CompactedTopic.readAll(kafka, kafka.topics().polls());
    }

    private void states(Consumer<List<Integer>> sizes) {
        var topic = kafka.topics().polls();
        sizes.accept(states().values().stream()
                .map(state -> topic.value().serializer().serialize(topic.name(), state).length)
                .toList());
    }

    private boolean isAsked(Predicate<PlannedFeed> since) {
        return web.feeds().stream().filter(feed -> feed.kind().isReadable()).allMatch(since);
    }

    /** One more round of everything, so that no first poll is in what is measured. */
    private void settle() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(every.toMillis());
    }

    private void window(String what, List<IngestProcess> processes) throws Exception {
        long polls = polls();
        long answers = web.answers();
        var cpu = cpu(processes);
        long start = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(WINDOW.toMillis());
        double rate = (web.answers() - answers) / seconds(start);
        var used = cpu(processes).minus(cpu);
        double committed = (polls() - polls) / seconds(start);
        System.out.printf(
                "%-16s %6.0f answers/s, %6.0f polls/s committed, %3.0f %% of a core%n",
                what, rate, committed, used.toMillis() / 10.0 / WINDOW.toSeconds());
        for (var process : processes) {
            row(what, process.memory(), (double) web.feeds().size() / processes.size());
        }
    }

    private static Duration cpu(List<IngestProcess> processes) {
        return processes.stream().map(IngestProcess::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    private long polls() {
        return states().values().stream().mapToLong(PollState::polls).sum();
    }

    private static void row(String what, IngestProcess.Memory memory, @Nullable Double sources) {
        System.out.printf(
                "%-16s   %d MB resident, %d MB of live heap%s%n",
                what,
                memory.resident(),
                memory.heap(),
                sources == null ? "" : ", for about %.0f sources".formatted(sources));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void await(String what, BooleanSupplier isMet) throws InterruptedException {
        long start = System.nanoTime();
        while (!isMet.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new IllegalStateException("not within " + LIMIT + ": " + what);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void createTopics() throws Exception {
        try (var admin = Admin.create(kafka.clientSettings())) {
            var topics = new ArrayList<NewTopic>();
            for (KafkaTopic<?, ?> topic : kafka.topics().all()) {
                topics.add(new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()));
            }
            admin.createTopics(topics).all().get();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
