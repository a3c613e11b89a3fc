package org.vigie.sink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Item;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.Language;
import org.vigie.contract.Release;
import org.vigie.contract.TopicMatch;

/** What the tests of this package talk about. */
final class Examples {
    static final KafkaTopics TOPICS = new KafkaTopics("vigie.");
    static final Documents DOCUMENTS = new Documents(TOPICS, "vigie-");
    static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    static final SinkConfig CONFIG =
            new SinkConfig("", 100, 1 << 20, Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(30));
    /** The longest waits that the jitter allows. */
    static final Backoff BACKOFF = new Backoff(CONFIG.retryFirst(), CONFIG.retryLongest(), new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    });

    private Examples() {}

    static EnrichedItem item(String id, int version, String publishedAt, String... formerMonths) {
        var published = Instant.parse(publishedAt);
        var item = new Item(
                id,
                2,
                "le-monde",
                "Le Monde",
                "FR",
                "https://example.org/a",
                "tag:a",
                "L’IA « ouverte »",
                "Un résumé",
                "",
                List.of("A. Auteur"),
                List.of("Technologie", "Chine"),
                "fr",
                published,
                NOON,
                NOON.plusSeconds(60),
                false,
                new Item.PageNote("https://example.org/a", "scored", 420, published, true));
        var evidence = new TopicMatch.Evidence("open-source", "title", "IA « ouverte »", 2, 16);
        return new EnrichedItem(
                item,
                version,
                List.of("le-monde", "le-monde-tech"),
                List.of(formerMonths),
                new Language("fr", 0.99, "ca"),
                List.of(new TopicMatch("open-models", 3, 0.75, List.of(evidence))));
    }

    static Count count(String topic, long items, long version) {
        var id = "day/2026-03-01T00:00:00Z/" + topic + "/fr/FR";
        return new Count(
                id, Count.Period.DAY, Instant.parse("2026-03-01T00:00:00Z"), topic, "fr", "FR", items, version);
    }

    static Release release() {
        return new Release(
                "hugging-face/1",
                "hugging-face",
                "deepseek-ai/DeepSeek-V3",
                "DeepSeek",
                "CN",
                Release.Kind.BASE,
                null,
                null,
                "mit",
                "text-generation",
                List.of("en", "zh"),
                1000L,
                null,
                null,
                NOON,
                NOON.plusSeconds(5),
                1774958405000L);
    }

    static <V> ConsumerRecord<byte[], byte[]> record(KafkaTopic<String, V> topic, long offset, String key, V value) {
        return record(topic.name(), offset, key, topic.value().serializer().serialize(topic.name(), value));
    }

    static ConsumerRecord<byte[], byte[]> record(String topic, long offset, String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                topic,
                0,
                offset,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.length(),
                0,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    /** One write for each topic, of counts 1, 2, 3 ... at offsets 0, 1, 2 ... */
    static List<Write> counts(String... topics) {
        var writes = new ArrayList<Write>();
        for (var topic : topics) {
            var count = count(topic, writes.size() + 1L, writes.size() + 1L);
            writes.addAll(DOCUMENTS.of(record(TOPICS.counts(), writes.size(), count.id(), count)));
        }
        return writes;
    }
}
