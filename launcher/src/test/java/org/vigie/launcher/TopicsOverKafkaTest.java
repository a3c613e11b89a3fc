package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Item;
import org.vigie.contract.KafkaConfig;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.EnrichConfig;
import org.vigie.enrich.Start;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.language.Languages;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicFiles;
import org.vigie.enrich.topics.TopicKind;
import org.vigie.launcher.servers.Eventually;

/** The topics of items change by command under a running enrich, and are there again after a restart. On a real broker. */
@Tag("servers")
class TopicsOverKafkaTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
    private static final String RAIN = """
            # about the weather
            id: rain
            version: 1
            name: {en: Rain}
            definition: {en: Water from the sky.}
            boundary: {en: In - rain. Out - snow.}
            queries: {en: {drops: rain}}
            """;

    private static final List<Topic> SHIPPED = TopicFiles.shipped();
    private static final int MORE = SHIPPED.size() + 1;
    private static final String CHINESE =
            "chinese-models " + shipped("chinese-models").definition().version();

    @RegisterExtension
    private static final OneBroker BROKER = new OneBroker();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private KafkaConfig kafka;
    private int items;

    @BeforeEach
    void open() {
        kafka = BROKER.kafka();
    }

    @Test
    void aChangeReachesARunningEnrichAndOutlivesIt() throws Exception {
        var rain = file("rain.yaml", RAIN);
        try (var enrich = enrich()) {
            awaitTopics(CHINESE); // an empty topic: what ships is in force
            run(0, "import", rain);
            awaitTopics(CHINESE, "rain 1");
        }
        writeDefinition("topic/nonsense", "{\"version\":\"1\",\"topic\":\"id: Nonsense\"}");
        try (var enrich = enrich()) {
            awaitTopics(CHINESE, "rain 1");
            assertThat(metrics.counter("enrich.definitions.refused").count()).isEqualTo(1);
            run(0, "import", file("rain.yaml", RAIN.replace("version: 1", "version: 2")));
            awaitTopics(CHINESE, "rain 2");
            run(0, "remove", "chinese-models");
            awaitTopics("rain 2");
        }
    }

    @Test
    void theTopicsAreThoseOfTheFolderAndAVersionSaysTheSameForEver() throws Exception {
        var rain = file("rain.yaml", RAIN);
        run(0, "import", "--dry-run", rain);
        assertThat(told()).isEqualTo(MORE + " topics would be known: 1 added, 0 changed, 0 removed\n  + rain  Rain\n");
        run(0, "import", rain);
        assertThat(told()).startsWith(MORE + " topics are known from now on: 1 added, 0 changed, 0 removed");
        run(0, "list");
        assertThat(told()).containsPattern("rain +1 +Rain").contains("chinese-models");

        run(1, "import", file("rain.yaml", RAIN.replace("drops: rain", "drops: hail")));
        assertThat(err.toString()).isEqualTo("""
                        vigie: the change of topics has 1 problem
                          rain: it matches otherwise than the version 1 that is in force; write version: 2
                        """);
        run(
                0,
                "import",
                file("rain.yaml", RAIN.replace("drops: rain", "drops: hail").replace("1", "2")));
        assertThat(told()).contains("  ~ rain  version: 2, queries.en.drops: hail\n");

        var exported = folder.resolve("exported");
        run(0, "export", exported.toString());
        assertThat(Files.readString(exported.resolve("rain.yaml"))).startsWith("# about the weather\n");
        told();
        run(0, "import", exported.toString());
        assertThat(told()).startsWith(MORE + " topics are known from now on: 0 added, 0 changed, 0 removed");
        run(0, "import", "--shipped");
        assertThat(told())
                .contains(SHIPPED.size()
                        + " topics are known from now on: 0 added, 0 changed, 1 removed\n  - rain  Rain");
        run(1, "remove", "censorshop");
        assertThat(err.toString())
                .contains("nothing is removed: no topic has the id censorshop; did you mean censorship?");
    }

    @Test
    void aStartPutsWhatIsConfiguredInForceAndUndoesNoChangeWithWhatShips() throws Exception {
        assertThat(topic(SHIPPED).begin(null)).isFalse();
        assertThat(topic(SHIPPED).isEmpty()).isFalse();

        run(0, "import", file("rain.yaml", RAIN));
        assertThat(topic(SHIPPED).begin(null)).as("others are in force").isTrue();
        assertThat(topic(SHIPPED).inForce()).hasSize(MORE);

        var configured = TopicFiles.parse(Map.of("rain.yaml", RAIN));
        var path = Path.of("rain.yaml");
        assertThat(topic(configured).begin(path)).isFalse();
        assertThat(topic(configured).inForce()).containsOnlyKeys("rain");
        var changed = TopicFiles.parse(Map.of("rain.yaml", RAIN.replace("drops: rain", "drops: hail")));
        assertThat(topic(changed).begin(path)).as("what was is kept").isTrue();
        assertThat(topic(changed).inForce()).containsEntry("rain", configured.getFirst());
    }

    @Test
    void whatShipsIsAddedExceptWhatSomebodyHasChanged() throws Exception {
        var censorship = shipped("censorship");
        int version = censorship.definition().version();
        var edited = censorship.yaml().replace("version: " + version, "version: " + (version + 1));
        run(0, "import", file("censorship.yaml", edited));
        run(0, "remove", "safety");
        told();

        run(1, "import", "--shipped", "--dry-run");
        assertThat(told())
                .startsWith(SHIPPED.size() + " topics would be known: 1 added, 1 changed, 0 removed")
                .contains("  ~ censorship  version: " + version);
        assertThat(err.toString())
                .contains("censorship: version " + version + " is older than version " + (version + 1))
                .contains("vigie topics export --shipped FOLDER");
        run(0, "import", "--shipped", "--add");
        assertThat(told())
                .startsWith(SHIPPED.size() + " topics are known from now on: 1 added, 0 changed, 0 removed")
                .contains("  + safety  ");
        assertThat(err.toString()).startsWith("left out: censorship: version " + version + " is older");
    }

    private static Topic shipped(String id) {
        return SHIPPED.stream()
                .filter(topic -> topic.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private DefinitionTopic<Topic> topic(List<Topic> start) {
        return new DefinitionTopic<>(kafka, TopicKind.INSTANCE, start);
    }

    private Enrich enrich() {
        var config = new EnrichConfig("enrich-1", 1, folder.resolve("state"), null, null, null, null);
        var developers = DevelopersFile.shipped().developers();
        var enrich = new Enrich(kafka, config, new Languages(), new Start(SHIPPED, developers, List.of()), metrics);
        enrich.start();
        return enrich;
    }

    /** Tells items under one headline until one of them has exactly these topics, with their versions. */
    private void awaitTopics(String... expected) throws Exception {
        int told = items;
        try (var enriched = new LastValues<>(kafka, kafka.topics().enriched())) {
            Eventually.within(LIMIT, "the topics are " + List.of(expected), () -> {
                writeItem();
                return topicsSince(told, enriched.now()).contains(List.of(expected));
            });
        }
    }

    /** Of each item after so many. */
    private static Set<List<String>> topicsSince(int told, Map<String, EnrichedItem> items) {
        return items.values().stream()
                .filter(enriched -> Integer.parseInt(enriched.item().entryId()) > told)
                .map(enriched -> enriched.topics().stream()
                        .map(match -> match.topic() + " " + match.definition())
                        .toList())
                .collect(Collectors.toSet());
    }

    private void writeItem() throws Exception {
        var id = String.valueOf(++items);
        var title = "DeepSeek says that rain will fall all over the country this week";
        var item = new Item(
                id, 1, "le-fil", "Le Fil", "FR", null, id, title, "", "", List.of(), List.of(), "en", MARCH, MARCH,
                MARCH, false, null, null);
        var topic = kafka.topics().items();
        try (var producer = new KafkaProducer<>(
                kafka.producerSettings(), new StringSerializer(), topic.value().serializer())) {
            producer.send(new ProducerRecord<>(topic.name(), item.id(), item)).get();
        }
    }

    private void writeDefinition(String key, String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(kafka.producerSettings(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(kafka.topics().definitions().name(), key, value))
                    .get();
        }
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    /** What commands have printed since the last time. */
    private String told() {
        var told = out.toString();
        out.getBuffer().setLength(0);
        return told;
    }

    private void run(int status, String... arguments) {
        var all = new ArrayList<>(List.of("topics"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(BROKER.arguments()));
        err.getBuffer().setLength(0);
        int ended = Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as(err.toString()).isEqualTo(status);
    }
}
