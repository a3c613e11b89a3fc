package org.vigie.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.vigie.contract.Epoch;
import org.vigie.contract.KafkaConfig;

/** Reads which epochs there are, and each time goes on where it stopped. One thread; closed by its owner. */
final class EpochReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final KafkaConsumer<String, Epoch> consumer;
    private final NavigableMap<Integer, Epoch> known = new TreeMap<>(Map.of(Epoch.FIRST.number(), Epoch.FIRST));
    private final String topic;

    EpochReader(KafkaConfig kafka) {
        var settings = kafka.clientSettings();
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", false);
        settings.put("auto.offset.reset", "earliest");
        var epochs = kafka.topics().epochs();
        topic = epochs.name();
        consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), epochs.value().deserializer());
    }

    /** By number, the removed ones too; the first one where nobody ever began another. */
    NavigableMap<Integer, Epoch> all() {
        if (consumer.assignment().isEmpty()) {
            consumer.assign(partitions());
        }
        var ends = consumer.endOffsets(consumer.assignment());
        var limit = Instant.now().plus(LONGEST);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var record : consumer.poll(PATIENCE)) {
                known.put(record.value().number(), record.value());
            }
            if (Instant.now().isAfter(limit)) {
                throw new TimeoutException(topic + " cannot be read to its end");
            }
        }
        return new TreeMap<>(known);
    }

    /** The one that people read. */
    Epoch live() {
        return all().values().stream().filter(Epoch::isLive).findFirst().orElseThrow();
    }

    /** None where an older Vigie made the topics. */
    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** Ends what another thread is waiting for. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
