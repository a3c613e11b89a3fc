package org.vigie.launcher;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter.Origin;
import org.vigie.contract.UserError;

/**
 * Where the last records of keys stand. Each partition is read once, however many are asked for, and from then on only
 * what has come since. One thread.
 */
final class NewerRecords {
    private final KafkaLog log;
    private final Set<String> keys;
    private final Map<TopicPartition, Read> read = new HashMap<>();

    /** What is known of a partition from one offset up to another, which does not belong to it. */
    private record Read(long from, long to, Map<String, Long> last) {}

    /** @param keys that will be asked for */
    NewerRecords(KafkaLog log, Set<String> keys) {
        this.log = log;
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
        var known =
                readOn(where, readBack(where, from, read.getOrDefault(where, new Read(from, from, new HashMap<>()))));
        read.put(where, known);
        var last = known.last.get(key);
        return last == null || last < from ? null : new Origin(topic, partition, last);
    }

    /** What stands before that which is known already. */
    private Read readBack(TopicPartition where, long from, Read known) {
        if (from >= known.from) {
            return known;
        }
        log.read(where, from, record -> {
            boolean isUnknown = record.offset() < known.from;
            if (isUnknown) {
                note(record, known.last);
            }
            return isUnknown;
        });
        return new Read(from, known.to, known.last);
    }

    private Read readOn(TopicPartition where, Read known) {
        long to = log.read(where, known.to, record -> {
            note(record, known.last);
            return true;
        });
        return new Read(known.from, to, known.last);
    }

    private void note(ConsumerRecord<byte[], byte[]> record, Map<String, Long> last) {
        var key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        if (key != null && keys.contains(key)) {
            last.merge(key, record.offset(), Math::max);
        }
    }
}
