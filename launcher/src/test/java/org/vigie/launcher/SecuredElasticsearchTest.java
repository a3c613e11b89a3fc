package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Certificates;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.Item;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Language;
import org.vigie.contract.UserError;
import org.vigie.launcher.servers.ElasticsearchProcess;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Guard;
import org.vigie.launcher.servers.Port;
import org.vigie.sink.Sink;

/**
 * The real Elasticsearch with passwords and TLS, and the rights that the command prints, no more. Users and roles are files:
 * the distribution that comes along lacks an analyzer that the index of keys and roles needs.
 */
@Tag("servers")
class SecuredElasticsearchTest {
    private static final Path ZIP = Path.of(Objects.requireNonNull(System.getProperty("elasticsearch.zip")));
    private static final String PASSWORD = "secret of the test";
    /** By bcrypt. */
    private static final String HASH = "$2a$10$abcdefghijklmnopqrstuu9umCoL/YNR577LzYZSr7rGXZuyhe4vC";

    private static final String SETTINGS = """
            xpack.security.enabled: true
            xpack.security.http.ssl.enabled: true
            xpack.security.http.ssl.key: key.pem
            xpack.security.http.ssl.certificate: certificate.pem
            xpack.security.authc.realms.file.file1.order: 0
            """;
    private static final int ITEMS = 3;

    @TempDir
    private Path folder;

    @Test
    void theSinkNeedsNoMoreThanItsRoleAndReadersNoMoreThanTheirs() throws Exception {
        // Root's unprivileged child must get in.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var certificate = TestCertificate.make(folder, "elasticsearch");
        var guard = new Guard(
                SETTINGS,
                Map.of(
                        "key.pem",
                        certificate.keyPem(),
                        "certificate.pem",
                        certificate.certificatePem(),
                        "users",
                        "admin:%s\nsink:%s\nreader:%s\n".formatted(HASH, HASH, HASH),
                        "users_roles",
                        "superuser:admin\nvigie-sink:sink\nvigie-read:reader\n",
                        "roles.yml",
                        "vigie-sink: %s\nvigie-read: %s\n".formatted(role("sink"), role("read"))),
                Certificates.trusting(certificate.authority()),
                basic("admin"));
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Port.any());
                var elasticsearch =
                        ElasticsearchProcess.start(ZIP, folder.resolve("elasticsearch"), Port.any(), 512, guard)) {
            var client = HttpClient.newBuilder().sslContext(guard.tls()).build();
            var admin = new Caller(client, elasticsearch.address(), basic("admin"));
            var config = config(kafka, elasticsearch, certificate, "sink");
            fill(config.kafka());

            try (var pipeline = new Pipeline(config, Meters.ofThisProcess());
                    var kafkaAdmin = new KafkaAdmin(config.kafka())) {
                pipeline.withSink();
                long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
                while (kafkaAdmin.sinkLag() > 0) {
                    assertThat(pipeline.failure()).isNotDone();
                    assertThat(System.nanoTime()).as("in time").isLessThan(limit);
                    Thread.sleep(100);
                }
            }
            admin.send("POST", "/vigie-*/_refresh", "");
            assertThat(exportedBy(config(kafka, elasticsearch, certificate, "reader"), certificate))
                    .isEqualTo(ITEMS);

            assertThat(admin.send("PUT", "/other/_doc/1", "{}")).isEqualTo(201);
            var sink = new Caller(client, elasticsearch.address(), basic("sink"));
            assertThat(sink.send("PUT", "/other/_doc/1", "{}")).isEqualTo(403);
            assertThat(sink.send("GET", "/vigie-items/_search", "")).isEqualTo(403);
            assertThat(sink.send("DELETE", "/vigie-items-2026.03", "")).isEqualTo(403);
            assertThat(sink.send("GET", "/_security/user", "")).isEqualTo(403);
            var reader = new Caller(client, elasticsearch.address(), basic("reader"));
            assertThat(reader.send("GET", "/vigie-items/_search", "")).isEqualTo(200);
            assertThat(reader.send("GET", "/other/_search", "")).isEqualTo(403);
            assertThat(reader.send("POST", "/vigie-items-2026.03/_doc", "{}")).isEqualTo(403);
            assertThat(reader.send("DELETE", "/vigie-items-2026.03", "")).isEqualTo(403);

            assertThat(failureOf(config(kafka, elasticsearch, certificate, "nobody")))
                    .contains("Elasticsearch does not let the sink in (401): check elasticsearch.api-key");
            var stranger = TestCertificate.make(folder, "stranger");
            assertThat(failureOf(config(kafka, elasticsearch, stranger, "sink")))
                    .contains("the certificate at elasticsearch.url is not trusted");
            assertThat(config.effective())
                    .containsEntry("elasticsearch.password", "********")
                    .containsEntry("elasticsearch.ca", certificate.authority().toString());
        }
    }

    private static Config config(
            EmbeddedKafka kafka, ElasticsearchProcess elasticsearch, TestCertificate certificate, String user) {
        return Config.ofNothingBut(Map.of(
                "kafka.bootstrap", kafka.bootstrap(),
                "elasticsearch.url", elasticsearch.address().toString(),
                "elasticsearch.ca", certificate.authority().toString(),
                "elasticsearch.user", user,
                "elasticsearch.password", PASSWORD));
    }

    /** Items of two months, of which the last moved from one to the other, and so is deleted there. */
    private static void fill(KafkaConfig kafka) {
        try (var admin = new KafkaAdmin(kafka)) {
            admin.createTopics();
        }
        var topic = kafka.topics().enriched();
        var settings = new HashMap<>(kafka.clientSettings());
        try (var producer = new KafkaProducer<>(
                settings, topic.key().serializer(), topic.value().serializer())) {
            for (int i = 0; i < ITEMS; i++) {
                producer.send(new ProducerRecord<>(topic.name(), "item-" + i, item(i)));
            }
            producer.flush();
        }
    }

    private static EnrichedItem item(int number) {
        var at = Instant.parse("2026-0" + (2 + number % 2) + "-01T00:00:00Z");
        var item = new Item(
                "item-" + number,
                1,
                "s",
                "Le Fil",
                "FR",
                null,
                "e",
                "Un titre",
                "",
                "",
                List.of(),
                List.of(),
                "fr",
                at,
                at,
                at,
                null,
                null,
                null);
        return EnrichedItemBuilder.builder()
                .item(item)
                .version(1)
                .sources(List.of("s"))
                .formerMonths(number == ITEMS - 1 ? List.of("2026-01") : List.of())
                .language(new Language("fr", 1, null))
                .entities(List.of())
                .topics(List.of())
                .build();
    }

    /** Why a sink with this configuration ends. */
    private static String failureOf(Config config) throws Exception {
        try (var sink = new Sink(config.kafka(), config.elasticsearch(), config.sink(), new SimpleMeterRegistry())) {
            sink.start();
            var failure = sink.failure().get(2, TimeUnit.MINUTES);
            assertThat(failure).isInstanceOf(UserError.class);
            return String.valueOf(failure.getMessage());
        }
    }

    /** On one line, as a file of roles has it. */
    private static String role(String whom) {
        return run("elasticsearch", "role", whom).replaceAll("\\s+", " ");
    }

    private static String basic(String user) {
        var pair = (user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static int exportedBy(Config config, TestCertificate certificate) {
        return (int) run(
                        "export",
                        "items",
                        "--format",
                        "jsonl",
                        "--page",
                        "2",
                        "--set",
                        "elasticsearch.url=" + config.elasticsearch().address(),
                        "--set",
                        "elasticsearch.ca=" + certificate.authority(),
                        "--set",
                        "elasticsearch.user=" + config.elasticsearch().user(),
                        "--set",
                        "elasticsearch.password=" + PASSWORD)
                .lines()
                .count();
    }

    private static String run(String... arguments) {
        var out = new StringWriter();
        assertThat(Vigie.commandLine(new PrintWriter(out), new PrintWriter(System.err))
                        .execute(arguments))
                .isZero();
        return out.toString();
    }

    /** Somebody with rights. */
    private record Caller(HttpClient client, URI address, String authorization) {
        /** The status of the answer. */
        int send(String method, String path, String body) throws Exception {
            return ask(method, path, body).statusCode();
        }

        private HttpResponse<String> ask(String method, String path, String body) throws Exception {
            var request = HttpRequest.newBuilder(address.resolve(path))
                    .header("Authorization", authorization)
                    .header("Content-Type", "application/json")
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
