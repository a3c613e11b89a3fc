package org.vigie.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.UserError;

/** A compacted topic, read from its beginning to where it ends now, and written. */
public final class CompactedTopic {
    private static final Logger LOG = LoggerFactory.getLogger(CompactedTopic.class);

    private CompactedTopic() {}

    /**
     * What a compacted topic says.
     *
     * @param entries the last value of each key; removed keys are missing
     * @param ends where reading went to, by partition
     */
    record Contents<V>(Map<String, Entry<V>> entries, Map<TopicPartition, Long> ends) {}

    /** A value and the partition it stands in. */
    record Entry<V>(V value, int partition) {}

    /** Reads some partitions. Waits for transactions that are still open there. */
    static <V> Contents<V> read(KafkaConfig kafka, KafkaTopic<String, V> topic, Collection<Integer> partitions) {
        var settings = new HashMap<>(kafka.clientSettings());
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var assigned = partitions.stream()
                    .map(p -> new TopicPartition(topic.name(), p))
                    .toList();
            consumer.assign(assigned);
            consumer.seekToBeginning(assigned);
            // The end of all that was written, not only of what is committed: an open transaction is waited for.
            var ends = writtenEnds(kafka, assigned);
            // Only the last of each key is decoded: before a compaction there are hundreds.
            var last = new HashMap<String, ConsumerRecord<byte[], byte[]>>();
            while (assigned.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    take(record, topic, last);
                }
            }
            var entries = new HashMap<String, Entry<V>>();
            last.forEach((key, record) -> decode(key, record, topic, entries));
            return new Contents<>(entries, ends);
        }
    }

    /** The last value of each key in the whole topic. */
    public static <V> Map<String, V> readAll(KafkaConfig kafka, KafkaTopic<String, V> topic) {
        List<Integer> partitions;
        try (var consumer =
                new KafkaConsumer<>(kafka.clientSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(PartitionInfo::partition)
                    .toList();
        }
        var values = new HashMap<String, V>();
        read(kafka, topic, partitions).entries().forEach((key, entry) -> values.put(key, entry.value()));
        return values;
    }

    /**
     * Writes values, by key; null removes one. They are written in one transaction: all or none.
     *
     * @throws UserError when Kafka does not take them
     */
    public static <V> void write(KafkaConfig kafka, KafkaTopic<String, V> topic, Map<String, @Nullable V> values) {
        if (values.isEmpty()) {
            return;
        }
        var settings = kafka.producerSettings();
        settings.put("transactional.id", topic.name() + "-" + UUID.randomUUID());
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var producer = new KafkaProducer<>(
                settings, topic.key().serializer(), topic.value().serializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            values.forEach((key, value) -> sent.add(producer.send(new ProducerRecord<>(topic.name(), key, value))));
            for (var each : sent) {
                each.get();
            }
            producer.commitTransaction();
        } catch (ExecutionException e) {
            throw new UserError("cannot write to " + topic.name() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while writing to " + topic.name() + ": do it again", e);
        }
    }

    private static Map<TopicPartition, Long> writtenEnds(KafkaConfig kafka, List<TopicPartition> partitions) {
        try (var consumer =
                new KafkaConsumer<>(kafka.clientSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(partitions);
        }
    }

    private static <V> void take(
            ConsumerRecord<byte[], byte[]> record,
            KafkaTopic<String, V> topic,
            Map<String, ConsumerRecord<byte[], byte[]>> last) {
        try {
            var key = topic.key().deserializer().deserialize(topic.name(), record.key());
            if (record.value() == null) {
                last.remove(key);
            } else {
                last.put(key, record);
            }
        } catch (SerializationException e) {
            leftOut(record, e);
        }
    }

    private static <V> void decode(
            String key,
            ConsumerRecord<byte[], byte[]> record,
            KafkaTopic<String, V> topic,
            Map<String, Entry<V>> entries) {
        try {
            var value = topic.value().deserializer().deserialize(topic.name(), record.value());
            entries.put(key, new Entry<>(value, record.partition()));
        } catch (SerializationException e) {
            leftOut(record, e);
        }
    }

    private static void leftOut(ConsumerRecord<byte[], byte[]> record, SerializationException e) {
        LOG.warn("{}-{}@{} is left out: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
    }
}
