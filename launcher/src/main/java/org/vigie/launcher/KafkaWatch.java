package org.vigie.launcher;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Service;

/**
 * Asks Kafka every few seconds how far the services of this process are behind (the gauge {@code lag}), and so knows whether
 * it answers. It asks the broker, not the consumers: one that waits, or is stuck, knows of no lag. On a thread of its own.
 */
final class KafkaWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaWatch.class);
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final KafkaConfig kafka;
    private final Supplier<List<Service>> services;
    private final MultiGauge lag;
    private final Thread thread;
    private volatile Instant answered = Instant.now();

    KafkaWatch(KafkaConfig kafka, Supplier<List<Service>> services, MeterRegistry meters) {
        this.kafka = kafka;
        this.services = services;
        this.lag = MultiGauge.builder("lag")
                .description("records that a service has not worked on yet")
                .register(meters);
        this.thread = Thread.ofPlatform().daemon().name("kafka-watch").start(this::run);
    }

    /** What is wrong with Kafka, in a sentence. */
    Optional<String> problem() {
        var silence = Duration.between(answered, Instant.now());
        return silence.compareTo(SILENCE) < 0
                ? Optional.empty()
                : Optional.of(
                        "Kafka at " + kafka.bootstrap() + " has not answered for " + silence.toSeconds() + " seconds");
    }

    private void run() {
        try (var admin = new KafkaAdmin(kafka);
                var epochs = new EpochReader(kafka)) {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    var live = admin.in(epochs.live());
                    lag.register(
                            services.get().stream()
                                    .map(service -> row(live, service))
                                    .toList(),
                            true);
                    answered = Instant.now();
                } catch (RuntimeException e) {
                    LOG.debug("Kafka does not say how far the services are behind", e);
                }
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Row<?> row(KafkaAdmin admin, Service service) {
        return Row.of(Tags.of("service", service.name()), admin.lag(service.name()));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
