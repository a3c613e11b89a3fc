package org.vigie.launcher.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process that never outlives us, even when we are killed with {@code kill -9}: between us and it stands the
 * shell script {@code watch.sh}, which notices by the end of a pipe. Closed by whoever started it; safe for use by
 * several threads.
 */
final class WatchedChild implements AutoCloseable {
    /** How much longer than the watcher's own patience we wait for it. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Process watcher;
    private final OutputStream leash;
    private final Duration grace;

    private WatchedChild(Process watcher, Duration grace) {
        this.watcher = watcher;
        this.leash = watcher.getOutputStream();
        this.grace = grace;
    }

    /**
     * Starts it.
     *
     * @param environment added to ours
     * @param output file for what it prints, overwritten
     * @param grace between asking it to stop and killing it, whole seconds
     */
    static WatchedChild start(
            List<String> command, Map<String, String> environment, Path directory, Path output, Duration grace)
            throws IOException {
        var watched = new ArrayList<>(List.of("/bin/sh", "-c", Resource.text("watch.sh"), "vigie-watch"));
        watched.addAll(command);
        var builder = new ProcessBuilder(watched)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("GRACE", Long.toString(grace.toSeconds()));
        return new WatchedChild(builder.start(), grace);
    }

    /** Completes with its exit status. */
    CompletableFuture<Integer> ended() {
        return watcher.onExit().thenApply(Process::exitValue);
    }

    /** Waits for its end, and says whether it has come. */
    boolean endsWithin(Duration limit) throws InterruptedException {
        return watcher.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The watcher's descendants as of now: the child and what it has started. */
    List<ProcessHandle> processes() {
        return watcher.descendants().toList();
    }

    /** Stops it, and returns when it is gone. */
    @Override
    public void close() {
        var family = processes();
        try {
            leash.close();
            if (endsWithin(grace.plus(MARGIN))) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        watcher.destroyForcibly();
    }
}
