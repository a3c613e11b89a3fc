package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Port;

/** What a service says of itself while its servers come and go. */
@Tag("servers")
class EndpointsTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = Port.any().choose();

    @Test
    void aSinkIsReadyWhileItsServersAreThereAndSaysWhyItIsNot() throws Exception {
        var elasticsearch = agreeable();
        var address = "http://127.0.0.1:" + elasticsearch.getAddress().getPort();
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Port.any())) {
            var config = Config.ofNothingBut(Map.of(
                    "kafka.bootstrap", kafka.bootstrap(),
                    "elasticsearch.url", address,
                    "metrics.port", Integer.toString(port)));
            try (var admin = new KafkaAdmin(config.kafka())) {
                admin.createTopics();
            }
            var meters = Meters.ofThisProcess();
            try (var pipeline = new Pipeline(config, meters);
                    var endpoints = Endpoints.open(config, 1, true, pipeline, meters)) {
                assertThat(get("/readyz").statusCode()).isEqualTo(503);
                assertThat(get("/readyz").body()).isEqualTo("nothing runs yet\n");
                pipeline.withSink();

                await("/readyz", 200, "ok\n");
                await("/healthz", 200, "ok\n");
                await("/metrics", 200, "\nlag{service=\"sink\"} 0.0\n");
                await("/metrics", 200, "\nsink_waiting 0.0\n");
                assertThat(get("/metrics").body())
                        .contains("\njvm_memory_used_bytes{", "\nkafka_consumer_")
                        .containsPattern(
                                "elasticsearch_requests_seconds_count\\{call=\"other\",status=\"200\"} \\d\\d");
                assertThat(get("/metrics/x").statusCode()).isEqualTo(404);

                elasticsearch.stop(0);
                await("/readyz", 503, "Elasticsearch at " + address + " does not answer");
                assertThat(get("/healthz").statusCode()).isEqualTo(200);
                assertThat(endpoints).isNotNull();
            }
        }
    }

    @Test
    void nothingIsOpenedWhereNothingIsWanted() {
        var config = Config.ofNothingBut(Map.of("metrics.port", "0"));
        try (var pipeline = new Pipeline(config, Meters.ofThisProcess());
                var endpoints = Endpoints.open(config, port, false, pipeline, Meters.ofThisProcess())) {
            assertThat(endpoints).isNotNull();
            assertThat(Port.exactly(port, "metrics.port").choose()).isEqualTo(port);
        }
    }

    /** Says yes to everything. */
    private static HttpServer agreeable() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                var body = "{\"acknowledged\": true}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private void await(String path, int status, String text) throws Exception {
        long limit = System.nanoTime() + LIMIT.toNanos();
        var answer = get(path);
        while (answer.statusCode() != status || !answer.body().contains(text)) {
            assertThat(System.nanoTime()).as("%s: %s", path, answer.body()).isLessThan(limit);
            Thread.sleep(100);
            answer = get(path);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
