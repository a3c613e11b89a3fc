package org.vigie.sink;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Elasticsearch is unwell: the gauge {@code sink.waiting}, one line in the log when it begins and one when it
 * ends, however many attempts lie between. A cluster that is unwell now and then is said once a minute. One thread; the gauge is read by any. Closed by the sink at its end.
 */
final class Trouble implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Clock clock;
    private final MeterRegistry meters;
    private final Gauge gauge;
    private final AtomicReference<@Nullable Instant> since = new AtomicReference<>();
    private Instant nextLine = Instant.MIN;
    private boolean isSaid;

    Trouble(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
        gauge = Gauge.builder("sink.waiting", since, begun -> begun.get() == null ? 0 : 1)
                .strongReference(true)
                .register(meters);
    }

    void isHere(String reason) {
        var now = clock.instant();
        since.compareAndSet(null, now);
        if (!isSaid && !now.isBefore(nextLine)) {
            LOG.warn("Elasticsearch is unwell, waiting until it is well again: {}", reason);
            isSaid = true;
            nextLine = now.plus(BETWEEN_LINES);
        }
    }

    void isOver() {
        var begun = since.getAndSet(null);
        if (begun != null && isSaid) {
            LOG.info("Elasticsearch is well again after {}", Duration.between(begun, clock.instant()));
            isSaid = false;
        }
    }

    /** A sink that is gone waits for nothing. */
    @Override
    public void close() {
        meters.remove(gauge);
    }
}
