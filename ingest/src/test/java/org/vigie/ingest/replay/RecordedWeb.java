package org.vigie.ingest.replay;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Recorded feeds and a recorded hub, served by a script at a clock that the test sets. */
public final class RecordedWeb implements AutoCloseable {
    /** Beside the checkout; no part of the project, since the texts are their publishers'. */
    private static final Path SHARED = Path.of("..", "..", "shared");

    private static final Path SCRIPT = SHARED.resolve(Path.of("recorded-web", "recorded_web.py"));
    private static final Path HISTORIES = SHARED.resolve(Path.of("recordings", "history"));
    private static final String SUFFIX = ".polls.jsonl.gz";

    private final Process process;
    private final String address;

    /** Starts it on any free port. */
    public RecordedWeb() throws IOException {
        process = new ProcessBuilder("python3", SCRIPT.toString(), "--port", "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var first = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (first == null) {
            throw new IOException("the recorded web did not start");
        }
        address = first.split(" ", 2)[0];
    }

    /** Whether the recordings are here. */
    public static boolean isHere() {
        return Files.exists(SCRIPT) && Files.isDirectory(HISTORIES);
    }

    /** The logs of all feeds of which every poll was recorded. */
    public static List<Path> logs() throws IOException {
        try (var files = Files.list(HISTORIES)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** What a log is called. */
    public static String name(Path log) {
        var file = String.valueOf(log.getFileName());
        return file.substring(0, file.length() - SUFFIX.length());
    }

    /** Where the feed of a log is served. */
    public String address(String name) {
        return address + "/history/" + name;
    }

    /** Where the recorded hub is. */
    public String hub() {
        return address + "/hf";
    }

    /** From now on the feeds are those of that time. */
    public void setClock(Instant now) throws IOException {
        var connection =
                (HttpURLConnection) URI.create(address + "/_clock").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Connection", "close");
        try (var out = connection.getOutputStream()) {
            out.write(("{\"now\": \"" + now + "\"}").getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() != 200) {
            throw new IOException("the recorded web does not take the time " + now);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
