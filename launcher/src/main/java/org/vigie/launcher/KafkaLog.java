package org.vigie.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter.Origin;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.UserError;

/**
 * Records of Kafka by their places, as bytes, only what is committed. One consumer answers all questions: a place costs a
 * request or two, not a connection. One thread; closed by its owner.
 */
final class KafkaLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaAdmin admin;
    private final Map<String, List<PartitionInfo>> topics;
    /** Those that were asked for. They stay assigned, and rest while another one is read. */
    private final Set<TopicPartition> known = new HashSet<>();

    KafkaLog(KafkaConfig kafka) {
        admin = new KafkaAdmin(kafka);
        // A fetch that waits at the end of one partition holds up the next question, and one record needs no megabyte.
        consumer = consumer(kafka, Map.of("fetch.max.wait.ms", 10, "max.partition.fetch.bytes", 256 * 1024));
        topics = consumer.listTopics();
    }

    /** One that reads from the beginning where what it looks for is gone. Closed by its owner. */
    static KafkaConsumer<byte[], byte[]> consumer(KafkaConfig kafka, Map<String, Object> more) {
        var settings = new HashMap<>(kafka.clientSettings());
        settings.putAll(more);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", "false");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Whether there was such a topic with such a partition when this was opened. */
    boolean has(Origin place) {
        return partitions(place.topic()).contains(partition(place));
    }

    /** Those that a topic had when this was opened. */
    List<TopicPartition> partitions(String topic) {
        return topics.getOrDefault(topic, List.of()).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    /**
     * The record at a place that exists; null where Kafka does not have it any more.
     *
     * @throws UserError when a transaction before it stays open for too long
     */
    @Nullable
    ConsumerRecord<byte[], byte[]> recordAt(Origin place) {
        var found = new AtomicReference<@Nullable ConsumerRecord<byte[], byte[]>>();
        read(partition(place), place.offset(), record -> {
            found.set(record);
            return false;
        });
        var first = found.get();
        return first != null && first.offset() == place.offset() ? first : null;
    }

    /**
     * Reads a partition that exists from an offset on, as far as it was written when this begins: behind an open
     * transaction only when that has ended.
     *
     * @param goesOn takes a record and says whether it wants more
     * @return offset from which to read on
     * @throws UserError when a transaction stays open for too long
     */
    long read(TopicPartition partition, long from, Predicate<ConsumerRecord<byte[], byte[]>> goesOn) {
        long end = admin.writtenEnd(partition);
        if (from >= end) {
            return from;
        }
        turnTo(partition, from);
        var limit = Instant.now().plus(PATIENCE);
        long position = from;
        while (position < end) {
            for (var record : consumer.poll(POLL).records(partition)) {
                if (!goesOn.test(record)) {
                    return record.offset() + 1;
                }
            }
            long before = position;
            position = consumer.position(partition);
            limit = position == before ? limit : Instant.now().plus(PATIENCE);
            if (Instant.now().isAfter(limit)) {
                throw new UserError("a transaction on " + partition + " has been open for a minute: try again later");
            }
        }
        return position;
    }

    private void turnTo(TopicPartition partition, long offset) {
        if (known.add(partition)) {
            consumer.assign(known);
        }
        consumer.pause(known);
        consumer.resume(List.of(partition));
        consumer.seek(partition, offset);
    }

    private static TopicPartition partition(Origin place) {
        return new TopicPartition(place.topic(), place.partition());
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
