package org.vigie.ingest;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Reads answers on as many platform threads as there are processors, shared by the process. Libraries keep buffers for each
 * thread that used them; on the threads of the sources these were most of what an idle source weighed.
 */
final class Reading {
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("reading-", 0).factory());

    private Reading() {}

    /**
     * Does work there and waits for it.
     *
     * @throws InterruptedException when the waiting thread is told to stop; the work is done all the same
     */
    static <T> T of(Supplier<T> work) throws InterruptedException {
        try {
            return THREADS.submit(work::get).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e);
        }
    }
}
