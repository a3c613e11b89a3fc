package org.vigie.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.sink.Examples.CONFIG;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.UserError;

@Timeout(30)
class SinkTest {
    private static final KafkaConfig KAFKA = new KafkaConfig("localhost:1", "vigie.", -1, Map.of());

    private static Sink sink(URI elasticsearch) {
        var config = new ElasticsearchConfig(elasticsearch, null, null, null, "vigie-");
        return new Sink(KAFKA, config, CONFIG, new SimpleMeterRegistry());
    }

    @Test
    void whatIsNotConfiguredIsSaidAtOnce() {
        var elasticsearch = new ElasticsearchConfig(URI.create("http://localhost:1"), null, null, null, "vigie-");
        var nowhere = new ElasticsearchConfig(null, null, null, null, "vigie-");
        var noKafka = new KafkaConfig(null, "vigie.", -1, Map.of());

        assertThatThrownBy(() -> new Sink(noKafka, elasticsearch, CONFIG, new SimpleMeterRegistry()))
                .isInstanceOf(UserError.class);
        assertThatThrownBy(() -> new Sink(KAFKA, nowhere, CONFIG, new SimpleMeterRegistry()))
                .isInstanceOf(UserError.class);
    }

    @Test
    void aClusterThatDoesNotLetUsInEndsTheSinkWithASentence() throws Exception {
        try (var server =
                        new FaultyElasticsearch(FaultyElasticsearch.status(401, "{\"status\":401,\"error\":\"no\"}"));
                var sink = sink(server.address())) {
            sink.start();

            assertThat(sink.failure().get(20, TimeUnit.SECONDS)).isInstanceOf(UserError.class);
        }
    }

    @Test
    void itClosesWhileNothingAnswers() {
        var sink = sink(URI.create("http://localhost:1"));
        sink.start();
        sink.close();

        assertThat(sink.failure()).isNotDone();
    }

    @Test
    void itClosesWhileARequestHangs() throws IOException, InterruptedException {
        var asked = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var server = new FaultyElasticsearch((exchange, lines) -> {
            asked.countDown();
            awaitUninterruptibly(never);
        })) {
            var patient = new SinkConfig(
                    "", 100, 1 << 20, 2, Duration.ofHours(1), CONFIG.retryFirst(), CONFIG.retryLongest());
            var config = new ElasticsearchConfig(server.address(), null, null, null, "vigie-");
            var sink = new Sink(KAFKA, config, patient, new SimpleMeterRegistry());
            sink.start();
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            sink.close();

            assertThat(sink.failure()).isNotDone();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("sink"));
        } finally {
            never.countDown();
        }
    }

    @Test
    void itMayBeClosedWithoutHavingBegun() {
        var sink = sink(URI.create("http://localhost:1"));
        sink.close();

        assertThat(sink.failure()).isNotDone();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
