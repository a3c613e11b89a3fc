package org.vigie.sink;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Backoff;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Service;
import org.vigie.contract.UserError;

/**
 * Brings what is in Kafka into Elasticsearch until it is closed. Several sinks share the work through their consumer
 * group. Thread-safe; the work is done by a thread of its own.
 */
public final class Sink implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Sink.class);
    /** For the request under way; then it is given up. */
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** For each of the Kafka clients to say goodbye. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** Fetched at once of each partition, compressed, unless a single record is larger. */
    private static final int PARTITION_BYTES = 256 << 10;

    private final KafkaConfig kafka;
    private final ElasticsearchConfig elasticsearch;
    private final SinkConfig config;
    private final MeterRegistry meters;
    private final Map<String, Object> kafkaClient;
    private final ElasticsearchClient client;
    private final Thread thread = new Thread(this::run, "sink");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private volatile boolean hasTemplates;

    /**
     * A sink that does not work yet.
     *
     * @throws UserError when no Kafka or no Elasticsearch is configured
     */
    public Sink(KafkaConfig kafka, ElasticsearchConfig elasticsearch, SinkConfig config, MeterRegistry meters) {
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.config = config;
        this.meters = meters;
        kafkaClient = kafka.clientSettings();
        client = Cluster.connect(elasticsearch, config.requestLongest(), meters);
    }

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public Optional<String> notReady() {
        var waiting = meters.find("sink.waiting").gauge();
        if (waiting != null && waiting.value() > 0) {
            return Optional.of("the sink waits until Elasticsearch at " + elasticsearch.url() + " is well again");
        }
        return hasTemplates
                ? Optional.empty()
                : Optional.of("the sink has not yet told Elasticsearch at " + elasticsearch.url()
                        + " what its indices look like");
    }

    /** Names of the Kafka topics it reads. */
    public static List<String> inputs(KafkaConfig kafka) {
        return new Documents(kafka.topics(), "").topics();
    }

    /** What an administrator may put into a cluster where the sink may not: JSON for {@code PUT _ilm/policy/...}. */
    public static String lifecyclePolicy() {
        return Templates.resource(Templates.LIFECYCLE);
    }

    /** Begins, once. Neither Kafka nor Elasticsearch need be there yet. */
    public void start() {
        thread.start();
    }

    /**
     * Completes with the cause when the sink stops by itself: a {@link UserError} when somebody must mend something,
     * anything else is a bug or Kafka's refusal. Never completes because of {@link #close}.
     */
    public CompletableFuture<Throwable> failure() {
        return failure.copy();
    }

    /** Stops within half a minute. What was under way is delivered again by the next sink. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (thread.isAlive() && !thread.join(GRACE)) {
                thread.interrupt();
                if (!thread.join(FAREWELL.multipliedBy(3))) {
                    LOG.warn("the sink did not end in time");
                }
            }
            client.close();
        } catch (IOException e) {
            LOG.warn("closing the connection to Elasticsearch", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            work();
        } catch (Throwable e) {
            if (!isStopping()) {
                LOG.error("the sink stops: {}", e.getMessage(), e instanceof UserError ? null : e);
                failure.complete(e);
            }
        }
    }

    private void work() {
        var backoff = new Backoff(config.retryFirst(), config.retryLongest(), RandomGenerator.getDefault());
        try (var trouble = new Trouble(Clock.systemUTC(), meters)) {
            if (new Templates(client, elasticsearch, backoff, trouble).install(this::waitFor)) {
                hasTemplates = true;
                deliver(backoff, trouble);
            }
        }
    }

    private void deliver(Backoff backoff, Trouble trouble) {
        var consumer = consumer();
        try (var consumerMetrics = new KafkaClientMetrics(consumer)) {
            consumerMetrics.bindTo(meters);
            var producer = producer();
            try {
                var deadLetters =
                        new DeadLetters(producer, kafka.topics().deadLetters().name(), backoff, meters);
                var documents = new Documents(kafka.topics(), elasticsearch.indexPrefix());
                try (var writer = new BulkWriter(
                        new Bulk(client), config, backoff, deadLetters, trouble, meters, System::nanoTime)) {
                    new Delivery(consumer, documents, writer, deadLetters, config, this::isStopping).run();
                }
            } finally {
                Thread.interrupted(); // was for the request under way, not for the farewell
                producer.close(FAREWELL);
            }
        } finally {
            consumer.close(CloseOptions.timeout(FAREWELL));
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private boolean waitFor(Duration time) {
        try {
            return !stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        var settings = new HashMap<>(kafkaClient);
        settings.put("group.id", kafka.group("sink"));
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", false);
        settings.put("max.poll.records", config.bulkDocuments());
        // What the client holds is as good as all partitions' shares, compressed: with a mebibyte each, the default,
        // a backlog of long texts would take hundreds of megabytes when it is unpacked.
        settings.put("max.partition.fetch.bytes", PARTITION_BYTES);
        settings.put("fetch.max.bytes", config.bulkBytes());
        settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        if (!config.instance().isEmpty()) {
            settings.put("group.instance.id", config.instance());
        }
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Producer<String, DeadLetter> producer() {
        var settings = kafka.producerSettings();
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("request.timeout.ms", 10_000);
        settings.put("delivery.timeout.ms", 30_000);
        return new KafkaProducer<>(
                settings,
                new StringSerializer(),
                kafka.topics().deadLetters().value().serializer());
    }
}
