package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.KafkaTopics;

/**
 * Publishes polls: what a poll found and the state it leaves go into one Kafka transaction, which several polls may
 * share. With it goes the consumer group's metadata, so that the broker refuses the transaction of a process that no
 * longer owns the sources.
 *
 * <p>Any thread may {@link #add}; one thread, the owner's, commits and closes.
 */
final class Transactions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int MOST_POLLS = 200;
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /**
     * A poll that waits for its commit.
     *
     * @param isOurs whether its poller is still the one for its source
     */
    private record Pending(PollOutcome outcome, BooleanSupplier isOurs, CompletableFuture<Void> committed) {}

    private final LinkedBlockingQueue<Pending> arriving = new LinkedBlockingQueue<>();
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private final Map<String, Object> settings;
    private final KafkaTopics topics;
    private final InstantSource clock;
    private int most = MOST_POLLS;
    private Instant restUntil = Instant.MIN;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /** Fences an earlier process of the same name and ends what it left open. */
    Transactions(KafkaConfig kafka, String instance, InstantSource clock) {
        this.clock = clock;
        this.topics = kafka.topics();
        this.settings = kafka.producerSettings();
        settings.put("client.id", "vigie-ingest-" + instance);
        settings.put("transactional.id", kafka.group("ingest") + "-" + instance);
        settings.put("transaction.timeout.ms", (int) TIMEOUT.toMillis());
        settings.put("max.request.size", KafkaTopic.LARGEST_RECORD);
        settings.put("compression.type", "zstd");
        settings.put("linger.ms", 5);
        this.producer = open();
    }

    private KafkaProducer<byte[], byte[]> open() {
        var opened = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        opened.initTransactions();
        return opened;
    }

    /**
     * Any thread: a poll that waits for its commit.
     *
     * @param isOurs asked on the owner's thread just before the commit. A poll that is no longer ours is given up, and its
     *     future cancelled: whoever polls the source now repeats it
     */
    CompletableFuture<Void> add(PollOutcome outcome, BooleanSupplier isOurs) {
        var committed = new CompletableFuture<Void>();
        arriving.add(new Pending(outcome, isOurs, committed));
        return committed;
    }

    private void giveUp(Predicate<Pending> which) {
        arriving.drainTo(waiting);
        waiting.removeIf(pending -> {
            boolean given = which.test(pending);
            if (given) {
                pending.committed.cancel(false);
            }
            return given;
        });
    }

    /**
     * Commits what waits, together with a position in the topic of sources. What the broker does not take goes on waiting, and
     * is tried again after a moment in half as large a batch; a poll that is too large even alone is given back.
     *
     * @return the polls that are now in the log
     */
    List<PollOutcome> commit(Map<TopicPartition, OffsetAndMetadata> positions, ConsumerGroupMetadata group) {
        giveUp(pending -> !pending.isOurs.getAsBoolean());
        if (waiting.isEmpty() || positions.isEmpty() || clock.instant().isBefore(restUntil)) {
            return List.of();
        }
        var batch = waiting.stream().limit(most).toList();
        try {
            var open = producer == null ? open() : producer;
            producer = open;
            open.beginTransaction();
            batch.forEach(pending -> send(open, pending.outcome));
            open.sendOffsetsToTransaction(positions, group);
            open.commitTransaction();
        } catch (KafkaException | IllegalStateException e) {
            failed(batch, e);
            return List.of();
        }
        if (most < MOST_POLLS) {
            LOG.info("polls are committed again");
            most = MOST_POLLS;
        }
        batch.forEach(done -> waiting.remove());
        batch.forEach(done -> done.committed.complete(null));
        return batch.stream().map(Pending::outcome).toList();
    }

    private void failed(List<Pending> batch, RuntimeException e) {
        if (most == MOST_POLLS) {
            LOG.warn("{} polls cannot be committed, trying again: {}", batch.size(), e.toString());
        }
        most = Math.max(1, batch.size() / 2);
        restUntil = clock.instant().plus(REST);
        abort();
        if (batch.size() == 1 && isTooLarge(e)) {
            waiting.remove();
            batch.getFirst().committed.completeExceptionally(e);
        }
    }

    private static boolean isTooLarge(@Nullable Throwable e) {
        return e != null && (e instanceof RecordTooLargeException || isTooLarge(e.getCause()));
    }

    private void send(KafkaProducer<byte[], byte[]> open, PollOutcome outcome) {
        var id = outcome.source().id();
        outcome.items().forEach(item -> send(open, topics.items(), item.id(), item));
        outcome.models().forEach(model -> send(open, topics.models(), model.id(), model));
        outcome.deadLetters().forEach(letter -> send(open, topics.deadLetters(), id, letter));
        send(open, topics.polls(), id, outcome.state());
    }

    private static <V> void send(KafkaProducer<byte[], byte[]> open, KafkaTopic<String, V> topic, String key, V value) {
        // A failed send makes the commit of its transaction fail.
        open.send(new ProducerRecord<>(
                topic.name(),
                topic.key().serializer().serialize(topic.name(), key),
                topic.value().serializer().serialize(topic.name(), value)));
    }

    /** A producer that cannot even give up is replaced at the next attempt. */
    private void abort() {
        var open = producer;
        try {
            if (open != null) {
                open.abortTransaction();
            }
        } catch (KafkaException | IllegalStateException e) {
            LOG.info("starting over with a new producer: {}", e.toString());
            Objects.requireNonNull(open).close(Duration.ZERO);
            producer = null;
        }
    }

    /** What waits is given up: it was never published, so the next start polls it again. */
    @Override
    public void close() {
        giveUp(pending -> true);
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
