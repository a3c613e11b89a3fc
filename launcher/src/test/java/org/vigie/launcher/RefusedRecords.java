package org.vigie.launcher;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.DeadLetter.Origin;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Reason;

/** Records on a broker, what was refused of them, and what became of them. */
final class RefusedRecords implements AutoCloseable {
    static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");

    private final KafkaConfig kafka;
    private final KafkaProducer<byte[], byte[]> producer;

    RefusedRecords(KafkaConfig kafka) {
        this.kafka = kafka;
        producer = new KafkaProducer<>(kafka.producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    Origin write(String topic, String key, byte @Nullable [] value) throws Exception {
        var there = send(new ProducerRecord<>(topic, null, MARCH.toEpochMilli(), bytes(key), value));
        return new Origin(there.topic(), there.partition(), there.offset());
    }

    /** Returns the address of the letter. */
    String refuse(Reason reason, String stage, @Nullable Origin origin, String key, String payload) throws Exception {
        var letter = new DeadLetter(reason, stage, "what was wrong", origin, key, payload, MARCH);
        var topic = kafka.topics().deadLetters();
        var there = send(new ProducerRecord<>(
                topic.name(), bytes(key), topic.value().serializer().serialize(topic.name(), letter)));
        return there.partition() + ":" + there.offset();
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) throws Exception {
        return producer.send(record).get();
    }

    /** As retention does. */
    void forget(Origin origin) throws Exception {
        var partition = new TopicPartition(origin.topic(), origin.partition());
        try (var admin = Admin.create(kafka.clientSettings())) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(origin.offset() + 1)))
                    .all()
                    .get();
        }
    }

    /** All committed ones of a partition; a commit is decided a little before readers see it, so this waits for it. */
    List<ConsumerRecord<byte[], byte[]>> records(Origin of) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var log = new KafkaLog(kafka)) {
            log.read(new TopicPartition(of.topic(), of.partition()), 0, records::add);
        }
        return records;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
