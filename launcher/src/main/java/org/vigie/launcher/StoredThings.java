package org.vigie.launcher;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.Release;
import org.vigie.ingest.CanonicalUrl;

/** Items and releases as the live epoch has them in Kafka. */
final class StoredThings {
    private StoredThings() {}

    /** What is stored under an id. */
    record Found(@Nullable EnrichedItem item, @Nullable Release release) {
        boolean isNothing() {
            return item == null && release == null;
        }
    }

    /** @param thing id of an item or of a release, or the address of an item: then the item of it that came last */
    static Found find(KafkaConfig kafka, String thing) {
        var items = kafka.topics().enriched();
        var releases = kafka.topics().releases();
        var last = new TreeMap<String, byte[]>();
        var url = CanonicalUrl.of(thing);
        var key = thing.getBytes(StandardCharsets.UTF_8);
        StoredRecords.forEach(kafka, List.of(items, releases), record -> {
            if (url == null ? Arrays.equals(record.key(), key) : isAt(url, record.value(), items)) {
                put(last, record.topic(), record.value());
            }
        });
        return new Found(read(items, last.get(items.name())), read(releases, last.get(releases.name())));
    }

    /** Only what has the address somewhere is read. */
    private static boolean isAt(String url, byte @Nullable [] value, KafkaTopic<String, EnrichedItem> items) {
        if (value == null || !new String(value, StandardCharsets.UTF_8).contains(url)) {
            return false;
        }
        var enriched = read(items, value);
        return enriched != null && url.equals(enriched.item().url());
    }

    private static void put(Map<String, byte[]> last, String topic, byte @Nullable [] value) {
        if (value == null) {
            last.remove(topic);
        } else {
            last.put(topic, value);
        }
    }

    private static <V> @Nullable V read(KafkaTopic<String, V> topic, byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : topic.value().deserializer().deserialize(topic.name(), bytes);
        } catch (SerializationException e) {
            return null; // a dead letter, or something else that has the address
        }
    }
}
