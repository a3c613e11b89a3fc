package org.vigie.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter.Origin;
import org.vigie.contract.KafkaConfig;

/** Records of Kafka by their places, as bytes. Only what is committed. */
final class KafkaLog {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Duration POLL = Duration.ofMillis(200);

    private KafkaLog() {}

    /** Whether there is such a topic with such a partition. */
    static boolean has(KafkaConfig kafka, Origin place) {
        try (var consumer = consumer(kafka)) {
            return consumer.listTopics().getOrDefault(place.topic(), List.of()).stream()
                    .anyMatch(each -> each.partition() == place.partition());
        }
    }

    /** The record at a place that exists; null where Kafka does not have it any more. */
    static @Nullable ConsumerRecord<byte[], byte[]> recordAt(KafkaConfig kafka, Origin place) {
        var partition = new TopicPartition(place.topic(), place.partition());
        try (var consumer = consumer(kafka)) {
            consumer.assign(List.of(partition));
            long end = writtenEnds(kafka, List.of(partition)).getOrDefault(partition, 0L);
            consumer.seek(partition, Math.min(place.offset(), end));
            var limit = Instant.now().plus(PATIENCE);
            while (consumer.position(partition) < end && Instant.now().isBefore(limit)) {
                var records = consumer.poll(POLL).records(partition);
                if (!records.isEmpty()) {
                    var first = records.getFirst();
                    return first.offset() == place.offset() ? first : null;
                }
            }
            return null;
        }
    }

    /** The end of all that was written, not only of what is committed: for whoever waits for an open transaction. */
    static Map<TopicPartition, Long> writtenEnds(KafkaConfig kafka, Collection<TopicPartition> partitions) {
        try (var consumer =
                new KafkaConsumer<>(kafka.clientSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(partitions);
        }
    }

    /** One that reads from the beginning where what it looks for is gone. Closed by its owner. */
    static KafkaConsumer<byte[], byte[]> consumer(KafkaConfig kafka) {
        return consumer(kafka, Map.of());
    }

    /** The same with more settings. */
    static KafkaConsumer<byte[], byte[]> consumer(KafkaConfig kafka, Map<String, Object> more) {
        var settings = new HashMap<>(kafka.clientSettings());
        settings.putAll(more);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", "false");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
