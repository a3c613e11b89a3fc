package org.vigie.enrich.order;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;

/**
 * Copies the items of the log into the one partition of a replay, merged by time, each once: what is written and how far
 * the log was read are one transaction. It stays a bounded way ahead of {@code enrich} (see {@link Backlog}). Of several
 * instances one works and the others stand by. The work is done by a thread of its own, from the start to the close by the
 * owner.
 */
public final class OrderItems implements AutoCloseable {
    /** The consumer group, behind the prefix. */
    public static final String GROUP = "order-items";

    private static final Logger LOG = LoggerFactory.getLogger(OrderItems.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    /** Records of a partition that are held before it is read on. */
    private static final int MOST_HELD = 1_000;
    /** Records in a transaction. */
    private static final int MOST_AT_ONCE = 5_000;

    private final KafkaConfig kafka;
    private final Thread thread = new Thread(this::run, GROUP);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** @param kafka in the epoch of a replay */
    public OrderItems(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    /** Begins, once. */
    public void start() {
        thread.start();
    }

    /** Completes when the work has ended, exceptionally when a bug or Kafka's refusal ended it. */
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    private void run() {
        try {
            do {
                work();
            } while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
            ended.complete(null);
        } catch (InterruptException | InterruptedException e) {
            ended.complete(null);
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    /** Returns when told to stop or when everything is to be taken up anew. */
    private void work() {
        try (var consumer = new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var backlog = new Backlog(kafka);
                var shift = new Shift(consumer, backlog)) {
            consumer.subscribe(List.of(kafka.topics().items().name()), shift);
            while (stopping.getCount() > 0) {
                shift.handOn();
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            if (isForSomebodyToMend(e)) {
                throw e;
            }
            LOG.warn("the items are taken up again where the last transaction ended: {}", e.toString());
        }
    }

    /** Whether trying again helps nobody; all else passes, such as a broker that is away or an owner that took over. */
    private static boolean isForSomebodyToMend(@Nullable Throwable e) {
        return e != null
                && (e instanceof AuthenticationException
                        || e instanceof AuthorizationException
                        || e instanceof SerializationException
                        || e instanceof RecordTooLargeException
                        || isForSomebodyToMend(e.getCause()));
    }

    private Map<String, Object> reading() {
        var settings = kafka.clientSettings();
        settings.put("group.id", kafka.group(GROUP));
        settings.put("partition.assignment.strategy", OneOwner.class.getName());
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        return settings;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var settings = kafka.producerSettings();
        settings.put("transactional.id", kafka.group(GROUP));
        settings.put("compression.type", "zstd");
        settings.put("max.request.size", KafkaTopic.LARGEST_RECORD);
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return producer;
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /** The work from one assignment of partitions to the next; whoever has none has no producer, which would fence the other. */
    private final class Shift implements ConsumerRebalanceListener, AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Backlog backlog;
        private @Nullable KafkaProducer<byte[], byte[]> producer;
        private Merge<byte[], byte[]> merge = new Merge<>(List.of(), Map.of());
        private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

        private Shift(KafkaConsumer<byte[], byte[]> consumer, Backlog backlog) {
            this.consumer = consumer;
            this.backlog = backlog;
        }

        void handOn() {
            var batch = consumer.poll(LONGEST_POLL);
            var assigned = consumer.assignment();
            for (var partition : assigned) {
                merge.add(partition.partition(), batch.records(partition), consumer.position(partition));
            }
            var next = assigned.isEmpty() || backlog.isLong()
                    ? List.<ConsumerRecord<byte[], byte[]>>of()
                    : merge.next(MOST_AT_ONCE);
            var offsets = offsets(assigned);
            if (!offsets.equals(committed)) {
                write(next, offsets);
                committed = offsets;
                backlog.add(next.size());
            }
            holdBack(assigned);
        }

        private Map<TopicPartition, OffsetAndMetadata> offsets(Set<TopicPartition> assigned) {
            return assigned.stream()
                    .collect(Collectors.toMap(
                            partition -> partition,
                            partition -> new OffsetAndMetadata(merge.open(partition.partition()))));
        }

        private void write(
                List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, OffsetAndMetadata> offsets) {
            var topic = kafka.topics().itemsInOrder().name();
            var open = producer == null ? producer() : producer;
            producer = open;
            open.beginTransaction();
            for (var record : records) {
                open.send(new ProducerRecord<>(
                        topic, 0, record.timestamp(), record.key(), record.value(), record.headers()));
            }
            open.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            open.commitTransaction();
        }

        /** One that is far ahead waits for the others. */
        private void holdBack(Set<TopicPartition> assigned) {
            var isAhead =
                    assigned.stream().collect(Collectors.partitioningBy(p -> merge.held(p.partition()) >= MOST_HELD));
            consumer.pause(isAhead.get(true));
            consumer.resume(isAhead.get(false));
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                return;
            }
            LOG.info("putting the items of {} in order", kafka.topics().epoch().name());
            merge = new Merge<>(
                    partitions.stream().map(TopicPartition::partition).toList(),
                    kafka.topics().epoch().until());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            close();
        }

        /** A transaction that is still open is given up. */
        @Override
        public void close() {
            if (producer != null) {
                producer.close(Duration.ZERO);
                producer = null;
            }
            merge = new Merge<>(List.of(), Map.of());
            committed = Map.of();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            if (thread.isAlive() && !thread.join(STOPPING)) {
                thread.interrupt();
                if (!thread.join(STOPPING)) {
                    LOG.warn("the items' order did not end in time: it ends with this process");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
