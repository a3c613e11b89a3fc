package org.vigie.enrich;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.Service;
import org.vigie.contract.UserError;
import org.vigie.enrich.alert.FollowAlerts;
import org.vigie.enrich.classifier.Classifier;
import org.vigie.enrich.copies.FollowCopies;
import org.vigie.enrich.count.Counting;
import org.vigie.enrich.language.Languages;
import org.vigie.enrich.order.OrderItems;
import org.vigie.enrich.release.FollowReleases;

/** The service: the topology, running with exactly-once processing. Started once, closed by its owner. */
public final class Enrich implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Enrich.class);

    private static final Duration STOPPING = Duration.ofSeconds(15);

    /** The next part of the topology reads after a commit only; fewer commits are cheaper. */
    private static final Duration COMMIT = Duration.ofMillis(250);

    /** What changes until then is kept on the heap, of all stores together. */
    private static final long CACHE_BYTES = 64L << 20;

    private static final int BATCH_BYTES = 64 << 10;

    private final ExecutorService definitionsThread = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .daemon()
            .name("make-queries")
            .uncaughtExceptionHandler((thread, bug) -> stop(bug))
            .factory());
    private final InForce inForce;
    private final Supplier<KafkaStreams> newStreams;
    private final CloseOptions farewell;
    /** Of a replay. */
    private final @Nullable OrderItems order;

    private final MeterRegistry metrics;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics streamsMetrics;

    /**
     * @param start what is in force while Kafka has no definition of a kind
     */
    public Enrich(KafkaConfig kafka, EnrichConfig config, Languages languages, Start start, MeterRegistry metrics) {
        this.inForce = InForce.of(start, definitionsThread);
        var settings = settings(kafka, config);
        var learned = config.classifier() == null ? null : Classifier.load(config.classifier(), languages);
        var topology = new EnrichTopology(kafka.topics(), languages, inForce, learned, metrics)
                .build(new StreamsConfig(settings));
        settings.putAll(membership(config, topology));
        settings.put(Refuse.METERS, metrics);
        this.newStreams = () -> streams(topology, settings);
        this.streams = onOwnState(newStreams, config);
        // One with a name comes back for its work; without, somebody else takes it over at once.
        this.farewell = CloseOptions.timeout(STOPPING)
                .withGroupMembershipOperation(config.instance().isEmpty() ? LEAVE_GROUP : REMAIN_IN_GROUP);
        this.order = kafka.epoch().isReplay() ? new OrderItems(kafka) : null;
        this.metrics = metrics;
    }

    /** Kafka Streams locks its folder, and has no exception of its own for one that is locked. */
    private static KafkaStreams onOwnState(Supplier<KafkaStreams> newStreams, EnrichConfig config) {
        try {
            return newStreams.get();
        } catch (StreamsException e) {
            if (String.valueOf(e.getMessage()).contains("same state directory")) {
                throw new UserError(
                        "the state in " + config.state()
                                + " is in use by another process that enriches: stop that one, or give this one a folder of"
                                + " its own with enrich.state",
                        e);
            }
            throw e;
        }
    }

    private KafkaStreams streams(Topology topology, Map<String, Object> settings) {
        var streams = new KafkaStreams(topology, new StreamsConfig(settings));
        streams.setUncaughtExceptionHandler(bug -> {
            stop(bug);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        return streams;
    }

    private void stop(Throwable bug) {
        LOG.error("enrich has stopped", bug);
        ended.completeExceptionally(bug);
    }

    /** All settings of the Streams application. */
    static Map<String, Object> settings(KafkaConfig kafka, EnrichConfig config) {
        var settings = new HashMap<String, Object>(kafka.clientSettings());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, kafka.group("enrich"));
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.state().toString());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, kafka.replication());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, Refuse.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, Refuse.class);

        settings.put(Refuse.PREFIX, kafka.prefix());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT.toMillis());
        settings.put(StreamsConfig.producerPrefix("batch.size"), BATCH_BYTES);
        settings.put(
                StreamsConfig.producerPrefix(KafkaConfig.IN_FLIGHT),
                kafka.producerSettings().get(KafkaConfig.IN_FLIGHT));
        settings.put(StreamsConfig.producerPrefix("compression.type"), "zstd");
        settings.put(StreamsConfig.producerPrefix("max.request.size"), KafkaTopic.LARGEST_RECORD);
        settings.put(StreamsConfig.topicPrefix("max.message.bytes"), KafkaTopic.LARGEST_RECORD);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        return settings;
    }

    /**
     * What a process with a name is called among those that enrich. Kafka gives a member that comes back under its name
     * the very work it had, whatever it asks for now; after an update with another topology that would be the work of steps
     * that are no longer there. So the topology is part of the name, and an older self is waited out.
     */
    static Map<String, Object> membership(EnrichConfig config, Topology topology) {
        var version = Integer.toHexString(topology.describe().toString().hashCode());
        return config.instance().isEmpty()
                ? Map.of()
                : Map.of(StreamsConfig.consumerPrefix("group.instance.id"), config.instance() + "-" + version);
    }

    /** Names of the Kafka topics it reads, those between its parts among them. */
    public static List<String> inputs(KafkaConfig kafka) {
        var between = Stream.of(
                        FollowCopies.BY_LANGUAGE,
                        FollowCopies.JUDGED,
                        Counting.CHANGES,
                        Counting.COUNTRY_CHANGES,
                        FollowReleases.PLACEMENTS,
                        FollowAlerts.SIGNS)
                .map(name -> kafka.group("enrich") + "-" + name + "-repartition");
        var read = Stream.of(
                kafka.topics().itemsToEnrich().name(), kafka.topics().models().name());
        return Stream.concat(read, between).toList();
    }

    @Override
    public String name() {
        return "enrich";
    }

    @Override
    public boolean isAlive() {
        var state = streams.state();
        return state.isRunningOrRebalancing() || state == KafkaStreams.State.CREATED;
    }

    @Override
    public Optional<String> notReady() {
        var state = streams.state();
        return state == KafkaStreams.State.RUNNING
                ? Optional.empty()
                : Optional.of(
                        "enrich is not running but " + state + ": it shares out its work or reads its state back");
    }

    /** Starts the stream threads; they wait until all definitions were read. */
    public void start() {
        if (order != null) {
            order.ended().whenComplete((nothing, bug) -> {
                if (bug != null) {
                    stop(bug);
                }
            });
            order.start();
        }
        try {
            streams.start();
        } catch (ProcessorStateException e) {
            startWithoutState(e);
        }
        streamsMetrics = new KafkaStreamsMetrics(streams);
        streamsMetrics.bindTo(metrics);
        inForce.prepare();
    }

    /**
     * After a crash Kafka Streams deletes the state of whatever it had not finished, and reads it back. A process that is
     * killed while it deletes leaves stores with some of their files, which RocksDB does not open, and Streams, which opens
     * all it finds before it asks whether they are of use, would never start again.
     */
    private void startWithoutState(ProcessorStateException why) {
        LOG.warn("enrich cannot open its state and reads it back from Kafka, which can take a while", why);
        streams.close();
        streams.cleanUp();
        streams = newStreams.get();
        streams.start();
    }

    /** Completes when the service has ended, exceptionally when a bug ended it. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** Queries stay open under stream threads that do not stop in time: they may be matching. */
    @Override
    public void close() {
        if (order != null) {
            order.close();
        }
        if (streamsMetrics != null) {
            streamsMetrics.close();
        }
        if (streams.close(farewell)) {
            definitionsThread.close();
            inForce.close();
        } else {
            LOG.warn(
                    "enrich did not stop within {} seconds: what it still does ends with this process",
                    STOPPING.toSeconds());
        }
        ended.complete(null);
    }
}
