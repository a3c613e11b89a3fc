package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Reason;
import org.vigie.launcher.servers.BrokerProcess;
import org.vigie.launcher.servers.ElasticsearchProcess;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Eventually;
import org.vigie.launcher.servers.Port;

/**
 * Each row of the table in {@code docs/delivery.md}, on real servers: whatever happens, every document stands in the index
 * once, in its last version. {@code -Dfaults=all} adds the rows that take minutes.
 */
@Tag("servers")
@Tag("long")
class DeliveryFaultsTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PACE = Duration.ofMillis(100);
    /** How often Elasticsearch looks at its disk: no value lower than this is allowed. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;

    private static EmbeddedKafka broker;
    private static ElasticsearchProcess elasticsearch;

    @BeforeAll
    static void start() throws Exception {
        // For root's unprivileged child.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        broker = EmbeddedKafka.start(folder.resolve("kafka"), Port.any());
        elasticsearch = startElasticsearch(Port.any());
    }

    @AfterAll
    static void stop() {
        elasticsearch.close();
        broker.close();
    }

    private static ElasticsearchProcess startElasticsearch(Port port) {
        return ElasticsearchProcess.start(
                Path.of(System.getProperty("elasticsearch.zip")), folder.resolve("elasticsearch"), port, 512);
    }

    /** A run over a backlog that stands in Kafka already. */
    private static DeliveryRun run(String fault, int items) throws Exception {
        var backlog = new Backlog(items);
        var run = new DeliveryRun(fault, broker.bootstrap(), elasticsearch.address(), backlog);
        backlog.sendEnriched(run.kafka());
        return run;
    }

    private static void behind(String fault, FaultyProxy.Fault harm, String words) throws Exception {
        var run = run(fault, 1_000);
        try (var proxy = new FaultyProxy(elasticsearch.address(), harm);
                var sink = run.sink(proxy.address())) {
            run.awaitDelivered();
            assertThat(proxy.harmed()).isGreaterThan(4);
            run.assertComplete(proxy.harmed() + " " + words, 0);
        }
    }

    @Test
    void threeDocumentsInTenAnswered429() throws Exception {
        behind("429 for 30 % of the documents", FaultyProxy.itemsTooMany(0.3), "documents answered 429");
    }

    @Test
    void answersLostAfterTheRequestWasCarriedOut() throws Exception {
        behind("bulk answer lost", FaultyProxy.answerLost(), "answers lost, requests carried out");
    }

    @Test
    void requestsTooLargeForTheServer() throws Exception {
        behind("request too large (413)", FaultyProxy.tooLarge(15_000), "requests answered 413");
    }

    @Test
    void aSlowClusterThatAnswersTooLate() throws Exception {
        behind(
                "slow cluster",
                FaultyProxy.slow(Duration.ofMillis(100), DeliveryRun.LONGEST.plusMillis(500)),
                "requests answered too late");
    }

    @Test
    void oneMappingConflictInFiveHundredDocuments() throws Exception {
        var backlog = new Backlog(499);
        var run = new DeliveryRun("mapping conflict", broker.bootstrap(), elasticsearch.address(), backlog);
        var refused = backlog.sendOneThatIsRefused(run.kafka());
        backlog.sendEnriched(run.kafka());
        try (var sink = run.sink(elasticsearch.address())) {
            run.awaitDelivered();
            run.assertComplete("1 document of 500 refused", 1);
        }
        assertThat(run.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(Reason.REFUSED_BY_INDEX);
            assertThat(letter.key()).isEqualTo(refused);
            assertThat(letter.detail())
                    .contains("400 document_parsing_exception")
                    .contains("fetchedAt");
            assertThat(letter.payload()).contains(refused);
        });
    }

    @Test
    void indicesThatAreReadOnlyBecauseTheDiskIsFull() throws Exception {
        var run = run("indices read-only, disk full", 1_000);
        try (var proxy = new FaultyProxy(elasticsearch.address(), FaultyProxy.paced(PACE));
                var sink = run.sink(proxy.address())) {
            run.awaitShare(0.25);
            put(run.indices() + "/_settings", "{\"index.blocks.read_only_allow_delete\": true}");
            Eventually.within(LIMIT, "the sink waits", () -> run.isWaiting() && run.retries() > 50);
            put(run.indices() + "/_settings", "{\"index.blocks.read_only_allow_delete\": null}");
            run.awaitDelivered();
            run.assertComplete(run.retries() + " documents sent again", 0);
        }
    }

    @Test
    void elasticsearchStoppedAndStarted() throws Exception {
        stopAndStart("Elasticsearch stopped", Duration.ZERO);
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "all")
    void elasticsearchStoppedForThreeMinutes() throws Exception {
        stopAndStart("Elasticsearch stopped, 3 minutes", Duration.ofMinutes(3));
    }

    private static void stopAndStart(String fault, Duration time) throws Exception {
        var run = run(fault, 1_000);
        try (var proxy = new FaultyProxy(elasticsearch.address(), FaultyProxy.paced(PACE));
                var sink = run.sink(proxy.address())) {
            run.awaitShare(0.25);
            var port = elasticsearch.address().getPort();
            elasticsearch.close();
            Eventually.within(LIMIT, "the sink waits", run::isWaiting);
            TimeUnit.NANOSECONDS.sleep(time.toNanos()); // the outage itself
            elasticsearch = startElasticsearch(Port.exactly(port, "the test's port"));
            run.awaitDelivered();
            run.assertComplete("stopped once, started again", 0);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "all")
    void theDiskPassesItsFloodStage() throws Exception {
        var run = run("flood stage of the disk", 1_000);
        try (var proxy = new FaultyProxy(elasticsearch.address(), FaultyProxy.paced(LOOK.dividedBy(10)));
                var sink = run.sink(proxy.address())) {
            run.awaitShare(0.1);
            watermarks("\"1000000gb\"");
            Eventually.within(LIMIT, "the sink waits", () -> run.isWaiting() && run.retries() > 50);
            watermarks("null"); // Elasticsearch lifts the blocks by itself at its next look
            run.awaitDelivered();
            run.assertComplete(run.retries() + " documents sent again", 0);
        } finally {
            watermarks("null");
        }
    }

    private static void watermarks(String free) throws Exception {
        put("_cluster/settings", """
                {"persistent": {
                  "cluster.info.update.interval": "%ds",
                  "cluster.routing.allocation.disk.threshold_enabled": true,
                  "cluster.routing.allocation.disk.watermark.low": %s,
                  "cluster.routing.allocation.disk.watermark.high": %s,
                  "cluster.routing.allocation.disk.watermark.flood_stage": %s}}""".formatted(LOOK.toSeconds(), free, free, free));
    }

    @Test
    void theSinkKilled() throws Exception {
        var run = run("kill -9 of sink", 1_000);
        try (var proxy = new FaultyProxy(elasticsearch.address(), FaultyProxy.paced(PACE))) {
            for (double share : new double[] {0.1, 0.4, 0.7}) {
                try (var sink = run.process(folder, "sink", proxy.address())) {
                    run.awaitShare(share, sink);
                    sink.kill();
                }
            }
            try (var sink = run.process(folder, "sink", proxy.address())) {
                run.awaitDelivered(sink);
            }
            run.assertComplete("killed 3 times, started again", 0);
        }
    }

    @Test
    void aSecondSinkThatComesAndGoes() throws Exception {
        var run = run("a second sink comes and goes", 1_000);
        try (var proxy = new FaultyProxy(elasticsearch.address(), FaultyProxy.paced(PACE));
                var first = run.sink(proxy.address())) {
            run.awaitShare(0.1);
            try (var second = run.sink(proxy.address())) {
                run.awaitShare(0.5);
            }
            run.awaitDelivered();
            run.assertComplete("partitions moved twice", 0);
        }
    }

    @Test
    void enrichKilled() throws Exception {
        var backlog = new Backlog(1_000);
        var run = new DeliveryRun("kill -9 of enrich", broker.bootstrap(), elasticsearch.address(), backlog);
        backlog.sendItems(run.kafka());
        try (var sink = run.sink(elasticsearch.address())) {
            for (double share : new double[] {0.05, 0.3}) {
                try (var enrich = run.process(folder, "enrich", elasticsearch.address())) {
                    run.awaitShare(share, enrich);
                    enrich.kill();
                }
            }
            try (var enrich = run.process(folder, "enrich", elasticsearch.address())) {
                run.awaitDelivered(enrich);
            }
            run.assertComplete("killed twice, started again", 0);
            assertThat(countedItems(run))
                    .as("all counts of days over all items")
                    .isEqualTo(1_000);
        }
    }

    private static int countedItems(DeliveryRun run) {
        return run.search()
                .search("counts", """
                        {"size": 0,
                         "query": {"bool": {"filter": [
                           {"term": {"measure": "items"}}, {"term": {"period": "day"}}, {"term": {"topic": "*"}}]}},
                         "aggs": {"items": {"sum": {"field": "items"}}}}""")
                .at("/aggregations/items/value")
                .asInt();
    }

    @Test
    void theBrokerKilled() throws Exception {
        var port = Port.any().choose();
        var place = folder.resolve("other-kafka");
        var backlog = new Backlog(1_000);
        var other = BrokerProcess.start(place, port);
        try (var proxy = new FaultyProxy(elasticsearch.address(), FaultyProxy.paced(PACE))) {
            var run = new DeliveryRun("kill -9 of the broker", other.bootstrap(), elasticsearch.address(), backlog);
            backlog.sendEnriched(run.kafka());
            try (var sink = run.sink(proxy.address())) {
                for (double share : new double[] {0.1, 0.5}) {
                    run.awaitShare(share);
                    other.kill();
                    other = BrokerProcess.start(place, port);
                }
                run.awaitDelivered();
                run.assertComplete("killed twice, started again", 0);
            }
        } finally {
            other.kill();
        }
    }

    private static void put(String path, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(elasticsearch.address() + "/" + path))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(body))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
