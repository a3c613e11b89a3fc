package org.vigie.launcher;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;

/**
 * The last value of each key of a topic, for tests that ask again and again: each question reads only what has come since,
 * and leaves the processors to what is tested. One thread; closed by its owner.
 */
final class LastValues<V> implements AutoCloseable {
    private final KafkaTopic<String, V> topic;
    private final KafkaLog log;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<String, V> values = new HashMap<>();

    LastValues(KafkaConfig kafka, KafkaTopic<String, V> topic) {
        this.topic = topic;
        log = new KafkaLog(kafka);
    }

    /** As they are now; what cannot be read is none. */
    Map<String, V> now() {
        for (var partition : log.partitions(topic.name())) {
            long from = next.getOrDefault(partition, 0L);
            next.put(partition, log.read(partition, from, this::take));
        }
        return Map.copyOf(values);
    }

    private boolean take(ConsumerRecord<byte[], byte[]> record) {
        var key = topic.key().deserializer().deserialize(topic.name(), record.key());
        if (record.value() == null) {
            values.remove(key);
            return true;
        }
        try {
            values.put(key, topic.value().deserializer().deserialize(topic.name(), record.value()));
        } catch (SerializationException e) {
            values.remove(key);
        }
        return true;
    }

    @Override
    public void close() {
        log.close();
    }
}
