package org.vigie.launcher;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Item;
import org.vigie.contract.KafkaConfig;
import org.vigie.dashboard.backstage.Tellings;

/**
 * What the log holds of one item. All of it stands in one partition, from the time of its first fetch on; that partition is read from
 * there until as many are found as there are, or it ends, or patience does. Only what carries the item's key is decoded. One thread.
 */
final class ItemTellings {
    private static final Logger LOG = LoggerFactory.getLogger(ItemTellings.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);
    /** Clocks differ a little, and the time of a record is that of the process that wrote it. */
    private static final Duration EARLIER = Duration.ofHours(1);

    private static final int MOST = 100;
    /** Of all that is held at a time, in bytes as they come. */
    private static final long MOST_BYTES = 16L << 20;

    private final KafkaConfig kafka;
    private final byte[] key;
    /** By source and revision. */
    private final Map<List<Object>, Item> found = new LinkedHashMap<>();
    /** The highest revision of each source. */
    private final Map<String, Integer> revisions = new HashMap<>();

    private long bytes;

    private ItemTellings(KafkaConfig kafka, String item) {
        this.kafka = kafka;
        key = item.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads them, for five seconds at most once Kafka has said where to begin.
     *
     * @param since when the first one was fetched
     * @param expected sum of the highest revisions of all sources, or more
     */
    static Tellings read(KafkaConfig kafka, String item, Instant since, int expected) {
        return new ItemTellings(kafka, item).read(since, expected, PATIENCE);
    }

    static Tellings read(KafkaConfig kafka, String item, Instant since, int expected, Duration patience) {
        return new ItemTellings(kafka, item).read(since, expected, patience);
    }

    private Tellings read(Instant since, int expected, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        var quick = Map.<String, Object>of("default.api.timeout.ms", (int) PATIENCE.toMillis());
        try (var consumer = KafkaLog.consumer(kafka, quick)) {
            var partition = partition(consumer);
            consumer.assign(Set.of(partition));
            // What is committed by now: an open transaction is not waited for.
            long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
            var start = consumer.offsetsForTimes(
                            Map.of(partition, Math.max(0, since.minus(EARLIER).toEpochMilli())))
                    .get(partition);
            if (start == null) {
                return new Tellings(List.of(), null);
            }
            consumer.seek(partition, start.offset());
            var readTo = Instant.ofEpochMilli(start.timestamp());
            while (consumer.position(partition) < end && isLacking(expected)) {
                if (System.nanoTime() > deadline || found.size() >= MOST || bytes > MOST_BYTES) {
                    return new Tellings(List.copyOf(found.values()), readTo);
                }
                for (var record : consumer.poll(POLL)) {
                    take(record);
                    readTo = Instant.ofEpochMilli(record.timestamp());
                }
            }
            return new Tellings(List.copyOf(found.values()), null);
        }
    }

    /** As producers choose it. */
    private TopicPartition partition(KafkaConsumer<byte[], byte[]> consumer) {
        var topic = kafka.topics().items().name();
        int partitions = consumer.partitionsFor(topic).size();
        return new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions);
    }

    private boolean isLacking(int expected) {
        int known = revisions.values().stream().mapToInt(Integer::intValue).sum();
        return known < expected || found.size() < known;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (!Arrays.equals(record.key(), key)) {
            return;
        }
        var item = read(record);
        if (item != null) {
            bytes += record.value().length;
            found.put(List.of(item.source(), item.revision()), item);
            revisions.merge(item.source(), item.revision(), Integer::max);
        }
    }

    private @Nullable Item read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return kafka.topics().items().value().deserializer().deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            LOG.warn("{}-{}@{} is left out: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
            return null;
        }
    }
}
