package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.sources.SourceList;
import org.vigie.ingest.sources.SourceRegistry;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Port;

@Tag("servers")
class SourcesCommandTest {
    /** Nothing listens there: a test that reaches it would fail with other words, and late. */
    private static final String NO_BROKER = "kafka.bootstrap=127.0.0.1:1";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void theFileMustBeNamed() {
        assertThat(run("import")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Missing required parameter: 'FILE'");
    }

    @Test
    void oneFileIsImportedAtATime() {
        assertThat(run("import", "a.yaml", "b.yaml")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Unmatched argument at index 3: 'b.yaml'");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var missing = folder.resolve("missing.yaml");

        assertThat(run("import", missing.toString(), "--set", NO_BROKER)).isEqualTo(1);
        assertThat(err.toString()).startsWith("vigie: cannot read the file of sources " + missing);
    }

    @Test
    void aFileWithProblemsIsRefusedBeforeKafkaIsAsked() throws IOException {
        var file = file("sources: [{id: le-fil, url: rss.xml}, {id: hub, url: 'https://hub.example', kind: nothing}]");

        assertThat(run("import", file.toString(), "--set", NO_BROKER)).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("vigie: " + file + " has 2 problems")
                .contains("line 1: le-fil: url must be")
                .contains("hub: kind must be");
    }

    @Test
    void aPipelineMustRunOrBeConfigured() throws IOException {
        var file = file("sources: [{id: le-fil, url: 'https://fil.example/rss'}]");

        assertThat(run("import", file.toString(), "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("vigie: nothing runs on the data folder " + folder)
                .contains("kafka.bootstrap");
    }

    @Test
    void anAddressIsTestedWithoutAPipeline() throws IOException {
        try (var web = new Web()) {
            assertThat(run("test", web.url("/feed"))).isZero();
            assertThat(out.toString())
                    .contains("format      RSS 2.0", "entries     2, all dated", "ETag; a second request got 304")
                    .contains("- id: le-fil\n", "outlet: Le Fil\n");
            assertThat(run("test", "--json", web.url("/page"))).isEqualTo(1);
            assertThat(out.toString())
                    .contains("\"failure\":\"NOT_A_FEED\"", "\"namedFeeds\":[\"" + web.url("/feed") + "\"]");
        }
    }

    @Test
    void theTopicSaysExactlyWhatTheFileSays() throws IOException {
        try (var broker = EmbeddedKafka.start(folder.resolve("kafka"), Port.any())) {
            var bootstrap = "kafka.bootstrap=" + broker.bootstrap();
            var kafka = new KafkaConfig(broker.bootstrap(), "vigie.", -1, Map.of());
            var first =
                    file("sources: [{id: stays, url: 'https://a.example/'}, {id: goes, url: 'https://b.example/'}]");
            assertThat(run("import", first.toString(), "--set", bootstrap)).isEqualTo(1);
            assertThat(err.toString()).contains("lacks the topics").contains("vigie topics create");
            try (var admin = new KafkaAdmin(kafka)) {
                admin.createTopics();
            }

            assertThat(run("import", first.toString(), "--set", bootstrap)).isZero();
            assertThat(out.toString()).startsWith("2 sources are polled from now on: 2 added, 0 changed, 0 removed");
            assertThat(new SourceRegistry(kafka).list()).containsOnlyKeys("stays", "goes");

            var second =
                    file("sources: [{id: stays, url: 'https://c.example/'}, {id: comes, url: 'https://d.example/'}]");
            assertThat(run("import", "--dry-run", second.toString(), "--set", bootstrap))
                    .isZero();
            assertThat(out.toString())
                    .contains("2 sources would be polled: 1 added, 1 changed, 1 removed")
                    .contains(
                            "  + comes  https://d.example/\n  ~ stays  url: https://c.example/\n  - goes  https://b.example/");
            assertThat(new SourceRegistry(kafka).list()).containsOnlyKeys("stays", "goes");

            assertThat(run("import", second.toString(), "--set", bootstrap)).isZero();
            var list = new SourceRegistry(kafka).list();
            assertThat(list).containsOnlyKeys("stays", "comes");
            assertThat(list.get("stays")).extracting(Source::url).isEqualTo("https://c.example/");

            addsListsExportsAndRemoves(bootstrap, new SourceRegistry(kafka));
        }
    }

    private void addsListsExportsAndRemoves(String bootstrap, SourceRegistry registry) throws IOException {
        try (var web = new Web()) {
            assertThat(run("add", web.url("/page"), "--group", "presse", "--country", "FR", "--set", bootstrap))
                    .isZero();
            assertThat(out.toString()).contains("is a page; the feed behind it is taken: " + web.url("/feed"));
            assertThat(registry.list().get("le-fil"))
                    .isEqualTo(SourceBuilder.builder(Source.of("le-fil", Source.Kind.FEED, web.url("/feed")))
                            .outlet("Le Fil")
                            .language("fr")
                            .country("FR")
                            .groups(List.of("presse"))
                            .build());
            assertThat(run("add", web.url("/feed"), "--set", bootstrap)).isEqualTo(1);
            assertThat(run("add", web.url("/nothing"), "--id", "le-fil", "--set", bootstrap))
                    .isEqualTo(1);
            assertThat(run("add", web.url("/nothing"), "--set", bootstrap)).isEqualTo(1);
            assertThat(err.toString())
                    .contains(web.url("/feed") + " is polled already, as le-fil")
                    .contains("the id le-fil is taken by " + web.url("/feed"))
                    .contains(web.url("/nothing") + " is not added: HTTP 404 Not Found");
        }
        assertThat(run("list", "--group", "Presse", "--set", bootstrap)).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("le-fil ")))
                .singleElement()
                .asString()
                .matches("le-fil +feed +Le Fil +fr +FR +presse +- +not asked yet +- +- +-");

        var exported = folder.resolve("exported.opml");
        assertThat(run("export", exported.toString(), "--set", bootstrap)).isZero();
        assertThat(run("export", "--format", "yaml", "--set", bootstrap)).isZero();
        assertThat(out.toString()).contains("  - id: le-fil\n    url: http");
        assertThat(SourceList.read(exported).sources()).hasSize(2);

        assertThat(run("remove", "le-fils", "comes", "--set", bootstrap)).isEqualTo(1);
        assertThat(err.toString()).contains("nothing is removed: no source has the id le-fils; did you mean le-fil?");
        assertThat(run("remove", "le-fil", "comes", "--set", bootstrap)).isZero();
        assertThat(registry.list()).containsOnlyKeys("stays");
        assertThat(run("import", "--add", exported.toString(), "--set", bootstrap))
                .isZero();
        assertThat(registry.list()).containsOnlyKeys("stays", "comes");
    }

    /** A page, and the feed that it names. */
    private static final class Web implements AutoCloseable {
        private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);

        Web() throws IOException {
            serve("/feed", "application/rss+xml", """
                    <rss version="2.0"><channel><title>Le Fil</title><link>/</link><language>fr-FR</language>
                    <item><title>Un</title><link>/1</link><guid>1</guid><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>
                    <item><title>Deux</title><link>/2</link><guid>2</guid><pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate></item>
                    </channel></rss>""");
            serve("/page", "text/html", """
                    <!doctype html><html><head><title>Le Fil</title>
                    <link rel="alternate" type="application/rss+xml" href="/feed"></head><body></body></html>""");
            server.start();
        }

        String url(String path) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        private void serve(String path, String type, String body) {
            server.createContext(path, exchange -> {
                try (exchange) {
                    var answer = body.getBytes(StandardCharsets.UTF_8);
                    boolean isKnown = exchange.getRequestHeaders().containsKey("If-None-Match");
                    exchange.getResponseHeaders().add("ETag", "\"1\"");
                    exchange.getResponseHeaders().add("Content-Type", type);
                    exchange.sendResponseHeaders(isKnown ? 304 : 200, isKnown ? -1 : answer.length);
                    exchange.getResponseBody().write(isKnown ? new byte[0] : answer);
                }
            });
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("sources.yaml"), yaml);
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("sources"));
        all.addAll(List.of(arguments));
        return Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
