package org.vigie.sink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.AlertBuilder;
import org.vigie.contract.Backoff;
import org.vigie.contract.Classified;
import org.vigie.contract.Count;
import org.vigie.contract.CountBuilder;
import org.vigie.contract.Developer.Confidence;
import org.vigie.contract.Duplicate;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Entity;
import org.vigie.contract.Item;
import org.vigie.contract.ItemKind;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.Language;
import org.vigie.contract.Model.Because;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.Model.Modality;
import org.vigie.contract.Model.Noise;
import org.vigie.contract.Model.Owner;
import org.vigie.contract.Model.Size;
import org.vigie.contract.Popularity;
import org.vigie.contract.Release;
import org.vigie.contract.ReleaseBuilder;
import org.vigie.contract.Source;
import org.vigie.contract.Story;
import org.vigie.contract.TopicMatch;

/** What the tests of this package talk about. */
final class Examples {
    static final KafkaTopics TOPICS = new KafkaTopics("vigie.");
    static final Documents DOCUMENTS = new Documents(TOPICS, "vigie-");
    static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    static final SinkConfig CONFIG =
            new SinkConfig("", 100, 1 << 20, 2, Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(30));
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
                new Item.PageNote("https://example.org/a", "scored", 420, published, true),
                Source.Kind.FEED);
        var evidence = new TopicMatch.Evidence("open-source", "title", "IA « ouverte »", 2, 16);
        return new EnrichedItem(
                item,
                version,
                List.of("le-monde", "le-monde-tech"),
                List.of(formerMonths),
                ItemKind.NEWS,
                new Language("fr", 0.99, "ca"),
                List.of(new Entity(
                        "model/alibaba-qwen/qwen2.5-72b",
                        Entity.Kind.MODEL,
                        "Qwen2.5-72B",
                        "CN",
                        "alibaba-qwen",
                        "alibaba-qwen/qwen2.5",
                        "2.5",
                        72_000_000_000L,
                        List.of(new Entity.Mention("text", "Qwen2.5-72B", 4, 15)))),
                List.of(new TopicMatch("open-models", 3, 0.75, List.of(evidence))),
                new Classified("technology", 0.912, List.of("IA « ouverte »"), "0a1b2c3d"),
                new Duplicate("i0", 0.875),
                "i0");
    }

    static Count count(String topic, long items, long version) {
        var id = "day/2026-03-01T00:00:00Z/" + topic + "/fr/FR/news";
        return CountBuilder.builder()
                .id(id)
                .measure(Count.Measure.ITEMS)
                .period(Count.Period.DAY)
                .start(Instant.parse("2026-03-01T00:00:00Z"))
                .topic(topic)
                .language("fr")
                .country("FR")
                .kind(ItemKind.NEWS)
                .items(items)
                .originals(items)
                .outlets(1L)
                .denominator("day/2026-03-01T00:00:00Z/*/fr/FR/news")
                .revision(2L)
                .completeUntil(NOON)
                .version(version)
                .build();
    }

    /** With every field. */
    static Count families() {
        return CountBuilder.builder()
                .id("families/week/2026-03-30T00:00:00Z/registered/CN/CN/base/mit/text/from_100b/-")
                .measure(Count.Measure.FAMILIES)
                .period(Count.Period.WEEK)
                .start(Instant.parse("2026-03-30T00:00:00Z"))
                .country("CN")
                .made(new Count.Made(
                        Owner.REGISTERED,
                        Confidence.STATED,
                        "CN",
                        Kind.BASE,
                        "mit",
                        Modality.TEXT,
                        Size.FROM_100B,
                        Noise.EMPTY))
                .originals(1L)
                .families(2L)
                .repositories(3L)
                .noise(4L)
                .concentration(new Count.Concentration(1, 1, 1, 1, 1, 1, 1))
                .version(5)
                .build();
    }

    static Story story(int items) {
        var opened = Instant.parse("2026-03-31T23:00:00Z");
        return new Story(
                "i0",
                "L’IA « ouverte »",
                List.of("fr"),
                List.of("Le Monde"),
                List.of("FR"),
                opened,
                opened,
                opened.plusSeconds(7200),
                items,
                List.of("i0", "i1"),
                1_774_998_000_000L);
    }

    static Alert alert() {
        return AlertBuilder.builder()
                .id("new-release/deepseek/deepseek-v3")
                .rule(Alert.NEW_RELEASE)
                .ruleVersion(1)
                .severity(Alert.Severity.INFO)
                .name(new TreeMap<>(Map.of("fr", "Nouveau modèle", "en", "New model")))
                .at(NOON)
                .release("deepseek/deepseek-v3")
                .title("DeepSeek: DeepSeek-V3")
                .developer("DeepSeek")
                .country("CN")
                .url("https://huggingface.co/deepseek-ai/DeepSeek-V3")
                .labels(new TreeMap<>(Map.of("rule", Alert.NEW_RELEASE, "country", "CN", "desk", "asia")))
                .texts(new TreeMap<>(Map.of("fr", "DeepSeek publie DeepSeek-V3")))
                .evidence(List.of(new Alert.Evidence(
                        "repository/hugging-face/deepseek-ai/DeepSeek-V3",
                        "deepseek-ai/DeepSeek-V3",
                        "https://huggingface.co/deepseek-ai/DeepSeek-V3",
                        NOON,
                        List.of("owner: registered"))))
                .confirmed(false)
                .version(1)
                .build();
    }

    static Release release() {
        return ReleaseBuilder.builder()
                .id("deepseek/deepseek-v3")
                .name("DeepSeek-V3")
                .owner(Owner.REGISTERED)
                .developer("deepseek")
                .developerName("DeepSeek")
                .country("CN")
                .confidence(Confidence.STATED)
                .kind(Kind.BASE)
                .reasons(List.of(new Because("own-family", "DeepSeek")))
                .hub("hugging-face")
                .repository("deepseek-ai/DeepSeek-V3")
                .parameters(671_000_000_000L)
                .size(Size.FROM_100B)
                .licence("mit")
                .modality(Modality.TEXT)
                .languages(List.of("en", "zh"))
                .downloads(1000L)
                .releasedAt(NOON)
                .dating(Release.Dating.FIRST_SEEN)
                .firstSeenAt(NOON)
                .observedAt(NOON.plusSeconds(5))
                .history(false)
                .weeks(List.of(new Popularity(Instant.parse("2026-03-30T00:00:00Z"), 1000L, null)))
                .variants(List.of(new Release.Variant(
                        "hugging-face/1",
                        "deepseek-ai/DeepSeek-V3",
                        Kind.BASE,
                        null,
                        671_000_000_000L,
                        null,
                        null,
                        1000L,
                        null,
                        NOON,
                        false)))
                .repositories(1)
                .announcements(List.of(new Release.Announcement("i1", null, "DeepSeek-V3", NOON, NOON, false)))
                .version(7)
                .build();
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
