package org.vigie.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;

/**
 * Where a running {@code vigie up} answers: a small file in its data folder, so that {@code vigie status} finds embedded
 * servers on whatever port they took.
 */
record RunFile(long process, String bootstrap, URI elasticsearch) {
    /** The system works out when a process started from when it booted itself, and corrects that with its clock. */
    private static final Duration CLOCK_STEP = Duration.ofMinutes(1);

    private static final String NAME = "running.properties";

    static void write(Path folder, String bootstrap, URI elasticsearch) {
        var process = ProcessHandle.current();
        var text = "process=" + process.pid() + "\nstarted=" + Objects.requireNonNullElse(start(process), "")
                + "\nkafka.bootstrap=" + bootstrap + "\nelasticsearch.url=" + elasticsearch + "\n";
        try {
            Files.writeString(folder.resolve(NAME), text);
        } catch (IOException e) {
            throw new UserError("cannot write to the data folder " + folder + ": " + e.getMessage(), e);
        }
    }

    static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(NAME));
        } catch (IOException e) {
            // a stale file is recognised by its process
        }
    }

    private static @Nullable Instant start(ProcessHandle process) {
        return process.info().startInstant().orElse(null);
    }

    /** Numbers of processes come again, in a container at each start. Where the system does not tell times, the number decides. */
    private static boolean isThat(ProcessHandle process, String started) {
        var start = start(process);
        return start == null
                || started.isEmpty()
                || Duration.between(Instant.parse(started), start).abs().compareTo(CLOCK_STEP) < 0;
    }

    /** Throws a {@link UserError} when nothing runs there. */
    static RunFile read(Path folder) {
        var found = find(folder);
        if (found == null) {
            throw new UserError(
                    "nothing runs on the data folder " + folder
                            + ": start \"vigie up\", name its folder with --data, or set kafka.bootstrap and elasticsearch.url");
        }
        return found;
    }

    /** Null when nothing runs there. */
    static @Nullable RunFile find(Path folder) {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(folder.resolve(NAME))) {
            properties.load(file);
        } catch (IOException e) {
            return null;
        }
        long process = Long.parseLong(properties.getProperty("process", "0"));
        var started = properties.getProperty("started", "");
        if (ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .filter(alive -> isThat(alive, started))
                .isEmpty()) {
            return null;
        }
        return new RunFile(
                process,
                properties.getProperty("kafka.bootstrap", ""),
                URI.create(properties.getProperty("elasticsearch.url", "")));
    }
}
