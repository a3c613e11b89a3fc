package org.vigie.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;

/**
 * Where a running {@code vigie up} answers: a small file in its data folder, so that {@code vigie status} finds embedded
 * servers on whatever port they took.
 */
record RunFile(long process, String bootstrap, URI elasticsearch) {
    private static final String NAME = "running.properties";

    static void write(Path folder, String bootstrap, URI elasticsearch) {
        var text = "process=" + ProcessHandle.current().pid() + "\nkafka.bootstrap=" + bootstrap
                + "\nelasticsearch.url=" + elasticsearch + "\n";
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
            // a stale file is recognised by its process id
        }
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
        if (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty()) {
            return null;
        }
        return new RunFile(
                process,
                properties.getProperty("kafka.bootstrap", ""),
                URI.create(properties.getProperty("elasticsearch.url", "")));
    }
}
