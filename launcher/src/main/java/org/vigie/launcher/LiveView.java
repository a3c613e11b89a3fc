package org.vigie.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a running command shows: lines that stay, and on a terminal below them a block that is drawn anew. Where output goes
 * to a file or a pipe, the block's first line is printed now and then, and only when it changed. Thread-safe.
 */
final class LiveView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Duration PLAIN_PACE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean terminal;
    private int drawn;
    private String lastPlain = "";
    private long lastPlainAt;

    LiveView(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The script knows whether standard output is a terminal. */
    static LiveView onStandardOutput() {
        return new LiveView(System.out, Boolean.getBoolean("vigie.terminal"));
    }

    /** A line that stays. */
    synchronized void say(String line) {
        erase();
        out.println(time() + "  " + line);
        out.flush();
    }

    /** The block, from now on. */
    synchronized void show(List<String> block) {
        if (terminal) {
            erase();
            out.print("\033[?7l"); // a long line is cut at the margin, so that the block has as many rows as lines
            block.forEach(out::println);
            out.print("\033[?7h");
            drawn = block.size();
        } else if (isDue(block.getFirst())) {
            lastPlain = block.getFirst();
            lastPlainAt = System.nanoTime();
            out.println(time() + "  " + lastPlain);
        }
        out.flush();
    }

    private static String time() {
        return TIME.format(LocalTime.now(ZoneId.systemDefault()));
    }

    private boolean isDue(String line) {
        return !line.equals(lastPlain) && (lastPlainAt == 0 || System.nanoTime() - lastPlainAt > PLAIN_PACE.toNanos());
    }

    private void erase() {
        if (drawn > 0) {
            out.printf("\033[%dA\033[J", drawn); // up, and clear to the end
            drawn = 0;
        }
    }
}
