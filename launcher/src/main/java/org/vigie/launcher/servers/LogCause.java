package org.vigie.launcher.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line of a log that says why a Java server ended. */
final class LogCause {
    /** {@code java.lang.IllegalStateException: failed to obtain node locks}, the innermost one being the last. */
    private static final Pattern EXCEPTION = Pattern.compile(
            "^(?:Caused by: |Exception in thread \"[^\"]*\" )?((?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error)\\b.*)");

    /** The line before the one in which a JVM says what is wrong with its options. */
    private static final String JVM_REFUSES = "Error occurred during initialization of VM";

    private static final Pattern ERROR = Pattern.compile("^(?:\\[[^]]*]\\[(?:ERROR|FATAL) *]\\[[^]]*]|Error:?) *(.*)");

    /** What says nothing about an end. */
    private static final Pattern NOISE = Pattern.compile("^\\s*$|^WARNING|^\\[[^]]*]\\[(?:TRACE|DEBUG|INFO|WARN) *]");

    /** Trouble longer ago was survived. */
    private static final int LAST_LINES = 200;

    private static final int CAUSE_CHARS = 300;

    private LogCause() {}

    /**
     * The last exception, else the last error, else the last line that says anything; empty where none does.
     *
     * @param from bytes to skip, those that were there before
     */
    static Optional<String> in(Path log, long from) {
        List<String> lines;
        try (var stream = Files.newInputStream(log)) {
            stream.skipNBytes(from < Files.size(log) ? from : 0); // shorter than before: a new file
            var all = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            lines = all.subList(Math.max(0, all.size() - LAST_LINES), all.size()).stream()
                    .filter(line -> !NOISE.matcher(line).find())
                    .toList();
        } catch (IOException e) {
            return Optional.empty();
        }
        return after(lines, JVM_REFUSES)
                .or(() -> last(lines, EXCEPTION))
                .or(() -> last(lines, ERROR))
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
                .map(line -> line.length() > CAUSE_CHARS ? line.substring(0, CAUSE_CHARS) + "..." : line);
    }

    private static Optional<String> after(List<String> lines, String heading) {
        int next = lines.lastIndexOf(heading) + 1;
        return next > 0 && next < lines.size() ? Optional.of(lines.get(next)) : Optional.empty();
    }

    private static Optional<String> last(List<String> lines, Pattern pattern) {
        return lines.reversed().stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1))
                .findFirst();
    }
}
