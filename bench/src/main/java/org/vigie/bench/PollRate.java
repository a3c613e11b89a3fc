package org.vigie.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.sources.SourceRegistry;

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
        try (var web = new ManyFeeds(Integer.parseInt(args[0]));
                var broker = new BenchKafka("poll-rate")) {
            new PollRate(web, broker.under("vigie."), broker.folder(), Duration.parse(args[1])).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        try (var committed = new CommittedPolls(kafka)) {
            try (var first = process("first")) {
                TimeUnit.SECONDS.sleep(10);
                memory("no source", first, 0);
                long start = System.nanoTime();
                new SourceRegistry(kafka).replaceWith(sources());
                await(
                        "all are polled once",
                        () -> committed.sources() == web.feeds().size());
                System.out.printf(
                        "all %d sources polled once in %.0f s%n", web.feeds().size(), seconds(start));
                TimeUnit.MILLISECONDS.sleep(every.toMillis());
                window("one process", committed, List.of(first));
                killOneOfTwo(committed, first);
                window("one of two left", committed, List.of(first));
                web.freeze();
                var before = committed.bySource();
                await("all are polled as they stay", () -> isTwiceMore(committed.bySource(), before));
            }
            System.out.println(committed.sizesInWords());
        }
        System.out.println(new Ledger(kafka).against(web));
    }

    private void killOneOfTwo(CommittedPolls committed, ServiceProcess first) throws Exception {
        try (var second = process("second")) {
            TimeUnit.SECONDS.sleep(20);
            window("two processes", committed, List.of(first, second));
            second.kill();
        }
        long killed = System.nanoTime();
        await("all are asked again", () -> readable().allMatch(feed -> web.asked(feed) > killed));
        System.out.printf("a killed process: after %.0f s all its sources are asked again%n", seconds(killed));
    }

    private Stream<PlannedFeed> readable() {
        return web.feeds().stream().filter(feed -> feed.kind().isReadable());
    }

    /** The second poll from now on was begun from now on. */
    private boolean isTwiceMore(Map<String, Integer> now, Map<String, Integer> before) {
        return readable().allMatch(feed -> now.getOrDefault(feed.id(), 0) >= before.getOrDefault(feed.id(), 0) + 2);
    }

    private ServiceProcess process(String name) throws IOException {
        return new ServiceProcess(
                "ingest",
                "1g",
                Map.of("kafka.bootstrap", kafka.brokers(), "ingest.fetch.timeout", "PT5S"),
                folder.resolve(name + ".out"));
    }

    private List<Source> sources() {
        return web.feeds().stream()
                .map(feed -> SourceBuilder.builder(Source.of(feed.id(), Source.Kind.FEED, web.address(feed)))
                        .every(every)
                        .build())
                .toList();
    }

    private void window(String what, CommittedPolls committed, List<ServiceProcess> processes) throws Exception {
        long polls = committed.polls();
        long answers = web.answers();
        var cpu = cpu(processes);
        long start = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(WINDOW.toMillis());
        System.out.printf(
                "%-16s %6.0f polls/s committed, %6.0f answers/s, %3.0f %% of a core%n",
                what,
                (committed.polls() - polls) / seconds(start),
                (web.answers() - answers) / seconds(start),
                cpu(processes).minus(cpu).toMillis() / 10 / seconds(start));
        for (var process : processes) {
            memory(what, process, web.feeds().size() / processes.size());
        }
    }

    private static void memory(String what, ServiceProcess process, int sources)
            throws IOException, InterruptedException {
        var memory = process.memory();
        System.out.printf(
                "%-16s %6d MB resident, %d MB of live heap, for about %d sources%n",
                what, memory.resident(), memory.heap(), sources);
    }

    private static Duration cpu(List<ServiceProcess> processes) {
        return processes.stream().map(ServiceProcess::cpu).reduce(Duration.ZERO, Duration::plus);
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
}
