package org.vigie.launcher.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;

/**
 * Elasticsearch as a child process: the official distribution, on 127.0.0.1, without passwords but where a
 * {@link Guard} is given. It ends when we end,
 * however we end. Closed by whoever started it; safe for use by several threads.
 */
public final class ElasticsearchProcess implements AutoCloseable {
    /** Twelve seconds are usual; reading back large indices takes longer. */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Duration STOP_GRACE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    /** What a shell makes of signal 9. */
    private static final int KILLED = 128 + 9;

    /** The minimal distribution has no page at the address itself; red is what indices are until they are read back. */
    private static final String HEALTH = "/_cluster/health";

    private static final String PROCESS = "/_nodes/_local/process?filter_path=nodes.*.process.id";
    private static final Pattern PROCESS_ID = Pattern.compile("\"id\":(\\d+)");

    private static final String PORT_TAKEN = "BindException";

    private static final Pattern READY = Pattern.compile("\"cluster_name\":\"vigie\",\"status\":\"(?:green|yellow)\"");

    private final ElasticsearchFolder folder;
    private final int port;
    private final long logBefore;
    private final WatchedChild child;
    private final @Nullable Guard guard;
    private final CompletableFuture<UserError> failure = new CompletableFuture<>();
    private volatile boolean closing;

    private ElasticsearchProcess(
            ElasticsearchFolder folder, int port, long logBefore, WatchedChild child, @Nullable Guard guard) {
        this.folder = folder;
        this.port = port;
        this.logBefore = logBefore;
        this.child = child;
        this.guard = guard;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param zip the distribution, unpacked into the folder where that was not done before
     * @param folder for all it writes, created if missing; used by one at a time (see {@link DataFolder})
     * @param heapMegabytes of its JVM; the process takes about 300 MB more
     * @throws UserError when it does not start, with the cause from its log
     */
    public static ElasticsearchProcess start(Path zip, Path folder, Port port, int heapMegabytes) {
        return start(zip, folder, port, heapMegabytes, null);
    }

    /** As above, with passwords and TLS where a guard is given. */
    public static ElasticsearchProcess start(
            Path zip, Path folder, Port port, int heapMegabytes, @Nullable Guard guard) {
        try {
            return startAt(zip, folder, port, heapMegabytes, guard);
        } catch (UserError e) {
            if (port.setting() != null || !String.valueOf(e.getMessage()).contains(PORT_TAKEN)) {
                throw e;
            }
            // Somebody took the port between the choice and the start, and any other one will do.
            return startAt(zip, folder, Port.any(), heapMegabytes, guard);
        }
    }

    private static ElasticsearchProcess startAt(
            Path zip, Path folder, Port port, int heapMegabytes, @Nullable Guard guard) {
        var home = folder.toAbsolutePath().normalize();
        int httpPort = port.choose();
        try {
            Files.createDirectories(home);
            Unprivileged.letThrough(home);
            var process = launch(zip, new ElasticsearchFolder(home), httpPort, heapMegabytes, guard);
            process.awaitReady();
            return process;
        } catch (IOException e) {
            throw new UserError(
                    "Elasticsearch cannot be started in " + home + " (" + e + "): choose another folder with --data",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Elasticsearch was interrupted while it started", e);
        }
    }

    private static ElasticsearchProcess launch(
            Path zip, ElasticsearchFolder folder, int port, int heapMegabytes, @Nullable Guard guard)
            throws IOException {
        var distribution = ElasticsearchHome.unpacked(zip, folder.folder());
        folder.write(distribution, port, Port.any().choose(), guard);
        var java = Path.of(System.getProperty("java.home"));
        var command = List.of(distribution.resolve("bin/elasticsearch").toString());
        var user = Unprivileged.insteadOfRoot(folder.folder());
        if (user.isPresent()) {
            user.get().verifyReach(folder.folder(), "choose another data folder with --data");
            user.get().verifyReach(java.resolve("bin/java"), "use a JDK that all users can read");
            for (var part : folder.written()) {
                user.get().own(part);
            }
            command = user.get().command(command);
        }
        var environment = Map.of(
                "ES_JAVA_HOME", java.toString(),
                "ES_JAVA_OPTS", javaOptions(heapMegabytes),
                "ES_PATH_CONF", folder.settings().toString(),
                "ES_TMPDIR", folder.temporary().toString());
        long logBefore = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
        var child = WatchedChild.start(command, environment, folder.folder(), folder.console(), STOP_GRACE);
        var process = new ElasticsearchProcess(folder, port, logBefore, child, guard);
        child.ended().thenAccept(process::ended);
        return process;
    }

    /** Of options that contradict each other the last one counts: who gives some means ours to stay. */
    private static String javaOptions(int heapMegabytes) {
        var given = Objects.requireNonNullElse(System.getenv("ES_JAVA_OPTS"), "");
        return (given + " -Xms" + heapMegabytes + "m -Xmx" + heapMegabytes + "m").strip();
    }

    /** Where it answers. */
    public URI address() {
        return URI.create((guard == null ? "http" : "https") + "://127.0.0.1:" + port);
    }

    /** What it writes while it runs. */
    public Path log() {
        return folder.log();
    }

    /** Completes when it ends without having been {@linkplain #close closed}. */
    public CompletableFuture<UserError> failure() {
        return failure;
    }

    /** The processes it consists of, as of now. */
    List<ProcessHandle> processes() {
        return child.processes();
    }

    /** Stops it and waits until it is gone: 10 seconds in order, then by force. */
    @Override
    public void close() {
        closing = true;
        child.close();
    }

    private void ended(int status) {
        if (!closing) {
            failure.complete(
                    status == KILLED
                            ? new UserError(
                                    "Elasticsearch was killed, by someone or by the system because memory ran out"
                                            + " (its log is " + log() + ")")
                            : trouble("ended with status " + status));
        }
    }

    private void awaitReady() throws InterruptedException {
        var limit = Instant.now().plus(START_LIMIT);
        var builder = HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT);
        if (guard != null) {
            builder.sslContext(guard.tls());
        }
        try (var client = builder.build()) {
            while (!isReady(client)) {
                if (child.endsWithin(BETWEEN_QUESTIONS)) {
                    throw failure.join();
                }
                if (Instant.now().isAfter(limit)) {
                    throw trouble("was not ready within " + START_LIMIT.toSeconds() + " s");
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        try {
            return READY.matcher(answer(client, HEALTH)).find() && isOurs(answer(client, PROCESS));
        } catch (IOException e) {
            return false; // not yet
        }
    }

    /** Another Vigie's may have opened the port before ours comes to it. */
    private boolean isOurs(String answer) {
        var id = PROCESS_ID.matcher(answer);
        return id.find() && processes().stream().anyMatch(process -> process.pid() == Long.parseLong(id.group(1)));
    }

    private String answer(HttpClient client, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address().resolve(path)).timeout(ANSWER_LIMIT);
        if (guard != null) {
            request.header("Authorization", guard.authorization());
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200 ? answer.body() : "";
    }

    /** What it printed comes first: an error that keeps it from starting is there, and often nowhere else. */
    private UserError trouble(String what) {
        var printed = LogCause.in(folder.console(), 0);
        var cause = printed.or(() -> LogCause.in(folder.log(), logBefore));
        var source = printed.isPresent() ? folder.console() : folder.log();
        return new UserError(
                "Elasticsearch " + what + cause.map(text -> ": " + text).orElse("") + " (see " + source + ")");
    }
}
