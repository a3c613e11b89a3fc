package org.vigie.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was found after each fault: {@code target/faults.txt}. */
final class FaultTable {
    private static final Path FOLDER = Path.of("target");
    private static final String LINE = "%-42s %-42s %8s %8s %8s %6s %8s %6s %6s %5s";

    private static final List<String> LINES = new ArrayList<>(List.of(
            LINE.formatted("fault", "done", "records", "expected", "found", "lost", "doubled", "wrong", "dead", "s")));

    private FaultTable() {}

    static synchronized void row(
            String fault,
            String harm,
            int records,
            int documents,
            Backlog.Found found,
            int deadLetters,
            Duration time) {
        LINES.add(LINE.formatted(
                fault,
                harm,
                records,
                documents,
                found.documents(),
                found.lost(),
                found.doubled(),
                found.wrong(),
                deadLetters,
                time.toSeconds()));
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve("faults.txt"), LINES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
