package org.vigie.launcher;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Epoch;
import org.vigie.contract.Service;
import org.vigie.dashboard.Dashboard;
import org.vigie.dashboard.DashboardConfig;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.Start;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.language.Languages;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.PollOutcome;
import org.vigie.launcher.servers.Port;
import org.vigie.notify.Notify;
import org.vigie.notify.plan.Plan;
import org.vigie.sink.Sink;

/**
 * Services that run in this process. Those that have results work for the live epoch and follow when another takes its place,
 * or for one that they are told. All stop at once: what is between them lies in Kafka.
 */
final class Pipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /** Usual port of the dashboard. */
    private static final int DASHBOARD = 8080;

    private final Config config;
    private final MeterRegistry metrics;
    private final @Nullable Epoch epoch;
    private final Deque<Service> running = new ConcurrentLinkedDeque<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    Pipeline(Config config, MeterRegistry metrics) {
        this(config, metrics, null);
    }

    /** @param epoch to work for, null for whichever is live */
    Pipeline(Config config, MeterRegistry metrics, @Nullable Epoch epoch) {
        this.config = config;
        this.metrics = metrics;
        this.epoch = epoch;
    }

    void withSink() {
        inEpoch(this::sink);
    }

    void withEnrich() {
        inEpoch(this::enrich);
    }

    void withNotify() {
        var plan = config.telling().plan();
        inEpoch(live -> tell(live, plan));
    }

    /** The address it then answers at. The aliases it reads lead to the live epoch. */
    URI withDashboard() {
        var wanted = config.dashboard();
        var port = wanted.port() == DashboardConfig.USUAL
                ? Port.preferred(DASHBOARD)
                : wanted.port() == 0 ? Port.any() : Port.exactly(wanted.port(), "dashboard.port");
        var dashboard = new Dashboard(config.elasticsearch(), wanted.at(port.choose()), new KafkaBackstage(config));
        dashboard.start();
        running.push(dashboard);
        return dashboard.address();
    }

    private void inEpoch(Function<Config, Service> start) {
        if (epoch != null) {
            running.push(start.apply(config.in(epoch)));
            return;
        }
        var following = new FollowLive(config.kafka(), live -> start.apply(config.in(live)));
        running.push(following);
        watch(following.failure());
    }

    private Service sink(Config config) {
        var sink = new Sink(config.kafka(), config.elasticsearch(), config.sink(), metrics);
        sink.failure().thenAccept(failure::completeExceptionally);
        sink.start();
        return sink;
    }

    private Service tell(Config config, Plan plan) {
        var notify = new Notify(config.kafka(), config.telling(), plan, metrics);
        notify.failure().thenAccept(failure::completeExceptionally);
        notify.start();
        return notify;
    }

    private Service enrich(Config config) {
        var start = new Start(
                Definitions.read(config.enrich().topics()),
                DevelopersFile.read(config.enrich().developers()).developers(),
                Rules.read(config.enrich().rules()));
        var enrich = new Enrich(config.kafka(), config.enrich(), new Languages(), start, metrics);
        watch(enrich.ended());
        enrich.start();
        return enrich;
    }

    /** @param listener is told of each poll */
    void withIngest(Consumer<PollOutcome> listener) {
        var ingest = new Ingest(config.kafka(), config.ingest(), metrics, listener);
        running.push(ingest);
        watch(ingest.ended());
        ingest.start();
    }

    /** Those that run now; any thread may ask. */
    List<Service> services() {
        return List.copyOf(running);
    }

    /** Completes, exceptionally, when a service ended by itself. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    private void watch(CompletableFuture<Void> ended) {
        ended.whenComplete((nothing, bug) -> {
            if (bug != null) {
                failure.completeExceptionally(bug);
            }
        });
    }

    @Override
    public void close() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!running.isEmpty()) {
                var service = running.pop();
                threads.execute(() -> close(service));
            }
        }
    }

    private static void close(Service service) {
        try {
            service.close();
        } catch (Exception e) {
            LOG.warn("{} did not stop cleanly", service.name(), e);
        }
    }
}
