package org.vigie.notify;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Delivery;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;

/**
 * The topic of deliveries as a ledger with one keeper: who opens it fences off the keeper before, in whatever epoch, and waits
 * for what that one had begun. What is noted at once stands there at once or not at all. Closed by its owner; one thread.
 */
final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final KafkaConfig kafka;
    private final KafkaTopic<String, Delivery> topic;
    private final KafkaTopic<String, DeadLetter> deadLetters;
    private final Producer<String, byte[]> producer;

    /** Fences off the keeper before. */
    Ledger(KafkaConfig kafka) {
        this.kafka = kafka;
        topic = kafka.topics().deliveries();
        deadLetters = kafka.topics().deadLetters();
        var settings = kafka.producerSettings();
        settings.put("transactional.id", kafka.prefix() + "notify");
        settings.put("delivery.timeout.ms", 30_000);
        settings.put("request.timeout.ms", 10_000);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /** All lines, those of one alert and channel in the order in which they were noted. */
    void read(Consumer<Delivery> reader) {
        var settings = new HashMap<>(kafka.clientSettings());
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = partitions(consumer.partitionsFor(topic.name()));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // Nobody but us writes, and what the keeper before had begun is decided: the end is the end.
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (var line : consumer.poll(POLL)) {
                    try {
                        reader.accept(topic.value().deserializer().deserialize(topic.name(), line.value()));
                    } catch (SerializationException e) {
                        LOG.warn("a line of the ledger cannot be read and counts as none: {}", e.getMessage());
                    }
                }
            }
        }
    }

    static List<TopicPartition> partitions(Collection<PartitionInfo> infos) {
        return infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** Notes lines: all or none. Throws as the other does. */
    void note(List<Delivery> lines) {
        if (!lines.isEmpty()) {
            producer.beginTransaction();
            write(lines);
            producer.commitTransaction(); // throws when one of the records did not arrive
        }
    }

    /**
     * Notes lines, dead letters and how far the alerts are read: all or nothing.
     *
     * @param group that reads the alerts
     * @throws KafkaException when it is not known whether it stands there: the ledger is then to be opened and read anew
     */
    void note(
            List<Delivery> lines,
            List<DeadLetter> letters,
            Map<TopicPartition, OffsetAndMetadata> read,
            ConsumerGroupMetadata group) {
        producer.beginTransaction();
        write(lines);
        for (var letter : letters) {
            send(deadLetters, letter.key(), letter);
        }
        producer.sendOffsetsToTransaction(read, group);
        producer.commitTransaction();
    }

    private void write(List<Delivery> lines) {
        lines.forEach(line -> send(topic, line.key(), line));
    }

    private <V> void send(KafkaTopic<String, V> to, @Nullable String key, V value) {
        var bytes = to.value().serializer().serialize(to.name(), value);
        var unused = producer.send(new ProducerRecord<>(to.name(), key, bytes));
    }

    @Override
    public void close() {
        producer.close(FAREWELL);
    }
}
