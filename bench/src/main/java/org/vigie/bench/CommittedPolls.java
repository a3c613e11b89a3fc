package org.vigie.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.vigie.contract.KafkaConfig;

/** Follows the topic of poll states and counts what is committed there, on a thread of its own. */
final class CommittedPolls implements AutoCloseable {
    private final KafkaConfig kafka;
    private final AtomicLong polls = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<String, Integer> bySource = new ConcurrentHashMap<>();
    private final Map<String, Integer> sizes = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::follow, "committed-polls");
    private volatile boolean closing;

    CommittedPolls(KafkaConfig kafka) {
        this.kafka = kafka;
        thread.start();
    }

    private void follow() {
        var topic = kafka.topics().polls();
        var settings = new HashMap<>(kafka.clientSettings());
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closing) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    polls.incrementAndGet();
                    bytes.addAndGet(record.value().length);
                    sizes.put(record.key(), record.value().length);
                    bySource.merge(record.key(), 1, Integer::sum);
                }
            }
        }
    }

    /** So far. */
    long polls() {
        return polls.get();
    }

    int sources() {
        return bySource.size();
    }

    /** How often each source was polled so far. */
    Map<String, Integer> bySource() {
        return Map.copyOf(bySource);
    }

    String sizesInWords() {
        return "states: %d bytes each on average, the largest %d; %d MB were written in %d polls"
                .formatted(
                        (long) sizes.values().stream()
                                .mapToInt(Integer::intValue)
                                .average()
                                .orElse(0),
                        sizes.values().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0),
                        bytes.get() >> 20,
                        polls.get());
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
