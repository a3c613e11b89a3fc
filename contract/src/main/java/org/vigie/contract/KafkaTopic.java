package org.vigie.contract;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic, declared once: whoever reads, writes or creates it starts from here.
 *
 * @param name with prefix and version, such as {@code vigie.items.v1}
 * @param key the record's key
 * @param value the record's value, never null but where the topic says what null means
 * @param partitions when it is created
 * @param retention how long records are kept, null for ever
 */
public record KafkaTopic<K, V>(
        String name,
        Serde<K> key,
        Serde<V> value,
        int partitions,
        Cleanup cleanup,
        @Nullable Duration retention) {

    /** What the broker does with old records. */
    public enum Cleanup {
        /** Keeps the last record of each key. */
        COMPACT,
        /** Keeps all records for the retention. */
        DELETE,
        /** Keeps all records until somebody who knows that they were worked on has the broker delete them. */
        WHEN_TOLD
    }

    /** The broker deletes whole segments only, so these are small. In bytes. */
    private static final int SEGMENT_WHEN_TOLD = 32 << 20;

    /** Largest record in bytes, before compression. */
    public static final int LARGEST_RECORD = 8 << 20;

    /** The topic's settings on the broker, in the order of their names. */
    public Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        settings.put("cleanup.policy", cleanup == Cleanup.COMPACT ? "compact" : "delete");
        settings.put("retention.ms", retention == null ? "-1" : Long.toString(retention.toMillis()));
        settings.put("max.message.bytes", Integer.toString(LARGEST_RECORD));
        if (cleanup == Cleanup.WHEN_TOLD) {
            settings.put("segment.bytes", Integer.toString(SEGMENT_WHEN_TOLD));
        }
        return settings;
    }
}
