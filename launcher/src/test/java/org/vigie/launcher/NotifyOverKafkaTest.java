package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Alert;
import org.vigie.contract.AlertBuilder;
import org.vigie.contract.Delivery.Outcome;
import org.vigie.contract.Json;
import org.vigie.contract.KafkaConfig;
import org.vigie.ingest.CompactedTopic;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Eventually;
import org.vigie.launcher.servers.Port;

/** {@code vigie notify} is killed with -9 while a message is on its way and while others wait: each is told, under one key. */
@Tag("servers")
class NotifyOverKafkaTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    /** Keys under which each alert was told, by its id. */
    private final Map<String, List<String>> told = new ConcurrentHashMap<>();

    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean isSilent = true;
    private HttpServer receiver;
    private EmbeddedKafka broker;
    private KafkaConfig kafka;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedKafka.start(folder.resolve("kafka"), Port.any());
        kafka = new KafkaConfig(broker.bootstrap(), "vigie.", -1, Map.of());
        try (var admin = new KafkaAdmin(kafka)) {
            admin.createTopics();
        }
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        receiver.stop(0);
        broker.close();
    }

    /** Takes the message, and says so unless it is silent. */
    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var body = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            for (var alert : body.path("alerts")) {
                told.computeIfAbsent(alert.at("/alert/id").asText(), id -> new CopyOnWriteArrayList<>())
                        .add(key);
            }
            if (isSilent) {
                end.await();
            }
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whateverIsKilledEachAlertIsToldUnderOneKey() throws Exception {
        write(List.of(alert("old", Instant.now().minus(Duration.ofDays(2)))));
        write(0, 20);
        try (var first = notifying()) {
            first.await("a message is on its way", () -> !told.isEmpty());
            write(20, 30); // waits, or is not read yet
            first.kill();
        }
        var onItsWay = Map.copyOf(told);
        isSilent = false;
        try (var second = notifying()) {
            second.await("some are told", () -> told.values().stream().anyMatch(keys -> keys.size() > 1));
            write(30, 35);
            second.kill();
        }
        try (var third = notifying()) {
            third.await("all are told", () -> told.size() == 35);
            assertThat(third.said()).doesNotContain("a key of the test");
            Eventually.within(LIMIT, "all is noted", () -> outcomes(Outcome.SENT) == 35);
            third.stop();
        }

        assertThat(told).doesNotContainKey(id("old"));
        assertThat(told.values())
                .allSatisfy(keys -> assertThat(new TreeSet<>(keys)).hasSize(1));
        assertThat(onItsWay.keySet()).allSatisfy(id -> assertThat(told.get(id)).hasSizeGreaterThan(1));
        nothingIsToldAgain();
    }

    private void nothingIsToldAgain() throws Exception {
        var before = new LinkedHashMap<String, Integer>();
        told.forEach((id, keys) -> before.put(id, keys.size()));
        try (var fourth = notifying()) {
            write(35, 36);
            fourth.await("the new one is told", () -> told.size() == 36);
            Eventually.within(LIMIT, "it is noted", () -> outcomes(Outcome.SENT) == 36);
            whatIsSilencedIsNotToldAndAfterwardsOthersAre(fourth);
            fourth.stop();
        }
        told.forEach((id, keys) -> assertThat(keys).hasSize(before.getOrDefault(id, 1)));
    }

    private void whatIsSilencedIsNotToldAndAfterwardsOthersAre(VigieProcess notifying) throws Exception {
        assertThat(outcomes(Outcome.SUPPRESSED)).isOne();
        var added = silence("add", "--match=release=silent", "--ends=8h", "--author=desk", "--comment=a test");
        assertThat(added).startsWith("silence ");
        var id = added.split(" ")[1];
        assertThat(silence("list")).contains(id, "holds", "release=silent", "a test");
        var probes = new AtomicInteger();
        Eventually.within(LIMIT, "it is followed", () -> {
            write(List.of(AlertBuilder.builder(alert("probe-" + probes.incrementAndGet(), Instant.now()))
                    .release("silent")
                    .build()));
            return outcomes(Outcome.SUPPRESSED) > 1;
        });
        assertThat(silence("end", id)).contains("has ended: a test");
        assertThat(silence("list", "--all")).contains("0 silences");
        write(36, 37);
        notifying.await("the next one is told", () -> told.containsKey(id("model-36")));
        assertThat(told).doesNotContainKey(id("probe-" + probes.get()));
    }

    private String silence(String... words) {
        var command = new ArrayList<>(List.of("alerts", "silence"));
        command.addAll(List.of(words));
        command.add("--set=kafka.bootstrap=" + broker.bootstrap());
        var out = new StringWriter();
        var writer = new PrintWriter(out, true);
        assertThat(Vigie.commandLine(writer, writer).execute(command.toArray(String[]::new)))
                .as(out.toString())
                .isZero();
        return out.toString();
    }

    private long outcomes(Outcome outcome) {
        return CompactedTopic.readAll(kafka, kafka.topics().deliveries()).values().stream()
                .filter(line -> line.outcome() == outcome)
                .count();
    }

    private VigieProcess notifying() throws IOException {
        var file = Files.writeString(folder.resolve("alerts.yaml"), """
                channels:
                  - {name: hook, type: webhook, language: en, address_secret: hook, signing_secret: hook-key}
                routes:
                  - {match: {rule: new-release}, group_by: [rule], group_wait: 1s, group_interval: 1s, channels: [hook]}
                """);
        var environment = Map.of(
                "VIGIE_KAFKA_BOOTSTRAP", broker.bootstrap(),
                "VIGIE_METRICS_PORT", "0",
                "VIGIE_NOTIFY_CONFIG", file.toString(),
                "VIGIE_NOTIFY_NETWORKS_ALLOWED", "127.0.0.0/8",
                "VIGIE_NOTIFY_REQUEST_LONGEST", "PT30S",
                "VIGIE_NOTIFY_SECRETS_HOOK",
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                "VIGIE_NOTIFY_SECRETS_HOOK_KEY", "a key of the test");
        return VigieProcess.start(folder.resolve("notify.log"), environment, "notify");
    }

    private void write(int from, int to) {
        write(IntStream.range(from, to)
                .mapToObj(number -> alert("model-" + number, Instant.now()))
                .toList());
    }

    private void write(List<Alert> alerts) {
        var byId = new HashMap<String, @Nullable Alert>();
        alerts.forEach(alert -> byId.put(alert.id(), alert));
        CompactedTopic.write(kafka, kafka.topics().alerts(), byId);
    }

    private static Alert alert(String name, Instant at) {
        return AlertBuilder.builder()
                .id(id(name))
                .rule(Alert.NEW_RELEASE)
                .at(at)
                .release("le-labo/" + name)
                .title("Le Labo: " + name)
                .developer("Le Labo")
                .country("FR")
                .version(1)
                .build();
    }

    private static String id(String name) {
        return "new-release/le-labo/" + name;
    }
}
