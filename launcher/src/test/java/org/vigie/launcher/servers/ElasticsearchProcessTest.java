package org.vigie.launcher.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.UserError;
import org.vigie.launcher.servers.DataFolder.Content;

@Tag("servers")
class ElasticsearchProcessTest {
    private static final Path ZIP = Path.of(Objects.requireNonNull(System.getProperty("elasticsearch.zip")));
    private static final int HEAP_MEGABYTES = 512;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path temporary;

    /** One test for what could be three: each start takes ten seconds. */
    @Test
    void documentsAreFoundKeptOverARestartAndTheServerDiesWithItsKilledParent() throws Exception {
        Unprivileged.letThrough(temporary);
        var folder = temporary.resolve("data of everyone's");
        try (var data = DataFolder.open(folder, Content.LIVE)) {
            var elasticsearch = ElasticsearchProcess.start(ZIP, data.elasticsearch(), Port.any(), HEAP_MEGABYTES);
            var processes = elasticsearch.processes();
            try (elasticsearch) {
                assertThat(send("PUT", elasticsearch.address(), "/news/_doc/1?refresh=true", "{\"title\":\"vigie\"}"))
                        .contains("\"created\"");
                assertThat(send("GET", elasticsearch.address(), "/news/_search?q=title:vigie", ""))
                        .contains("\"value\":1");
                assertThat(send("GET", elasticsearch.address(), "/_nodes/jvm?filter_path=**.input_arguments", ""))
                        .contains("-Xmx" + HEAP_MEGABYTES + "m")
                        .contains(Objects.requireNonNullElse(System.getenv("ES_JAVA_OPTS"), ""));
                assertThat(elasticsearch.log()).content().contains("started");
            }
            assertThat(processes).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
            assertThat(elasticsearch.failure()).isNotDone();
        }

        try (var parent = new ChildJvm(StartsElasticsearch.class, folder.toString(), ZIP.toString())) {
            var started = parent.awaitLine("http:.*").split(" ");
            var address = URI.create(started[0]);
            var processes = Arrays.stream(started)
                    .skip(1)
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                    .toList();
            assertThat(processes).hasSizeGreaterThan(1).allMatch(ProcessHandle::isAlive);
            assertThat(send("GET", address, "/news/_doc/1", "")).contains("\"title\":\"vigie\"");

            parent.kill();

            Eventually.within(SOON, "its port is free", () -> isFree(address.getPort()));
            Eventually.within(
                    SOON, "its processes are gone", () -> processes.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    /** Two that are started together choose the same port, and one opens it first. */
    @Test
    void anotherOneAtThePortIsNotTakenForOurs() throws Exception {
        int port = Port.any().choose();
        var folder = elasticsearchFolder();
        var stranger = HttpServer.create();
        stranger.createContext("/", exchange -> {
            var health = "{\"cluster_name\":\"vigie\",\"status\":\"green\",\"nodes\":{\"a\":{\"process\":{\"id\":1}}}}";
            exchange.sendResponseHeaders(200, health.length());
            exchange.getResponseBody().write(health.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        var comes = Thread.ofVirtual().start(() -> {
            try {
                Eventually.within(
                        SOON, "the port is chosen", () -> Files.exists(folder.resolve("config/log4j2.properties")));
                stranger.bind(new InetSocketAddress("127.0.0.1", port), 0);
                stranger.start();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        try (var ours = ElasticsearchProcess.start(ZIP, folder, Port.preferred(port), HEAP_MEGABYTES)) {
            comes.join();
            assertThat(stranger.getAddress()).as("it came").isNotNull();
            assertThat(ours.address().getPort()).isNotEqualTo(port);
            assertThat(send("GET", ours.address(), "/_cluster/health", "")).contains("number_of_nodes");
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void aServerThatDoesNotStartIsReportedWithTheCauseAndTheLog() {
        assertThatThrownBy(() -> ElasticsearchProcess.start(ZIP, elasticsearchFolder(), Port.any(), 1))
                .isInstanceOf(UserError.class)
                .hasMessageMatching("Elasticsearch ended with status \\d+: .*[hH]eap.* \\(see .*console.log\\)");
    }

    @Test
    void asRootAFolderThatTheOtherUserCannotGetToIsReported() {
        assumeTrue(Unprivileged.isRoot());
        var folder = temporary.resolve("beyond");

        assertThatThrownBy(() -> ElasticsearchProcess.start(ZIP, folder, Port.any(), HEAP_MEGABYTES))
                .isInstanceOf(UserError.class)
                .hasMessageMatching(
                        "Elasticsearch refuses to run as root, and user number \\d+, as which it runs instead,"
                                + " has no access to " + temporary
                                + ": choose another data folder with --data, or run vigie as"
                                + " an ordinary user");
    }

    @Test
    void aMissingDistributionIsReported() {
        var zip = temporary.resolve("elasticsearch-0.zip");

        assertThatThrownBy(() -> ElasticsearchProcess.start(zip, elasticsearchFolder(), Port.any(), HEAP_MEGABYTES))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(zip + " is missing: build it with");
    }

    @Test
    void aDistributionThatIsCutOffIsReported() throws IOException {
        var zip = temporary.resolve("elasticsearch-0.zip");
        try (var whole = Files.newInputStream(ZIP)) {
            Files.write(zip, whole.readNBytes(1 << 20));
        }

        assertThatThrownBy(() -> ElasticsearchProcess.start(zip, elasticsearchFolder(), Port.any(), HEAP_MEGABYTES))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(zip + " is broken (");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsReported() throws IOException {
        var place = DataFolderTest.unwritable(temporary);

        assertThatThrownBy(() -> ElasticsearchProcess.start(ZIP, place, Port.any(), HEAP_MEGABYTES))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Elasticsearch cannot be started in " + place)
                .hasMessageEndingWith(": choose another folder with --data");
    }

    @Test
    void anUnpackingThatWasInterruptedIsDoneAgain() throws IOException {
        Files.createDirectories(temporary.resolve("unpacking/bin"));
        Files.writeString(temporary.resolve("unpacking/bin/elasticsearch"), "half of it");

        var home = ElasticsearchHome.unpacked(ZIP, temporary);

        assertThat(home.resolve("bin/elasticsearch")).isExecutable().isNotEmptyFile();
        assertThat(temporary.resolve("unpacking")).doesNotExist();
        assertThat(ElasticsearchHome.unpacked(ZIP, temporary)).isEqualTo(home);
    }

    /** Starts Elasticsearch, says where and as which processes, and waits to be killed. */
    static final class StartsElasticsearch {
        private StartsElasticsearch() {}

        public static void main(String[] arguments) throws Exception {
            try (var data = DataFolder.open(Path.of(arguments[0]), Content.LIVE);
                    var elasticsearch = ElasticsearchProcess.start(
                            Path.of(arguments[1]), data.elasticsearch(), Port.any(), HEAP_MEGABYTES)) {
                var line = new StringBuilder(elasticsearch.address().toString());
                elasticsearch.processes().forEach(process -> line.append(' ').append(process.pid()));
                ChildJvm.say(line.toString());
                ChildJvm.awaitEnd();
            }
        }
    }

    private Path elasticsearchFolder() {
        try (var data = DataFolder.open(temporary, Content.LIVE)) {
            return data.elasticsearch();
        }
    }

    private static boolean isFree(int port) {
        return Port.preferred(port).choose() == port;
    }

    private static String send(String method, URI address, String path, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address.resolve(path))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
