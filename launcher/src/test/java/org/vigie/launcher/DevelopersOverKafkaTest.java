package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Changes;
import org.vigie.contract.Developer;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.Release;
import org.vigie.contract.Release.Variant;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.EnrichConfig;
import org.vigie.enrich.Start;
import org.vigie.enrich.developers.DeveloperKind;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.language.Languages;
import org.vigie.enrich.topics.TopicFiles;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Eventually;
import org.vigie.launcher.servers.Port;

/** The registry of developers changes under a running enrich, and is there again after a restart. On a real broker. */
@Tag("servers")
class DevelopersOverKafkaTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Developer> shipped = DevelopersFile.shipped().developers();
    private EmbeddedKafka broker;
    private KafkaConfig kafka;
    private DefinitionTopic<Developer> topic;

    @BeforeEach
    void start() {
        broker = EmbeddedKafka.start(folder.resolve("kafka"), Port.any());
        kafka = new KafkaConfig(broker.bootstrap(), "vigie.", -1, Map.of());
        topic = new DefinitionTopic<>(kafka, DeveloperKind.INSTANCE, shipped);
        try (var admin = new KafkaAdmin(kafka)) {
            admin.createTopics();
        }
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private int snapshots;

    @Test
    void aChangeReachesARunningEnrichAndOutlivesIt() throws Exception {
        try (var enrich = enrich()) {
            awaitJudged("Qwen/Qwen3-8B", "CN"); // an empty topic: what ships is in force
            topic.apply(leLabo("FR"));
            awaitJudged("le-labo/Plume-7B", "FR");
            awaitJudged("Qwen/Qwen3-4B", "CN");
        }
        writeDefinition("developer/nonsense", "{");
        try (var enrich = enrich()) {
            awaitJudged("le-labo/Plume-13B", "FR");
            assertThat(metrics.counter("enrich.definitions.refused").count()).isEqualTo(1);
            topic.apply(leLabo("BE"));
            awaitJudged("le-labo/Encre-30B", "BE");
            writeDefinition("developer/nonsense", "again");
            awaitJudged("mistralai/Mistral-Small", "FR");
        }
    }

    /** As Kafka Streams leaves it that is killed while it deletes what a crash before had spoiled. */
    @Test
    void aStateThatIsHalfDeletedIsReadBackFromKafka() throws Exception {
        try (var enrich = enrich()) {
            awaitJudged("Qwen/Qwen3-8B", "CN");
        }
        assertThat(deleteCurrentFiles()).isPositive();
        try (var enrich = enrich()) {
            awaitJudged("Qwen/Qwen3-4B", "CN");
            assertThat(enrich.isAlive()).isTrue();
        }
        try (var releases = new LastValues<>(kafka, kafka.topics().releases())) {
            var variants = releases.now().values().stream().flatMap(release -> release.variants().stream());
            assertThat(variants.map(Variant::id))
                    .containsExactlyInAnyOrder("hugging-face/Qwen.Qwen3-8B", "hugging-face/Qwen.Qwen3-4B");
        }
    }

    /** The files without which RocksDB takes a store for a new one, and is then surprised at what it finds. */
    private int deleteCurrentFiles() throws IOException {
        try (var files = Files.walk(folder.resolve("state"))) {
            var current = files.filter(file -> file.endsWith("CURRENT")).toList();
            for (var file : current) {
                Files.delete(file);
            }
            return current.size();
        }
    }

    private Enrich enrich() {
        var config = new EnrichConfig("enrich-1", 1, folder.resolve("state"), null, null, null, null);
        var enrich = new Enrich(
                kafka, config, new Languages(), new Start(TopicFiles.shipped(), shipped, List.of()), metrics);
        enrich.start();
        return enrich;
    }

    private Changes<Developer> leLabo(String country) {
        var developer = DevelopersFile.parse(
                        "- {id: le-labo, name: Le Labo, country: " + country
                                + ", confidence: stated, evidence: its site, kind: lab, handles: {hugging-face: le-labo}}",
                        "a test")
                .developers();
        return new Changes<>(developer, List.of(), List.of());
    }

    /** Tells the model again and again, as a hub does, until it is judged so. */
    private void awaitJudged(String repository, String country) throws Exception {
        var id = "hugging-face/" + repository.replace('/', '.');
        try (var releases = new LastValues<>(kafka, kafka.topics().releases())) {
            Eventually.within(LIMIT, repository + " is from " + country, () -> {
                writeModel(id, repository);
                return country.equals(countryOf(id, releases.now()));
            });
        }
    }

    private static String countryOf(String id, Map<String, Release> releases) {
        return releases.values().stream()
                .filter(release -> release.variants().stream()
                        .anyMatch(variant -> variant.id().equals(id)))
                .map(release -> String.valueOf(release.country()))
                .findFirst()
                .orElse("none");
    }

    private void writeModel(String id, String repository) throws Exception {
        var model = ModelSnapshotBuilder.builder()
                .id(id)
                .revision(++snapshots)
                .source("hub")
                .repository(repository)
                .tags(List.of())
                .firstSeenAt(MARCH)
                .observedAt(MARCH)
                .build();
        var models = kafka.topics().models();
        try (var producer = new KafkaProducer<>(
                kafka.producerSettings(), new StringSerializer(), models.value().serializer())) {
            producer.send(new ProducerRecord<>(models.name(), id, model)).get();
        }
    }

    private void writeDefinition(String key, String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(kafka.producerSettings(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(kafka.topics().definitions().name(), key, value))
                    .get();
        }
    }
}
