package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when something is wrong: one clear sentence with the remedy, and no stack trace. */
class VigieTest {
    @TempDir
    private Path folder;

    private String failureOf(Map<String, String> environment, String... arguments) throws Exception {
        try (var vigie = VigieProcess.start(folder.resolve("out"), environment, arguments)) {
            assertThat(vigie.awaitEnd()).isEqualTo(1);
            assertThat(vigie.said()).doesNotContain("\tat ", "Exception");
            return vigie.said();
        }
    }

    @Test
    void aWrongConfigurationNamesAllItsProblems() throws Exception {
        assertThat(failureOf(Map.of("VIGIE_SINK_BULK_DOCUMENTS", "many"), "up", "--set", "ingest.evry=PT1M"))
                .isEqualTo("""
                        vigie: configuration has 2 problems
                          sink.bulk.documents=many: documents per bulk request, a whole number from 1 to 10000 (For input string: "many")
                          ingest.evry: unknown setting; did you mean ingest.every?
                        """);
    }

    @Test
    void aPortThatWasAskedForAndIsTakenNamesWhoHoldsIt() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(failureOf(
                            Map.of(),
                            "up",
                            "--data",
                            folder.resolve("data").toString(),
                            "--set",
                            "kafka.port=" + taken.getLocalPort(),
                            "--set",
                            "elasticsearch.url=http://127.0.0.1:1"))
                    .contains("port " + taken.getLocalPort())
                    .contains("kafka.port");
        }
    }

    @Test
    void aSelectorIsTriedBeforeItsPageIsWatched() throws Exception {
        var web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/robots.txt", exchange -> exchange.sendResponseHeaders(404, -1));
        web.createContext("/news", exchange -> {
            var page = "<!doctype html><html lang=en><title>Lab</title><article><h2><a href=/news/1>A model</a></h2>"
                    + "<time datetime=2026-03-02>last week</time></article></html>";
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length());
            exchange.getResponseBody().write(page.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        web.start();
        var page = "http://127.0.0.1:" + web.getAddress().getPort() + "/news";
        try (var vigie = VigieProcess.start(
                folder.resolve("found"), Map.of(), "sources", "test", page, "--entries", "article")) {
            assertThat(vigie.awaitEnd()).isZero();
            assertThat(vigie.said())
                    .contains("  found       1 element matches \"article\"", "              · A model", page + "/1")
                    .contains("  - id: lab", "    kind: page", "    watch:", "        entries: article");
        }
        assertThat(failureOf(Map.of(), "sources", "test", page, "--entries", "section"))
                .contains(
                        "problem     nothing matches \"section\" on the page, which has 1 link and is called \"Lab\"");
        assertThat(failureOf(Map.of(), "sources", "test", page, "--entries", "section["))
                .contains("watch.entries is no CSS selector, for instance article.card: ");
        web.stop(0);
    }

    @Test
    void anExportThatCannotBeSaysWhyAndLeavesNothing() throws Exception {
        var away = "elasticsearch.url=http://127.0.0.1:1";
        var file = folder.resolve("items.csv");
        assertThat(failureOf(Map.of(), "export", "items", "--set", away, "--to", file.toString()))
                .isEqualTo("vigie: Elasticsearch at http://127.0.0.1:1 does not answer: check elasticsearch.url\n");
        assertThat(folder).isDirectoryNotContaining("glob:**/items.csv*");
        assertThat(failureOf(Map.of(), "export", "items", "--set", away, "--format", "xls"))
                .contains("vigie: --format xls: there is csv, jsonl, parquet\n");
        assertThat(failureOf(Map.of(), "export", "counts", "--set", away, "--format", "parquet"))
                .contains("vigie: parquet is not for standard output: name a file with --to\n");
        assertThat(failureOf(Map.of(), "export", "items", "--set", away, "--to", file + "/x"))
                .contains("vigie: cannot write " + file + "/x: the folder must exist and be writable, and have room\n");
    }

    @Test
    void aDataFolderThatIsAFileIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThat(failureOf(Map.of(), "demo", "--exit", "--data", file.toString()))
                .contains(file.toString())
                .contains("--data");
    }

    @Test
    void theDemoRefusesOtherServersThanItsOwn() throws Exception {
        assertThat(failureOf(Map.of(), "demo", "--set", "kafka.bootstrap=127.0.0.1:1"))
                .startsWith("vigie: --set kafka.bootstrap: the demo runs on servers of its own only")
                .hasLineCount(1);
    }

    @Test
    void aServiceWithoutServersSaysHowToNameThem() throws Exception {
        assertThat(failureOf(Map.of(), "ingest"))
                .startsWith("vigie: no Kafka is configured: set kafka.bootstrap=HOST:PORT")
                .hasLineCount(1);
    }

    @Test
    void statusWhereNothingRunsSaysWhatToDo() throws Exception {
        assertThat(failureOf(Map.of(), "status", "--data", folder.toString()))
                .startsWith("vigie: nothing runs on the data folder " + folder)
                .hasLineCount(1);
    }

    @Test
    void aListOfSourcesWithMistakesIsNotStarted() throws Exception {
        var list = Files.writeString(folder.resolve("sources.yaml"), "sources: [{id: a, url: nowhere}]");
        assertThat(failureOf(Map.of(), "check", "--sources", list.toString()))
                .contains("a: url must be an absolute http or https address, not \"nowhere\"");
    }

    @Test
    void checkFindsNoProblemsInWhatShips() throws Exception {
        try (var vigie = VigieProcess.start(folder.resolve("out"), Map.of(), "check")) {
            assertThat(vigie.awaitEnd()).isZero();
            assertThat(vigie.said()).contains("topics: 15", "developers: ", "no problems");
        }
    }

    @Test
    void everyCommandHasHelp() {
        var silent = new PrintWriter(Writer.nullWriter());
        var commands = Vigie.commandLine(silent, silent).getSubcommands().keySet();
        assertThat(commands).contains("up", "demo", "releases").hasSizeGreaterThan(10);
        for (var command : commands) {
            var out = new StringWriter();
            int status = Vigie.commandLine(new PrintWriter(out), silent).execute(command, "--help");
            assertThat(status).as(command).isZero();
            assertThat(out.toString()).startsWith("Usage: vigie " + command);
        }
    }

    @Test
    void inspectFeedPrintsALineForEachFileAndGoesOnAfterABadOne() throws Exception {
        var good = Files.writeString(
                folder.resolve("good.xml"),
                "<rss version=\"2.0\"><channel><title>T</title><link>https://a.example/</link><description>d</description>"
                        + "<item><title>Un</title><link>/1</link></item></channel></rss>");
        Files.writeString(folder.resolve("good.xml.headers"), "Document-URL: https://a.example/feeds/rss\n");
        var bad = Files.writeString(folder.resolve("bad.xml"), "nothing");
        try (var vigie = VigieProcess.start(
                folder.resolve("out"), Map.of(), "inspect", "feed", bad.toString(), "no such file", good.toString())) {
            assertThat(vigie.awaitEnd()).isZero();
            var lines = vigie.said().lines().toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0)).contains("\"ok\":false", "neither XML nor JSON");
            assertThat(lines.get(1)).contains("\"file\":\"no such file\"", "\"ok\":false");
            assertThat(lines.get(2)).contains("\"ok\":true", "\"link\":\"https://a.example/1\"", "\"published\":null");
        }
    }

    @Test
    void inspectPagePrintsALineForEachFileWithTheAddressItCameFrom() throws Exception {
        var page = Files.writeString(
                folder.resolve("page.html"),
                "<html lang=fr><h1>La digue de Kerval</h1><p>Le port de Kerval a rouvert lundi matin après trois semaines"
                        + " de travaux, et les chalutiers sont rentrés.</p></html>");
        var urls = Files.writeString(folder.resolve("urls"), page + "\thttps://quai.example/2026/03/05/digue\n");
        try (var vigie = VigieProcess.start(
                folder.resolve("out"),
                Map.of(),
                "inspect",
                "page",
                "--urls",
                urls.toString(),
                "no such file",
                page.toString())) {
            assertThat(vigie.awaitEnd()).isZero();
            var lines = vigie.said().lines().toList();
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).contains("\"file\":\"no such file\"", "cannot read the file");
            assertThat(lines.get(1))
                    .contains("\"title\":\"La digue de Kerval\"", "\"language\":\"fr\"", "Le port de Kerval a rouvert")
                    .contains("\"published\":\"2026-03-05T00:00:00Z\"");
        }
    }
}
