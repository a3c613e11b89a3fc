package org.vigie.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody said a moment ago. Whoever asks gets that at once, and when it has become old, it is asked for anew behind their
 * back. Only who comes first waits, and not for long. That nobody answered is remembered as well, and while it is so, nobody waits.
 * What has not been said again for minutes is forgotten: it is no longer how things are. Thread-safe.
 */
final class Remembered<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration LONGEST_MEMORY = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Supplier<T> source;
    /** In nanoseconds from any beginning, as {@link System#nanoTime}. */
    private final LongSupplier clock;

    private @Nullable T value;
    private long valueAt;
    private boolean hasFailed;
    private long answeredAt;
    private @Nullable CompletableFuture<T> asking;
    private long askedAt;

    Remembered(Supplier<T> source) {
        this(source, System::nanoTime);
    }

    Remembered(Supplier<T> source, LongSupplier clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Empty while there is no answer. */
    Optional<T> get() {
        CompletableFuture<T> first;
        long rest;
        synchronized (this) {
            long now = clock.getAsLong();
            if (value != null && now - valueAt > LONGEST_MEMORY.toNanos()) {
                value = null;
            }
            boolean isFresh = (value != null || hasFailed) && now - answeredAt <= FRESH.toNanos();
            if (asking == null && !isFresh) {
                askedAt = now;
                asking = CompletableFuture.supplyAsync(this::ask, THREADS);
            }
            if (value != null || asking == null || hasFailed) {
                return Optional.ofNullable(value);
            }
            first = asking;
            rest = LONGEST_WAIT.toNanos() - (now - askedAt);
        }
        return wait(first, rest);
    }

    private static <T> Optional<T> wait(CompletableFuture<T> answer, long nanos) {
        try {
            return Optional.of(answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Remembers the answer before whoever waits for it has it, so that the next one who asks cannot come too early. */
    private T ask() {
        try {
            T answer = source.get();
            answered(answer, null);
            return answer;
        } catch (RuntimeException | Error e) {
            answered(null, e);
            throw e;
        }
    }

    private synchronized void answered(@Nullable T answer, @Nullable Throwable problem) {
        asking = null;
        answeredAt = clock.getAsLong();
        hasFailed = answer == null;
        if (answer == null) {
            LOG.debug("no answer", problem);
            return;
        }
        value = answer;
        valueAt = answeredAt;
    }
}
