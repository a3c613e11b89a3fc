package org.vigie.launcher;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for the end of a command: Ctrl-C or a signal, or the failure of something it runs. A signal is answered with an
 * orderly stop, for which the process waits. Opened first and closed last.
 */
final class Stop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final CompletableFuture<Void> told = new CompletableFuture<>();
    private CompletableFuture<?> watched = told;
    private CompletableFuture<?> end = told;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(
            () -> {
                told.complete(null);
                try {
                    boolean inTime = stopped.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                    if (!inTime) {
                        System.err.println("vigie: gave up waiting for an orderly stop");
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            },
            "stop");

    Stop() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Made once for each failure: a future never forgets those that were derived from it. */
    private CompletableFuture<?> endOf(CompletableFuture<?> failure) {
        if (watched != failure) {
            watched = failure;
            end = CompletableFuture.anyOf(told, failure);
        }
        return end;
    }

    /** @param listener is told at once when somebody wants it to stop, also while the servers still start; nobody waits for it */
    void onTold(Runnable listener) {
        told.thenRunAsync(listener);
    }

    boolean isTold() {
        return told.isDone();
    }

    /** Waits for a while; returns early when told to stop, throws when something failed. */
    void waitFor(Duration time, CompletableFuture<?> failure) throws InterruptedException {
        try {
            endOf(failure).get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // the usual case: nothing happened
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        }
    }

    void orFailureOf(CompletableFuture<?> failure) throws InterruptedException {
        while (!isTold()) {
            waitFor(Duration.ofHours(1), failure);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is stopping already
        }
    }
}
