package org.vigie.launcher;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Developer;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Service;
import org.vigie.dashboard.Dashboard;
import org.vigie.enrich.definitions.DefinitionKind;
import org.vigie.enrich.developers.DeveloperKind;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.RuleKind;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicKind;
import org.vigie.ingest.PollOutcome;
import org.vigie.launcher.servers.DataFolder;
import org.vigie.launcher.servers.DataFolder.Content;
import org.vigie.launcher.servers.ElasticsearchProcess;
import org.vigie.launcher.servers.EmbeddedKafka;

/**
 * Everything on this machine: the servers that are not configured are brought along, then the topics are created and all
 * services started. Closed in the reverse order.
 */
final class Machine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
    /** The name of each service here: the data folder's lock makes sure that there is one of each. */
    private static final String INSTANCE = "up";

    /** Usual port of {@code /metrics}. */
    private static final int ENDPOINTS = 9464;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final PrometheusMeterRegistry metrics = Meters.ofThisProcess();
    private final Progress progress = new Progress(metrics);
    private final LiveView view;
    private final List<Developer> developers;
    private final List<Topic> topics;
    private final List<Rule> rules;
    private Config config;
    private @Nullable URI dashboard;

    private Machine(Config config, LiveView view) {
        this.config = config;
        this.view = view;
        this.developers = DevelopersFile.read(config.enrich().developers()).developers();
        this.topics = Definitions.read(config.enrich().topics());
        this.rules = Rules.read(config.enrich().rules());
        if (config.telling().file() != null) {
            config.telling().plan(); // what is wrong with it is said before anything starts
        }
    }

    /** Starts the servers; the services follow with {@link #run}. */
    static Machine start(Config config, Path folder, Content content, LiveView view) {
        var machine = new Machine(config, view);
        try {
            machine.startServers(folder, content);
            return machine;
        } catch (RuntimeException e) {
            machine.close();
            throw e;
        }
    }

    private void startServers(Path path, Content content) {
        var folder = DataFolder.open(path, content);
        opened.push(folder);
        RunFile.delete(folder.path());
        Logs.toFile(folder.logs().resolve("vigie.log"));
        Logs.settings(config.effective());
        view.say("data folder " + folder.path() + ", log " + folder.logs().resolve("vigie.log"));
        CompletableFuture<ElasticsearchProcess> starting =
                config.elasticsearch().url() == null
                        ? CompletableFuture.supplyAsync(() -> startElasticsearch(folder))
                        : CompletableFuture.completedFuture(null);
        try {
            if (config.kafka().bootstrap() == null) {
                var kafka = EmbeddedKafka.start(folder.kafka(), config.kafkaPort());
                opened.push(kafka);
                kafka.failure().thenAccept(failure::completeExceptionally);
                config = config.withKafka(config.kafka().at(kafka.bootstrap()));
            }
            view.say("Kafka answers at " + config.kafka().bootstrap());
            try (var admin = new KafkaAdmin(liveKafka())) {
                admin.createTopics();
            }
        } finally {
            // Also when Kafka failed: what was started must be stopped.
            settle(starting.thenAccept(elasticsearch -> {
                if (elasticsearch != null) {
                    opened.push(elasticsearch);
                }
            }));
        }
        var elasticsearch = await(starting);
        if (elasticsearch != null) {
            elasticsearch.failure().thenAccept(failure::completeExceptionally);
            config = config.withElasticsearch(config.elasticsearch().at(elasticsearch.address()));
        }
        view.say("Elasticsearch " + (elasticsearch == null ? "is that at " : "answers at ")
                + config.elasticsearch().url());
        config = config.named(INSTANCE, folder.path().resolve("enrich"));
        RunFile.write(
                folder.path(), config.kafka().brokers(), config.elasticsearch().address());
        opened.push(() -> RunFile.delete(folder.path()));
    }

    /** Kafka with the results that people read. */
    KafkaConfig liveKafka() {
        return config.kafka().in(new Epochs(config.kafka()).live());
    }

    private ElasticsearchProcess startElasticsearch(DataFolder folder) {
        var distribution = Path.of(System.getProperty("vigie.elasticsearch.distribution", ""));
        return ElasticsearchProcess.start(
                distribution, folder.elasticsearch(), config.elasticsearchPort(), config.elasticsearchHeapMegabytes());
    }

    private static void settle(CompletableFuture<?> starting) {
        try {
            starting.join();
        } catch (CompletionException e) {
            LOG.debug("reported by whoever asks for the result", e);
        }
    }

    private static <T> T await(CompletableFuture<T> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Starts all services. */
    void run(Consumer<PollOutcome> listener) {
        load(DeveloperKind.INSTANCE, developers, config.enrich().developers());
        load(TopicKind.INSTANCE, topics, config.enrich().topics());
        load(RuleKind.INSTANCE, rules, config.enrich().rules());
        var pipeline = new Pipeline(config, metrics);
        opened.push(pipeline);
        opened.push(Endpoints.open(config, ENDPOINTS, true, pipeline, metrics));
        opened.push(Waits.watch(() -> workers(pipeline), view::say));
        pipeline.failure().whenComplete((nothing, bug) -> failure.completeExceptionally(bug));
        pipeline.withSink();
        pipeline.withEnrich();
        if (config.telling().file() != null) {
            pipeline.withNotify();
        }
        dashboard = pipeline.withDashboard();
        view.say("dashboard  " + dashboard);
        pipeline.withIngest(poll -> {
            progress.polled(poll);
            listener.accept(poll);
        });
    }

    /** Without the dashboard, which asks Elasticsearch at each question, and could only repeat the sink. */
    private static List<Service> workers(Pipeline pipeline) {
        return pipeline.services().stream()
                .filter(service -> !(service instanceof Dashboard))
                .toList();
    }

    private <T> void load(DefinitionKind<T> kind, List<T> things, @Nullable Path configured) {
        if (new DefinitionTopic<>(config.kafka(), kind, things).begin(configured)) {
            view.say(kind.name() + "s: in force are those of the last time, not those "
                    + (configured == null ? "that ship with this Vigie" : "of enrich." + kind.name() + "s")
                    + "; \"vigie "
                    + kind.name() + "s import " + (configured == null ? "--shipped" : configured.toString())
                    + " --dry-run\" shows the difference");
        }
    }

    /** The configuration with the addresses in force. */
    Config config() {
        return config;
    }

    Progress progress() {
        return progress;
    }

    /** Completes, exceptionally, when a server or a service ended by itself. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    /** Where people look at all of it; null before {@link #run}. */
    @Nullable
    URI dashboard() {
        return dashboard;
    }

    /** Where the index answers. */
    URI elasticsearch() {
        return config.elasticsearch().address();
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("something did not stop cleanly", e);
            }
        }
    }
}
