package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;
import org.vigie.launcher.servers.DataFolder;
import org.vigie.launcher.servers.DataFolder.Content;
import org.vigie.launcher.servers.ElasticsearchProcess;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Eventually;
import org.vigie.launcher.servers.Port;

/** Everything is computed anew beside what people read, whatever is killed on the way, and then they read that. */
@Tag("servers")
class ReplayTest {
    private static final Path ZIP = Path.of(Objects.requireNonNull(System.getProperty("elasticsearch.zip")));
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int ITEMS = 300;
    private static final int FEW = 60;
    private static final int MODELS = 60;
    /** Whose versions depend on the order in which the items of several languages and the repositories came. */
    private static final Set<String> COUNTING_STEPS = Set.of("counts", "alerts");

    /** That a process was killed is noticed after ten seconds and not 45: what goes on waits for it. */
    private static final Map<String, String> MISSED_SOON = Map.of(
            "VIGIE_KAFKA_CLIENT_SESSION_TIMEOUT_MS", "10000", "VIGIE_KAFKA_CLIENT_HEARTBEAT_INTERVAL_MS", "3000");

    private static final String RAIN = """
            id: rain
            version: 1
            name: {en: Rain, fr: Pluie}
            definition: {en: Water from the sky.}
            boundary: {en: In - rain. Out - snow.}
            queries: {en: {drops: rain}, fr: {gouttes: pluie}}
            """;

    @TempDir
    private static Path folder;

    private static DataFolder data;
    private static EmbeddedKafka broker;
    private static ElasticsearchProcess elasticsearch;
    private static int tests;

    /** What the names of this test's topics, groups and indices begin with. */
    private String prefix;

    private Config config;

    @BeforeAll
    static void start() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = DataFolder.open(folder.resolve("data"), Content.LIVE);
        broker = EmbeddedKafka.start(data.kafka(), Port.any());
        elasticsearch = ElasticsearchProcess.start(ZIP, data.elasticsearch(), Port.any(), 512);
    }

    @AfterAll
    static void stop() {
        elasticsearch.close();
        broker.close();
        data.close();
    }

    @BeforeEach
    void createTopics() {
        tests++;
        prefix = "test" + tests;
        var settings = new HashMap<>(servers());
        settings.put("enrich.state", folder.resolve(prefix).resolve("state").toString());
        config = Config.ofNothingBut(settings);
        try (var admin = new KafkaAdmin(config.kafka())) {
            admin.createTopics();
        }
    }

    private Map<String, String> servers() {
        return Map.of(
                "kafka.bootstrap",
                broker.bootstrap(),
                "kafka.prefix",
                prefix + ".",
                "elasticsearch.url",
                elasticsearch.address().toString(),
                "elasticsearch.prefix",
                prefix + "-");
    }

    @Test
    void twoReplaysSayTheSameAlsoWhenOneWasKilled() throws Exception {
        InventedLog.write(config.kafka(), InventedLog.items(ITEMS), InventedLog.models(MODELS));
        try (var live = new Pipeline(config, new SimpleMeterRegistry())) {
            live.withSink();
            live.withEnrich();
            awaitWritten();
            var read = documents("");
            assertThat(run(0, "topics", "import", "--add", rain())).contains("1 added");

            var interrupted = interruptedReplay();
            assertThat(documents("")).as("what people read").isEqualTo(read);
            assertThat(run(0, "replay", "compare"))
                    .containsPattern(
                            "items +[0-9,]+ the same +[0-9,]+ changed \\(.*topics [0-9]+.*\\) +0 only before +0 only after");
            assertThat(run(0, "replay", "compare", "--changes")).contains("\"rain\"");
            assertThat(run(0, "replay", "status")).contains("epoch-2   filling");
            assertThat(run(0, "replay", "cancel")).isEqualTo("epoch-2 is removed\n");
            assertThat(names()).noneMatch(name -> name.contains("epoch-2"));

            run(0, "replay");
            var whole = documents("epoch-3-");
            assertThat(differences(interrupted, whole)).isEmpty();
            assertThat(whole).hasSizeGreaterThan(ITEMS / 2);
        }
    }

    @Test
    void theOneThatIsSwitchedToIsReadAndGoesOn() throws Exception {
        InventedLog.write(config.kafka(), InventedLog.items(FEW), InventedLog.models(MODELS));
        try (var live = new Pipeline(config, new SimpleMeterRegistry())) {
            live.withSink();
            live.withEnrich();
            awaitWritten();
            var read = documents("");
            run(0, "replay");
            var whole = documents("epoch-2-");
            run(0, "replay", "switch");
            assertThat(documents("")).isEqualTo(whole);
            assertThat(documents("epoch-1-")).as("the former one").isEqualTo(read);
            InventedLog.write(config.kafka(), InventedLog.items(FEW + 20).subList(FEW, FEW + 20), List.of());
            Eventually.within(LIMIT, "the services follow", () -> size("items") > count(whole, "items "));
            awaitWritten();

            assertThat(run(1, "replay", "remove", "2")).contains("epoch-2 is the one that people read");
            assertThat(run(0, "replay", "remove", "1")).isEqualTo("epoch-1 is removed\n");
            assertThat(names())
                    .noneMatch(name -> name.matches(prefix + "(.(enriched|counts).v1|.enrich-.*|-items-.*)"));
            assertThat(run(0, "replay", "status"))
                    .containsPattern("epoch-1 +removed")
                    .containsPattern("epoch-2 +live");
        }
        // A service that starts now finds its epoch.
        try (var again = new Pipeline(config, new SimpleMeterRegistry())) {
            again.withSink();
            again.withEnrich();
            long items = size("items");
            InventedLog.write(config.kafka(), InventedLog.items(FEW + 40).subList(FEW + 20, FEW + 40), List.of());
            Eventually.within(LIMIT, "it goes on", () -> size("items") > items);
            Eventually.within(LIMIT, "of the copy nothing is kept that was worked on", () -> copyBegins() > FEW);
        }
    }

    /** Offset of the first item that the second epoch still holds in order. */
    private long copyBegins() throws Exception {
        var kafka = config.kafka().in(new Epochs(config.kafka()).get(2));
        var copy = new TopicPartition(kafka.topics().itemsInOrder().name(), 0);
        try (var admin = Admin.create(kafka.clientSettings())) {
            return admin.listOffsets(Map.of(copy, OffsetSpec.earliest()))
                    .partitionResult(copy)
                    .get()
                    .offset();
        }
    }

    /** Documents of a replay that was killed and went on. */
    private Map<String, String> interruptedReplay() throws Exception {
        var output = folder.resolve("replay.out");
        try (var first = VigieProcess.start(output, MISSED_SOON, arguments("replay"))) {
            first.await("some of it is written", () -> size("epoch-2-items") > 0);
            first.kill();
        }
        var epoch = new Epochs(config.kafka()).get(2);
        assertThat(Behind.of(config.kafka().in(epoch)).isNothing())
                .as("it was killed on the way")
                .isFalse();
        try (var second = VigieProcess.start(output, MISSED_SOON, arguments("replay"))) {
            assertThat(second.awaitEnd()).as(second.said()).isZero();
            assertThat(second.said()).contains("epoch-2 goes on").contains("epoch-2 has caught up with the log");
        }
        return documents("epoch-2-");
    }

    private void awaitWritten() throws Exception {
        Eventually.within(
                LIMIT,
                "all is written",
                () -> Behind.of(Running.liveKafka(config)).isNothing());
    }

    private String rain() throws Exception {
        return Files.writeString(folder.resolve("rain.yaml"), RAIN).toString();
    }

    private String[] arguments(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--data", folder.resolve(prefix).resolve("elsewhere").toString()));
        servers().forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
        return all.toArray(String[]::new);
    }

    private String run(int status, String... command) {
        var out = new StringWriter();
        int ended = Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(out, true))
                .execute(arguments(command));
        assertThat(ended).as(out.toString()).isEqualTo(status);
        return out.toString();
    }

    private long size(String alias) {
        try {
            var search = new Search(config.elasticsearch());
            search.refresh();
            return search.count(alias);
        } catch (UserError e) {
            return 0; // a new month's index is being made
        }
    }

    private static int count(Map<String, String> documents, String kind) {
        return (int)
                documents.keySet().stream().filter(id -> id.startsWith(kind)).count();
    }

    /** By kind and id, with their versions where these do not count the steps on the way. */
    private Map<String, String> documents(String epoch) throws Exception {
        var search = new Search(config.elasticsearch());
        search.refresh();
        var documents = new TreeMap<String, String>();
        for (var kind : List.of("items", "stories", "releases", "counts", "alerts")) {
            var hits = search.search(epoch + kind, "{\"size\": 10000, \"version\": true}")
                    .at("/hits/hits");
            assertThat(hits.size()).as(kind).isLessThan(10_000);
            for (var hit : hits) {
                documents.put(
                        kind + " " + hit.path("_id").asText(),
                        (COUNTING_STEPS.contains(kind) ? "" : hit.path("_version") + " ")
                                + Json.MAPPER.writeValueAsString(hit.path("_source")));
            }
        }
        return documents;
    }

    private static List<String> differences(Map<String, String> one, Map<String, String> other) {
        var ids = new TreeSet<>(one.keySet());
        ids.addAll(other.keySet());
        return ids.stream()
                .filter(id -> !Objects.equals(one.get(id), other.get(id)))
                .map(id -> "\n" + id + "\n  " + one.get(id) + "\n  " + other.get(id))
                .toList();
    }

    /** Of this test's Kafka topics, indices, templates and aliases. */
    private List<String> names() throws Exception {
        var names = new ArrayList<String>();
        try (var admin = Admin.create(config.kafka().clientSettings())) {
            names.addAll(admin.listTopics().names().get());
        }
        try (var client = HttpClient.newHttpClient()) {
            for (var path : List.of("/_alias", "/_index_template")) {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create(elasticsearch.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                var json = Json.MAPPER.readTree(answer.body());
                json.fieldNames().forEachRemaining(names::add);
                json.path("index_templates")
                        .forEach(template -> names.add(template.path("name").asText()));
            }
        }
        return names.stream().filter(name -> name.startsWith(prefix)).toList();
    }
}
