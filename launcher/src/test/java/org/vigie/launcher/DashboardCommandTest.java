package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigie dashboard} as a process, on an Elasticsearch and nothing else. */
class DashboardCommandTest {
    private static final Pattern ADDRESS = Pattern.compile("dashboard  (http://\\S+)");

    @TempDir
    private Path folder;

    @Test
    void itAnswersAtTheAddressThatItPrintsWithTheNamesOfTheTopicsThatShip() throws Exception {
        var item = "{\"id\": \"i\", \"title\": \"A title\", \"outlet\": \"Gazette\", \"language\": \"en\","
                + " \"publishedAt\": \"2026-03-01T08:00:00Z\", \"firstSeenAt\": \"2026-03-01T09:00:00Z\","
                + " \"fetchedAt\": \"2026-03-01T09:00:00Z\", \"topics\": [\"open-models\"]}";
        try (var elasticsearch = new SmallElasticsearch("{}", item);
                var vigie = VigieProcess.start(
                        folder.resolve("out"),
                        Map.of(),
                        "dashboard",
                        "--data",
                        folder.resolve("none").toString(),
                        "--set",
                        elasticsearch.setting(),
                        "--set",
                        "dashboard.port=0")) {
            vigie.awaitSaid("dashboard  http");
            var address = ADDRESS.matcher(vigie.said());
            assertThat(address.find()).isTrue();
            var base = URI.create(address.group(1));
            assertThat(page(base.resolve("/item?id=i&lang=fr"))).contains("A title", "Modèles ouverts");
            assertThat(page(base.resolve("/sources?lang=en"))).contains("no Kafka answers here");
        }
    }

    private static String page(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    @Test
    void itIsNotOpenedToOthersUnguardedNorOnAPortThatIsTaken() throws Exception {
        assertThat(failureOf("dashboard.address=0.0.0.0"))
                .startsWith("vigie: configuration has 1 problem")
                .contains("dashboard.address=0.0.0.0 can be reached from other machines", "dashboard.token");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(failureOf("dashboard.port=" + taken.getLocalPort()))
                    .contains("port " + taken.getLocalPort() + " is in use", "dashboard.port");
        }
    }

    private String failureOf(String setting) throws Exception {
        try (var vigie = VigieProcess.start(
                folder.resolve(setting.replaceAll("\\W", "-")),
                Map.of(),
                "dashboard",
                "--set",
                "elasticsearch.url=http://127.0.0.1:1",
                "--data",
                folder.resolve("none").toString(),
                "--set",
                setting)) {
            assertThat(vigie.awaitEnd()).isEqualTo(1);
            return vigie.said();
        }
    }
}
