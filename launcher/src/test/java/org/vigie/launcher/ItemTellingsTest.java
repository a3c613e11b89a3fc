package org.vigie.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.dashboard.backstage.Tellings;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Port;

/** All versions of one item are found among those of others, on a real broker. */
@Tag("servers")
class ItemTellingsTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private EmbeddedKafka broker;
    private KafkaConfig kafka;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void start() {
        broker = EmbeddedKafka.start(folder.resolve("kafka"), Port.any());
        kafka = new KafkaConfig(broker.bootstrap(), "vigie.", -1, Map.of());
        try (var admin = new KafkaAdmin(kafka)) {
            admin.createTopics();
        }
        var settings = kafka.producerSettings();
        settings.put("max.request.size", KafkaTopic.LARGEST_RECORD);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        broker.close();
    }

    private void write(String id, String source, int revision, Instant at) {
        write(id, source, revision, at, "");
    }

    private void write(String id, String source, int revision, Instant at, String text) {
        var item = ItemBuilder.builder()
                .id(id)
                .source(source)
                .outlet(source)
                .revision(revision)
                .entryId(id)
                .title("T")
                .summary("")
                .content(text)
                .authors(List.of())
                .categories(List.of())
                .publishedAt(at)
                .firstSeenAt(at)
                .fetchedAt(at)
                .build();
        write(id, kafka.topics().items().value().serializer().serialize("", item), at);
    }

    private void write(String id, byte[] value, Instant at) {
        producer.send(new ProducerRecord<>(kafka.topics().items().name(), null, at.toEpochMilli(), id, value));
    }

    private Tellings read(String id, Instant since, int expected, Duration patience) {
        return ItemTellings.read(kafka, id, since, expected, patience);
    }

    private static List<String> found(Tellings tellings) {
        return tellings.items().stream()
                .map(item -> item.id() + " " + item.source() + item.revision())
                .toList();
    }

    @Test
    void theyAreFoundAmongOthersAndReadingEndsWithTheLast() {
        write("wanted", "a", 9, MARCH.minus(Duration.ofDays(2)));
        for (int i = 0; i < 2_000; i++) {
            write("other-" + i, "a", 1, MARCH);
        }
        write("wanted", "a", 1, MARCH);
        write("wanted", "a", 1, MARCH);
        write("wanted", "no item".getBytes(UTF_8), MARCH);
        write("wanted", "b", 1, MARCH.plusSeconds(1));
        write("wanted", "a", 2, MARCH.plusSeconds(2));
        producer.flush();

        var all = read("wanted", MARCH, 99, PATIENCE);
        assertThat(found(all)).containsExactly("wanted a1", "wanted b1", "wanted a2");
        assertThat(all.readTo()).isNull();
        var expected = read("wanted", MARCH, 3, PATIENCE);
        assertThat(found(expected)).isEqualTo(found(all));
        assertThat(expected.readTo()).isNull();
        assertThat(found(read("nobody", MARCH, 1, PATIENCE))).isEmpty();
        assertThat(found(read("wanted", MARCH.plus(Duration.ofDays(2)), 1, PATIENCE)))
                .isEmpty();
    }

    @Test
    void whoeverHasNoPatienceIsToldHowFarItWasRead() {
        write("wanted", "a", 1, MARCH);
        producer.flush();
        var none = read("wanted", MARCH, 1, Duration.ofSeconds(-1));
        assertThat(none.items()).isEmpty();
        assertThat(none.readTo()).isEqualTo(MARCH);
    }

    @Test
    void veryLargeVersionsDoNotFillTheMemory() {
        for (int i = 1; i <= 8; i++) {
            write("wanted", "a", i, MARCH.plusSeconds(i), "x".repeat(4 << 20));
        }
        producer.flush();
        var some = read("wanted", MARCH, 8, PATIENCE);
        assertThat(some.items()).hasSizeBetween(4, 7);
        assertThat(some.readTo()).isNotNull();
    }

    @Test
    void ofManyVersionsTheFirstHundredsAreRead() {
        for (int i = 1; i <= 3_000; i++) {
            write("wanted", "a", i, MARCH.plusSeconds(i));
        }
        producer.flush();
        var some = read("wanted", MARCH, 3_000, PATIENCE);
        assertThat(some.items()).hasSizeBetween(100, 2_999);
        assertThat(some.readTo()).isNotNull();
        assertThat(some.items()).extracting(Item::revision).isSorted();
    }
}
