package org.vigie.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Failure;
import org.vigie.contract.PollState;
import org.vigie.contract.PollState.Traffic;

/**
 * How the sources that are polled here are doing, as metrics: {@code ingest.sources.failing} by failure, {@code
 * ingest.sources.silent}, {@code ingest.bytes} read and saved. Thread-safe.
 */
final class SourceHealth {
    /** One source at its last poll. */
    private record Doing(@Nullable Failure failure, boolean isSilent, Traffic traffic) {}

    private final Map<String, Doing> sources = new ConcurrentHashMap<>();
    private final Counter read;
    private final Counter saved;

    SourceHealth(MeterRegistry metrics) {
        this.read = metrics.counter("ingest.bytes", "way", "read");
        this.saved = metrics.counter("ingest.bytes", "way", "saved");
        for (var failure : Failure.values()) {
            Gauge.builder("ingest.sources.failing", sources, all -> count(all, failure))
                    .tag("failure", failure.label())
                    .register(metrics);
        }
        Gauge.builder(
                        "ingest.sources.silent",
                        sources,
                        all -> all.values().stream().filter(Doing::isSilent).count())
                .register(metrics);
    }

    private static double count(Map<String, Doing> sources, Failure failure) {
        return sources.values().stream()
                .filter(doing -> doing.failure == failure)
                .count();
    }

    /** After a commit. */
    void note(PollState state) {
        var traffic = state.traffic() == null ? Traffic.NONE : state.traffic();
        var before = sources.put(state.source(), new Doing(state.failure(), Rhythm.isSilent(state), traffic));
        if (before != null) {
            read.increment((double) (traffic.bytes() - before.traffic.bytes()));
            saved.increment((double) (traffic.saved() - before.traffic.saved()));
        }
    }

    /** A source that starts to be polled here, as its state stands. */
    void start(PollState state) {
        sources.remove(state.source());
        note(state);
    }

    /** A source that is no longer polled here. */
    void forget(String source) {
        sources.remove(source);
    }
}
