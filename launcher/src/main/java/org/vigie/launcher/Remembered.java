package org.vigie.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody said a moment ago. Whoever asks gets that at once, and when it has become old, it is asked for anew behind their
 * back; only the very first waits, and not for long. Thread-safe.
 */
final class Remembered<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Supplier<T> source;
    private @Nullable T value;
    private long askedAt;
    private @Nullable CompletableFuture<T> asking;

    Remembered(Supplier<T> source) {
        this.source = source;
    }

    /** Empty while there is no answer. */
    Optional<T> get() {
        CompletableFuture<T> first;
        synchronized (this) {
            if (asking == null && (value == null || System.nanoTime() - askedAt > FRESH.toNanos())) {
                asking = CompletableFuture.supplyAsync(source, THREADS);
                asking.whenComplete(this::answered);
            }
            if (value != null || asking == null) {
                return Optional.ofNullable(value);
            }
            first = asking;
        }
        try {
            return Optional.of(first.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized void answered(@Nullable T answer, @Nullable Throwable problem) {
        asking = null;
        askedAt = System.nanoTime();
        if (answer != null) {
            value = answer;
        } else {
            LOG.debug("no answer", problem);
        }
    }
}
