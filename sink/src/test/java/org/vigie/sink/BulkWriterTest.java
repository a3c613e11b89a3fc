package org.vigie.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.sink.Examples.BACKOFF;
import static org.vigie.sink.Examples.CONFIG;
import static org.vigie.sink.Examples.DOCUMENTS;
import static org.vigie.sink.Examples.TOPICS;
import static org.vigie.sink.Examples.counts;
import static org.vigie.sink.Examples.item;
import static org.vigie.sink.Examples.record;
import static org.vigie.sink.FaultyElasticsearch.cutInTheMiddle;
import static org.vigie.sink.FaultyElasticsearch.items;
import static org.vigie.sink.FaultyElasticsearch.page;
import static org.vigie.sink.FaultyElasticsearch.silence;
import static org.vigie.sink.FaultyElasticsearch.status;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Reason;
import org.vigie.contract.UserError;

class BulkWriterTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<String, DeadLetter> producer = new MockProducer<>(
            true, null, new StringSerializer(), TOPICS.deadLetters().value().serializer());
    private final DeadLetters deadLetters =
            new DeadLetters(producer, TOPICS.deadLetters().name(), BACKOFF, meters);
    private final Waits waits = new Waits();
    private final FaultyElasticsearch server = new FaultyElasticsearch();
    private final Batch batch = new Batch(Map.of());

    BulkWriterTest() throws IOException {}

    /** Remembers the waits instead of waiting, and is the clock. */
    private final class Waits implements Patience {
        final List<Long> millis = new ArrayList<>();
        long now;
        int enough = Integer.MAX_VALUE;
        double gaugeWhileWaiting;

        @Override
        public boolean waitFor(Duration time) {
            if (time.isPositive()) {
                millis.add(time.toMillis());
                now += time.toNanos();
                gaugeWhileWaiting = meters.get("sink.waiting").gauge().value();
            }
            return millis.size() < enough;
        }
    }

    private boolean deliver(List<Write> writes, FaultyElasticsearch.Answer... script) throws IOException {
        return deliver(CONFIG, writes, script);
    }

    private boolean deliver(SinkConfig config, List<Write> writes, FaultyElasticsearch.Answer... script)
            throws IOException {
        server.answers(script);
        try (var client = server.client(config.requestLongest());
                var writer = writer(client, config)) {
            writer.begin(batch, writes);
            return writer.settle(batch, waits) && deadLetters.flush(waits);
        }
    }

    private BulkWriter writer(ElasticsearchClient client, SinkConfig config) {
        var trouble = new Trouble(Clock.systemUTC(), meters);
        return new BulkWriter(new Bulk(client), config, BACKOFF, deadLetters, trouble, meters, () -> waits.now);
    }

    private static SinkConfig config(int documents, int bytes, int requests) {
        return new SinkConfig(
                "", documents, bytes, requests, CONFIG.requestLongest(), CONFIG.retryFirst(), CONFIG.retryLongest());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aWellClusterTakesABatchInOneRequest() throws IOException {
        assertThat(deliver(counts("a", "b", "c"))).isTrue();

        assertThat(server.requests()).containsExactly("a b c");
        assertThat(documents("acknowledged")).isEqualTo(3);
        assertThat(waits.millis).isEmpty();
    }

    @Test
    void ofACountThatChangesOftenOnlyTheNewestIsSent() throws IOException {
        assertThat(deliver(counts("a", "b", "a", "c", "a"))).isTrue();

        assertThat(server.requests()).containsExactly("b c a");
        assertThat(documents("superseded")).isEqualTo(2);
    }

    @Test
    void aBatchIsSplitByCount() throws IOException {
        assertThat(deliver(config(2, 1 << 20, 1), counts("a", "b", "c", "d", "e")))
                .isTrue();

        assertThat(server.requests()).containsExactly("a b", "c d", "e");
    }

    @Test
    void aBatchIsSplitByBytesAndALargeDocumentGoesAlone() throws IOException {
        var writes = counts("a", "b", "x".repeat(1000), "c");
        var bytes = (int) (2 * writes.getFirst().size() + 100);

        assertThat(deliver(config(100, bytes, 1), writes)).isTrue();

        assertThat(server.requests()).containsExactly("a b", "x".repeat(1000), "c");
    }

    @Test
    void oneDocumentThatComesTooEarlyIsSentAgainAlone() throws IOException {
        assertThat(deliver(counts("a", "b", "c"), items(Map.of("b", 429)))).isTrue();

        assertThat(server.requests()).containsExactly("a b c", "b");
        assertThat(waits.millis).containsExactly(200L);
        assertThat(waits.gaugeWhileWaiting).isEqualTo(1);
        assertThat(meters.get("sink.waiting").gauge().value()).isZero();
        assertThat(meters.get("sink.retries").counter().count()).isEqualTo(1);
        assertThat(documents("acknowledged")).isEqualTo(3);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aClusterThatIsUnwellIsAskedUntilItIsWell() throws IOException {
        var unwell = status(503, "{\"error\":{\"type\":\"x\",\"reason\":\"no master\"},\"status\":503}");

        assertThat(deliver(counts("a", "b"), unwell, page(502), page(504), status(429, "{}"), status(500, "oh")))
                .isTrue();

        assertThat(server.requests()).hasSize(6).containsOnly("a b");
        assertThat(waits.millis).containsExactly(200L, 400L, 800L, 1600L, 3200L);
        assertThat(documents("acknowledged")).isEqualTo(2);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void anAnswerThatIsCutOffIsNoAnswer() throws IOException {
        var half = status(200, "{\"took\":1,\"errors\":false,\"items\":[{\"ind");
        var fewer = status(200, "{\"took\":1,\"errors\":false,\"items\":[]}");

        assertThat(deliver(counts("a", "b"), cutInTheMiddle(), half, fewer, items(Map.of("a", 409, "b", 409))))
                .isTrue();

        assertThat(server.requests()).containsExactly("a b", "a b", "a b", "a b");
        assertThat(documents("superseded")).isEqualTo(2);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aServerThatSaysNothingHasLostTheRequest() throws IOException {
        var hasty =
                new SinkConfig("", 100, 1 << 20, 1, Duration.ofMillis(300), CONFIG.retryFirst(), CONFIG.retryLongest());

        assertThat(deliver(hasty, counts("a"), silence())).isTrue();

        assertThat(server.requests()).containsExactly("a", "a");
    }

    @Test
    void oneRefusedDocumentIsADeadLetterAndCostsNothingElse() throws IOException {
        var writes = counts("a", "b", "c");

        assertThat(deliver(writes, items(Map.of("b", 400)))).isTrue();

        assertThat(server.requests()).containsExactly("a b c");
        assertThat(documents("refused")).isEqualTo(1);
        assertThat(producer.history()).singleElement().satisfies(sent -> {
            var letter = sent.value();
            assertThat(sent.key()).isEqualTo(writes.get(1).id());
            assertThat(letter.reason()).isEqualTo(Reason.REFUSED_BY_INDEX);
            assertThat(letter.detail()).isEqualTo("400 fault: of b");
            assertThat(letter.origin())
                    .isEqualTo(new DeadLetter.Origin(TOPICS.counts().name(), 0, 1));
            assertThat(letter.payload()).startsWith("{\"id\":\"day/").contains("\"b\"");
            assertThat(letter.at()).isEqualTo(Examples.NOON);
        });
        assertThat(meters.get("dead.letters")
                        .tag("reason", "refused-by-index")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aRequestThatIsTooLargeIsHalvedUntilTheCulpritStandsAlone() throws IOException {
        FaultyElasticsearch.Answer noB = (exchange, lines) -> {
            var tooLarge = lines.stream().anyMatch(line -> line.contains("/b/"));
            (tooLarge ? page(413) : items(Map.of())).to(exchange, lines);
        };

        assertThat(deliver(counts("a", "b", "c", "d"), noB, noB, noB, noB)).isTrue();

        assertThat(server.requests()).containsExactly("a b c d", "a b", "a", "b", "c d");
        assertThat(documents("acknowledged")).isEqualTo(3);
        assertThat(producer.history()).extracting(sent -> sent.value().detail()).hasSize(1);
    }

    @Test
    void aDocumentThatSpoilsItsRequestIsFoundOut() throws IOException {
        var spoilt = status(400, "{\"error\":{\"type\":\"x\",\"reason\":\"id is too long\"},\"status\":400}");

        assertThat(deliver(counts("a", "b"), spoilt, items(Map.of()), spoilt)).isTrue();

        assertThat(server.requests()).containsExactly("a b", "a", "b");
        assertThat(producer.history())
                .singleElement()
                .satisfies(sent -> assertThat(sent.value().detail()).contains("id is too long"));
    }

    @Test
    void aTakenAwayPartitionIsNotSentAgain() throws IOException {
        var writes = new ArrayList<>(counts("a", "b"));
        writes.addAll(DOCUMENTS.of(record(TOPICS.enriched(), 0, "i", item("i", 1, "2026-03-01T00:00:00Z"))));
        FaultyElasticsearch.Answer unwellAndRebalanced = (exchange, lines) -> {
            batch.isTaken(List.of(writes.getFirst().partition()));
            page(503).to(exchange, lines);
        };

        assertThat(deliver(writes, unwellAndRebalanced)).isTrue();

        assertThat(server.requests()).containsExactly("a b i", "i");
    }

    @Test
    void severalRequestsAreInFlightAtOnce() throws Exception {
        var both = new CyclicBarrier(2);
        FaultyElasticsearch.Answer whenBothAreHere = (exchange, lines) -> {
            awaitQuietly(both);
            items(Map.of()).to(exchange, lines);
        };

        assertThat(deliver(config(1, 1 << 20, 2), counts("a", "b"), whenBothAreHere, whenBothAreHere))
                .isTrue();

        assertThat(server.requests()).containsExactlyInAnyOrder("a", "b");
        assertThat(both.isBroken()).isFalse();
    }

    @Test
    void neverMoreThanConfigured() throws IOException {
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        FaultyElasticsearch.Answer counted = (exchange, lines) -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            Thread.yield();
            inFlight.decrementAndGet();
            items(Map.of()).to(exchange, lines);
        };
        var script = Collections.nCopies(8, counted).toArray(FaultyElasticsearch.Answer[]::new);

        assertThat(deliver(config(1, 1 << 20, 3), counts("a", "b", "c", "d", "e", "f", "g", "h"), script))
                .isTrue();

        assertThat(most).hasValueLessThanOrEqualTo(3);
    }

    @Test
    void theRestGoesOnWhileOneDocumentWaits() throws IOException {
        assertThat(deliver(config(2, 1 << 20, 1), counts("a", "b", "c", "d", "e", "f"), items(Map.of("a", 429))))
                .isTrue();

        assertThat(server.requests()).containsExactly("a b", "c d", "e f", "a");
    }

    @Test
    void theSameDocumentIsNeverInTwoRequestsAtOnce() throws IOException {
        var writes = new ArrayList<Write>();
        for (int version = 1; version <= 3; version++) {
            writes.addAll(
                    DOCUMENTS.of(record(TOPICS.enriched(), version, "i", item("i", version, "2026-03-01T00:00:00Z"))));
            writes.addAll(DOCUMENTS.of(
                    record(TOPICS.enriched(), version, "j", item("j" + version, 1, "2026-03-01T00:00:00Z"))));
        }
        // The first four requests hold i once: it waits, so do its later versions; the others go on.
        var iComesTooEarly = items(Map.of("i", 429));

        assertThat(deliver(
                        config(1, 1 << 20, 4), writes, iComesTooEarly, iComesTooEarly, iComesTooEarly, iComesTooEarly))
                .isTrue();

        assertThat(server.versions("i")).containsExactly(1L, 1L, 2L, 3L);
        assertThat(server.requests()).hasSize(7).endsWith("i", "i", "i");
    }

    @Test
    void aLaterBatchGoesOnWhileAnEarlierOneWaits() throws IOException {
        server.answers(items(Map.of("a", 429)));
        var later = new Batch(Map.of());
        try (var client = server.client();
                var writer = writer(client, config(100, 1 << 20, 1))) {
            writer.begin(batch, counts("a", "b"));
            writer.begin(later, counts("c", "a"));
            assertThat(writer.settle(batch, waits)).isTrue();
            assertThat(later.isSettled()).as("waits for its own older version").isFalse();
            assertThat(writer.settle(later, waits)).isTrue();
        }

        assertThat(server.requests()).containsExactly("a b", "a", "c a");
    }

    @Test
    void whoeverIsToldToStopLeavesTheRest() throws IOException {
        waits.enough = 3;

        assertThat(deliver(counts("a"), page(503), page(503), page(503), page(503)))
                .isFalse();

        assertThat(server.requests()).hasSize(3);
        assertThat(meters.find("sink.documents").counters()).isEmpty();
    }

    @Test
    void anOlderRecordIsNotSentBehindANewerOneThatGotIn() throws IOException {
        var writes = new ArrayList<Write>();
        writes.addAll(DOCUMENTS.of(record(TOPICS.enriched(), 0, "i", item("i", 1, "2026-03-01T00:00:00Z"))));
        writes.addAll(DOCUMENTS.of(record(TOPICS.enriched(), 1, "i", item("i", 2, "2026-02-01T00:00:00Z", "2026-03"))));
        var firstTooEarly = status(200, """
                {"took":1,"errors":true,"items":[
                {"index":{"_index":"i","_id":"i","status":429,"error":{"type":"x","reason":"y"}}},
                {"index":{"_index":"i","_id":"i","status":429,"error":{"type":"x","reason":"y"}}},
                {"delete":{"_index":"i","_id":"i","status":404,"result":"not_found"}}]}""");

        assertThat(deliver(writes, firstTooEarly)).isTrue();

        assertThat(server.requests()).containsExactly("i i i", "i");
    }

    @Test
    void anOldCountThatWasPutBackDoesNotTakeThePlaceOfTheNewest() throws IOException {
        assertThat(deliver(List.of(count(0, 2), count(1, 3), count(2, 1)))).isTrue();

        assertThat(server.versions(count(0, 1).id())).containsExactly(3L);
        assertThat(documents("superseded")).isEqualTo(2);
    }

    @Test
    void aRemovalWithoutAVersionEndsWhatCameBeforeIt() throws IOException {
        var id = count(0, 1).id();
        var removal = DOCUMENTS
                .of(record(TOPICS.counts().name(), 1, id, (byte[]) null))
                .getFirst();

        assertThat(deliver(List.of(count(0, 2), removal, count(2, 1)))).isTrue();
        assertThat(server.requests()).containsExactly("a");
        assertThat(server.versions(id)).as("only taken away").isEmpty();

        assertThat(deliver(List.of(count(0, 2), removal, count(2, 3)))).isTrue();
        assertThat(server.versions(id)).containsExactly(3L);
    }

    @Test
    void aNewerRecordIsSentAgainThoughAnOlderOneBehindItIsSettled() throws IOException {
        var writes = List.of(itemOf(0, 2), itemOf(1, 1));
        var newerTooEarly = status(200, """
                {"took":1,"errors":true,"items":[
                {"index":{"_index":"i","_id":"i0","status":429,"error":{"type":"x","reason":"y"}}},
                {"index":{"_index":"i","_id":"i0","status":409,"error":{"type":"x","reason":"y"}}}]}""");

        assertThat(deliver(writes, newerTooEarly)).isTrue();

        assertThat(server.versions("i0")).containsExactly(2L, 1L, 2L);
    }

    @Test
    void anOlderRecordIsNotSentAgainWhereTheNewerOneBeforeItGotIn() throws IOException {
        var writes = List.of(itemOf(0, 2), itemOf(1, 1));
        var olderTooEarly = status(200, """
                {"took":1,"errors":true,"items":[
                {"index":{"_index":"i","_id":"i0","status":201}},
                {"index":{"_index":"i","_id":"i0","status":429,"error":{"type":"x","reason":"y"}}}]}""");

        assertThat(deliver(writes, olderTooEarly)).isTrue();

        assertThat(server.versions("i0")).containsExactly(2L, 1L);
    }

    @Test
    void aClusterThatDoesNotLetUsInIsForAPersonToMend() {
        assertThatThrownBy(() -> deliver(
                        counts("a"), status(401, "{\"error\":{\"type\":\"security_exception\"},\"status\":401}")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("elasticsearch.api-key");
    }

    private static Write count(long offset, long version) {
        var count = Examples.count("a", version, version);
        return DOCUMENTS.of(record(TOPICS.counts(), offset, count.id(), count)).getFirst();
    }

    private static Write itemOf(long offset, int version) {
        var item = item("i0", version, "2026-03-01T00:00:00Z");
        return DOCUMENTS.of(record(TOPICS.enriched(), offset, "i0", item)).getFirst();
    }

    private static void awaitQuietly(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private double documents(String outcome) {
        return meters.get("sink.documents")
                .tags("index", "counts", "outcome", outcome)
                .counter()
                .count();
    }
}
