package org.vigie.launcher;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter.Origin;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.UserError;

/**
 * Where the last records of keys stand. Each partition is read once, however many are asked for, and from then on only
 * what has come since. One thread.
 */
final class NewerRecords {
    private final KafkaConfig kafka;
    private final Set<String> keys;
    private final Map<TopicPartition, Read> read = new HashMap<>();

    /** What is known of a partition from one offset up to another, which does not belong to it. */
    private record Read(long from, long to, Map<String, Long> last) {}

    /** @param keys that will be asked for */
    NewerRecords(KafkaConfig kafka, Set<String> keys) {
        this.kafka = kafka;
        this.keys = Set.copyOf(keys);
    }

    /**
     * The last committed record of a key in a partition that exists, as it is now; null where none stands at the offset or
     * behind it.
     *
     * @param key one of those that were named
     * @throws UserError when a transaction stays open for too long
     */
    @Nullable
    Origin last(String topic, int partition, long from, String key) {
        var where = new TopicPartition(topic, partition);
        var known = read.get(where);
        if (known == null || known.from > from) {
            known = new Read(from, from, new HashMap<>());
        }
        known = readOn(where, known);
        read.put(where, known);
        var last = known.last.get(key);
        return last == null || last < from ? null : new Origin(topic, partition, last);
    }

    private Read readOn(TopicPartition where, Read known) {
        long end = KafkaLog.writtenEnds(kafka, List.of(where)).getOrDefault(where, 0L);
        if (known.to >= end) {
            return known;
        }
        try (var consumer = KafkaLog.consumer(kafka)) {
            consumer.assign(List.of(where));
            consumer.seek(where, known.to);
            var limit = Instant.now().plus(KafkaLog.PATIENCE);
            long position = consumer.position(where);
            while (position < end) {
                for (var record : consumer.poll(KafkaLog.POLL)) {
                    var key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
                    if (key != null && keys.contains(key)) {
                        known.last.put(key, record.offset());
                    }
                }
                long before = position;
                position = consumer.position(where);
                limit = position == before ? limit : Instant.now().plus(KafkaLog.PATIENCE);
                if (Instant.now().isAfter(limit)) {
                    throw new UserError("a transaction on " + where + " has been open for a minute: try again later");
                }
            }
            return new Read(known.from, position, known.last);
        }
    }
}
