package org.vigie.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Item;
import org.vigie.contract.Json;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.EnrichConfig;
import org.vigie.enrich.Start;
import org.vigie.enrich.language.Languages;
import org.vigie.ingest.CompactedTopic;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Eventually;
import org.vigie.launcher.servers.Port;

/** Rules are put in force by command, tell of what comes, and tell the same when they are tried on it. On a real broker. */
@Tag("servers")
class AlertsOverKafkaTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
    private static final String RAIN = """
            # about the weather
            id: rain
            version: 1
            name: {en: Rain}
            on: item
            per: item
            where: {language: [en]}
            query: {en: rain}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private EmbeddedKafka broker;
    private KafkaConfig kafka;

    @BeforeEach
    void start() {
        broker = EmbeddedKafka.start(folder.resolve("kafka"), Port.any());
        kafka = new KafkaConfig(broker.bootstrap(), "vigie.", -1, Map.of());
        try (var admin = new KafkaAdmin(kafka)) {
            admin.createTopics();
        }
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void aBacktestOverWhatARunHasStoredGivesTheAlertsOfTheRun() throws Exception {
        rulesChangeByCommand();
        var config = new EnrichConfig("enrich-1", 1, folder.resolve("state"), null, null, null, null);
        try (var enrich = new Enrich(kafka, config, new Languages(), Start.shipped(), new SimpleMeterRegistry())) {
            enrich.start();
            write(item("wet", 1, "The rain in Spain stays mainly in the plain, say those who live there"));
            write(item("dry", 2, "There was no cloud over France this week, say those who live there"));
            write(item("both", 3, "Where the rain of Monday went is what everybody in Belgium wants to know"));
            write(model("deepseek-ai/DeepSeek-V9"));
            Eventually.within(LIMIT, "all is told", () -> alerts().size() == 3);
        }

        run(0, "alerts", "backtest", "--rule", "in-force", "--since", "2026-02-01", "--json");
        assertThat(lines("alert")).isEqualTo(alerts());
        aChangeIsComparedWithWhatIsInForce();
        everythingIsExplained();
    }

    /** One partition has a thousand before the next one has any, so most of them wait for others. */
    @Test
    void whatIsStoredIsReadInTheOrderOfItsTimes() throws Exception {
        int all = 3_000;
        var topics = List.<KafkaTopic<?, ?>>of(
                kafka.topics().enriched(), kafka.topics().releases());
        try (var producer =
                new KafkaProducer<>(kafka.producerSettings(), new StringSerializer(), new StringSerializer())) {
            for (int time = 0; time < all; time++) {
                var topic = topics.get(time % 2).name();
                producer.send(new ProducerRecord<>(topic, time / 1_000 + time % 3, (long) time, "key", "" + time));
            }
        }
        var read = new ArrayList<String>();
        StoredRecords.forEach(kafka, topics, record -> read.add(new String(record.value(), UTF_8)));

        assertThat(read)
                .isEqualTo(IntStream.range(0, all).mapToObj(Integer::toString).toList());
    }

    private void rulesChangeByCommand() throws IOException {
        run(0, "rules", "import", "--dry-run", file(RAIN));
        assertThat(told()).startsWith("7 rules would be known: 1 added, 0 changed, 0 removed\n  + rain  Rain\n");
        run(0, "rules", "import", file(RAIN));
        run(1, "rules", "import", file(RAIN.replace("en: rain", "en: hail")));
        assertThat(err.toString())
                .contains("rain: it asks for something else than the version 1 that is in force; write version: 2");
        run(
                0,
                "rules",
                "import",
                file(RAIN.replace("[en]", "[en], topic: [hail]").replace("1", "2")));
        assertThat(told()).contains("  ~ rain  version: 2, where.topic: hail\n");
        assertThat(err.toString()).contains("rain: where.topic: no topic \"hail\" is in force, so nothing fits it");
        run(0, "rules", "import", file(RAIN.replace("1", "3")));
        run(0, "rules", "remove", "quiet-source");
        told();
        run(0, "rules", "list");
        assertThat(told())
                .containsPattern("rain +3 +Rain +info +item +language=en; query")
                .doesNotContain("quiet");
        var exported = folder.resolve("exported");
        run(0, "rules", "export", exported.toString());
        assertThat(exported.resolve("rain.yaml")).hasContent(RAIN.replace("1", "3"));
        told();
    }

    private void aChangeIsComparedWithWhatIsInForce() throws IOException {
        var change = file(RAIN.replace("en: rain", "en: Spain OR cloud"));
        run(0, "alerts", "backtest", "--rule", change, "--since", "2026-02-01", "--against", "in-force");

        assertThat(told())
                .contains("+ 2026-03-01 14:00:00  rain  There was no cloud over France")
                .contains("- 2026-03-01 15:00:00  rain  Where the rain of Monday went")
                .contains("alerts: 1 new, 1 gone\n")
                .containsPattern("rain +2 +0 +0 +2.0")
                .contains("4 items and releases were read");
    }

    private void everythingIsExplained() throws IOException {
        run(0, "alerts", "explain", "https://fil.example/wet");
        assertThat(told())
                .startsWith("item wet  Outlet: The rain in Spain")
                .containsPattern("rain +yes\n")
                .containsPattern("geopolitics-in-french +no +where.language: the rule wants fr, it has en\n")
                .contains("alert rain/wet of 2026-03-01 13:00:00\n  no channel: ");
        run(0, "alerts", "explain", "--json", "wet");
        var explained = Json.MAPPER.readTree(told());
        assertThat(explained.path("kind").asText()).isEqualTo("item");
        assertThat(explained.path("id").asText()).isEqualTo("wet");
        assertThat(explained.path("rules"))
                .anyMatch(reason -> reason.path("rule").asText().equals("rain")
                        && reason.path("meant").asBoolean())
                .anyMatch(reason -> reason.path("why").asText().startsWith("where.language: the rule wants fr"));
        assertThat(explained.path("alerts").path(0).path("alert").path("id").asText())
                .isEqualTo("rain/wet");
        run(0, "alerts", "explain", "dry");
        assertThat(told())
                .containsPattern("rain +no +query: nothing in it meets the rule's query, which is in en; it is in en\n")
                .contains("no alert is about it");
        var release = alerts().keySet().stream()
                .filter(id -> id.startsWith("new-release/"))
                .findFirst()
                .orElseThrow()
                .substring("new-release/".length());
        run(0, "alerts", "explain", release);
        assertThat(told())
                .startsWith("release " + release)
                .containsPattern("new-release +yes\n")
                .containsPattern("rain +no +it asks for items\n")
                .containsPattern("built-on-china +no +unless.country: the rule leaves out CN, it has CN\n");
        run(1, "alerts", "explain", "nothing");
        assertThat(err.toString()).startsWith("vigie: neither an item nor a release is stored as \"nothing\"");
    }

    /** Title and whether it stands, by id. */
    private Map<String, String> alerts() {
        var alerts = new TreeMap<String, String>();
        CompactedTopic.readAll(kafka, kafka.topics().alerts())
                .values()
                .forEach(alert -> alerts.put(alert.id(), alert.title() + " " + alert.withdrawn()));
        return alerts;
    }

    private Map<String, String> lines(String what) throws IOException {
        var lines = new TreeMap<String, String>();
        for (var line : told().lines().toList()) {
            var json = Json.MAPPER.readTree(line);
            if (json.path("line").asText().equals(what)) {
                var withdrawn = json.path("withdrawn");
                lines.put(
                        json.path("id").asText(),
                        json.path("title").asText() + " " + (withdrawn.isTextual() ? withdrawn.asText() : null));
            }
        }
        return lines;
    }

    private static Item item(String id, int hour, String title) {
        var time = MARCH.plus(Duration.ofHours(hour));
        return new Item(
                id,
                1,
                "le-fil",
                "Outlet",
                "FR",
                "https://fil.example/" + id,
                id,
                title,
                "",
                "",
                List.of(),
                List.of(),
                "en",
                time,
                time,
                time,
                false,
                null,
                null);
    }

    private static ModelSnapshot model(String repository) {
        return ModelSnapshotBuilder.builder()
                .id("hugging-face/" + repository.replace('/', '.'))
                .revision(1)
                .source("hub")
                .repository(repository)
                .tags(List.of())
                .notSeenAt(MARCH.minusSeconds(900))
                .firstSeenAt(MARCH)
                .observedAt(MARCH)
                .history(false)
                .build();
    }

    private void write(Item item) throws Exception {
        var topic = kafka.topics().items();
        try (var producer = new KafkaProducer<>(
                kafka.producerSettings(), new StringSerializer(), topic.value().serializer())) {
            producer.send(new ProducerRecord<>(topic.name(), item.id(), item)).get();
        }
    }

    private void write(ModelSnapshot model) throws Exception {
        var topic = kafka.topics().models();
        try (var producer = new KafkaProducer<>(
                kafka.producerSettings(), new StringSerializer(), topic.value().serializer())) {
            producer.send(new ProducerRecord<>(topic.name(), model.id(), model)).get();
        }
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("rain.yaml"), content).toString();
    }

    /** What commands have printed since the last time. */
    private String told() {
        var told = out.toString();
        out.getBuffer().setLength(0);
        return told;
    }

    private void run(int status, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--set", "kafka.bootstrap=" + broker.bootstrap()));
        err.getBuffer().setLength(0);
        int ended = Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as(err.toString()).isEqualTo(status);
    }
}
