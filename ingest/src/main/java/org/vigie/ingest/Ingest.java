package org.vigie.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.PollState;
import org.vigie.contract.Service;
import org.vigie.contract.Source;
import org.vigie.contract.UserError;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.fetch.Fetcher;
import org.vigie.ingest.fetch.Robots;

/**
 * The service: polls the sources of the partitions it owns and publishes what they tell.
 *
 * <p>One owner thread reads the topic of sources, starts and stops a {@link SourcePoller} for each, and commits their
 * polls. When a partition comes to it, it waits until the transactions of the former owner are over and starts from the
 * poll states in the log; when a partition goes, its pollers are stopped and their unpublished polls given up.
 */
public final class Ingest implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final Duration TICK = Duration.ofMillis(50);

    /** A source that is polled here. */
    private record Polled(Source source, int partition, Thread thread) {}

    private final KafkaConfig kafka;
    private final KafkaTopics topics;
    private final MeterRegistry metrics;
    private final Consumer<PollOutcome> listener;
    private final Fetcher fetcher;
    private final Polling polling;
    private final SourceHealth health;
    private final Transactions transactions;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Polled> polled = new HashMap<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread owner = new Thread(this::run, "ingest");
    private final KafkaClientMetrics clientMetrics;
    private volatile boolean closing;
    private volatile boolean isMember;

    /** @param listener is told of each poll after its commit, on the owner thread */
    public Ingest(KafkaConfig kafka, IngestConfig config, MeterRegistry metrics, Consumer<PollOutcome> listener) {
        this.kafka = kafka;
        this.topics = kafka.topics();
        this.metrics = metrics;
        this.listener = listener;
        this.health = new SourceHealth(metrics);
        this.fetcher = new Fetcher(config.fetch());
        var clock = InstantSource.system();
        this.polling = new Polling(
                fetcher,
                new FeedReader(),
                new FullText(fetcher, new Robots(fetcher, clock)),
                new Schedule(
                        config.every(), config.slowest(), config.longestBackoff(), clock, RandomGenerator.getDefault()),
                config.credentials());
        var instance = config.instance().isEmpty() ? UUID.randomUUID().toString() : config.instance();
        this.transactions = new Transactions(kafka, instance, clock);
        var settings = new HashMap<>(kafka.clientSettings());
        settings.put("group.id", kafka.group("ingest"));
        settings.put("client.id", "vigie-ingest-" + instance);
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        if (!config.instance().isEmpty()) {
            settings.put("group.instance.id", config.instance());
        }
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.clientMetrics = new KafkaClientMetrics(consumer);
        clientMetrics.bindTo(metrics);
        metrics.gaugeMapSize("ingest.sources", List.of(), polled);
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public boolean isAlive() {
        return owner.isAlive();
    }

    @Override
    public Optional<String> notReady() {
        return isMember
                ? Optional.empty()
                : Optional.of("ingest has not been told yet which sources are its own: is Kafka there?");
    }

    /** Starts to poll, on a thread of its own. */
    public void start() {
        owner.start();
    }

    /** Completes when the service has ended, exceptionally when a bug or another process of the same name ended it. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** Stops polling; what was not yet published is polled again at the next start. */
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            owner.join(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            consumer.subscribe(List.of(topics.sources().name()), new Assignment());
            while (!closing) {
                var changes = consumer.poll(TICK);
                if (!changes.isEmpty()) {
                    apply(changes);
                }
                commit();
            }
            ended.complete(null);
        } catch (WakeupException e) {
            ended.complete(null);
        } catch (FencedInstanceIdException e) {
            ended.completeExceptionally(new UserError(
                    "another process ingests under the name of this one: give each its own ingest.instance", e));
        } catch (Throwable e) {
            LOG.error("ingest has stopped", e);
            ended.completeExceptionally(e);
        } finally {
            polled.values().forEach(running -> running.thread.interrupt());
            transactions.close();
            fetcher.close();
            clientMetrics.close();
            consumer.close();
        }
    }

    private void commit() {
        var positions = new HashMap<TopicPartition, OffsetAndMetadata>();
        consumer.assignment().forEach(p -> positions.put(p, new OffsetAndMetadata(consumer.position(p))));
        for (var outcome : transactions.commit(positions, consumer.groupMetadata())) {
            count(outcome);
            listener.accept(outcome);
        }
    }

    private void count(PollOutcome outcome) {
        health.note(outcome.state());
        metrics.counter("ingest.polls", "ending", outcome.ending().name().toLowerCase(Locale.ROOT))
                .increment();
        long fresh =
                outcome.items().stream().filter(item -> item.revision() == 1).count();
        metrics.counter("ingest.items", "change", "new").increment((double) fresh);
        metrics.counter("ingest.items", "change", "revised")
                .increment((double) (outcome.items().size() - fresh));
        metrics.counter("ingest.models").increment(outcome.models().size());
        outcome.deadLetters()
                .forEach(letter -> metrics.counter(
                                "dead.letters", "reason", letter.reason().label())
                        .increment());
        if (outcome.ending() == Ending.FAILED
                || outcome.ending() == Ending.FRESH && outcome.state().problem() != null) {
            LOG.warn("{}: {}", outcome.source().id(), outcome.state().problem());
        }
    }

    /** Sources were added, changed or removed while running: they go on from what the log remembers of them. */
    private void apply(ConsumerRecords<byte[], byte[]> changes) {
        for (var change : changes) {
            stop(key(change.key()));
        }
        var partitions =
                changes.partitions().stream().map(TopicPartition::partition).toList();
        var states = untilAnswered(() -> CompactedTopic.read(kafka, topics.polls(), partitions));
        for (var change : changes) {
            var id = key(change.key());
            var source = source(change.value());
            stop(id);
            if (source != null) {
                start(source, change.partition(), valueOf(states, id));
            }
        }
    }

    private void stop(String id) {
        var running = polled.remove(id);
        health.forget(id);
        if (running != null) {
            running.thread.interrupt();
        }
    }

    /** Asks Kafka again while it does not answer; a stop ends that, too. */
    private <T> T untilAnswered(Supplier<T> question) {
        while (true) {
            try {
                return question.get();
            } catch (RetriableException e) {
                if (closing) {
                    throw new WakeupException();
                }
                LOG.warn("Kafka does not answer, asking again: {}", e.toString());
            }
        }
    }

    private void start(Source source, int partition, @Nullable PollState state) {
        var known = Objects.requireNonNullElseGet(state, () -> PollState.never(source));
        health.start(known);
        var poller = new SourcePoller(source, known, polling, this::publish);
        var thread = Thread.ofVirtual().name("source-" + source.id()).start(poller);
        polled.put(source.id(), new Polled(source, partition, thread));
    }

    /** Called by a poller, on its own thread. */
    private CompletableFuture<Void> publish(PollOutcome outcome) {
        var poller = Thread.currentThread();
        return transactions.add(outcome, () -> {
            var running = polled.get(outcome.source().id());
            return running != null && running.thread == poller;
        });
    }

    private String key(byte[] key) {
        return topics.sources()
                .key()
                .deserializer()
                .deserialize(topics.sources().name(), key);
    }

    private @Nullable Source source(byte @Nullable [] value) {
        try {
            return value == null
                    ? null
                    : topics.sources()
                            .value()
                            .deserializer()
                            .deserialize(topics.sources().name(), value);
        } catch (SerializationException e) {
            LOG.warn("a source is left out: {}", e.getMessage());
            return null;
        }
    }

    private static @Nullable PollState valueOf(CompactedTopic.Contents<PollState> states, String id) {
        var found = states.entries().get(id);
        return found == null ? null : found.value();
    }

    /** Partitions come and go. Called by the consumer, on the owner thread. */
    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                takeOver(partitions);
            }
            isMember = true;
        }

        private void takeOver(Collection<TopicPartition> partitions) {
            // With read_committed this waits for offset commits of the former owner's transactions that are still open.
            untilAnswered(() -> consumer.committed(new HashSet<>(partitions)));
            var numbers = partitions.stream().map(TopicPartition::partition).toList();
            var states = untilAnswered(() -> CompactedTopic.read(kafka, topics.polls(), numbers));
            var sources = untilAnswered(() -> CompactedTopic.read(kafka, topics.sources(), numbers));
            sources.ends().forEach(consumer::seek);
            for (var partition : partitions) {
                LOG.info("owns {}", partition);
            }
            sources.entries().forEach((id, found) -> start(found.value(), found.partition(), valueOf(states, id)));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            var gone = partitions.stream().map(TopicPartition::partition).toList();
            polled.values().removeIf(running -> {
                boolean leaves = gone.contains(running.partition);
                if (leaves) {
                    health.forget(running.source.id());
                    running.thread.interrupt();
                }
                return leaves;
            });
        }
    }
}
