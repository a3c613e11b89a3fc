package org.vigie.launcher.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.UserError;

/**
 * A real Kafka broker in this JVM: broker and controller in one, as node 1 of a cluster of one, for this machine only.
 * Its data outlives it, its ports do not have to. One at a time in a JVM, because Kafka's way to say that it cannot go
 * on is to end the process, and that is one setting for the whole JVM. Closed by whoever started it; safe for use by
 * several threads.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    /** Three seconds are usual; after a crash Kafka first reads the ends of its logs again. */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final KafkaNode server;
    private final int port;
    private final CompletableFuture<UserError> failure;

    private EmbeddedKafka(KafkaNode server, int port, CompletableFuture<UserError> failure) {
        this.server = server;
        this.port = port;
        this.failure = failure;
    }

    /**
     * Starts the broker and waits until it answers.
     *
     * @param folder for its data, created if missing; used by one broker at a time (see {@link DataFolder})
     * @throws UserError when it does not start
     */
    public static EmbeddedKafka start(Path folder, Port port) {
        return start(folder, port, Map.of());
    }

    /** As above, with more settings of the broker, which go before ours: passwords and TLS. */
    public static EmbeddedKafka start(Path folder, Port port, Map<String, String> more) {
        try {
            return startAt(folder, port, more);
        } catch (UserError e) {
            if (port.setting() != null || !isOfTakenPort(e)) {
                throw e;
            }
            // Kafka opens its port seconds after the choice; somebody was quicker, and any other one will do.
            return startAt(folder, Port.any(), more);
        }
    }

    private static EmbeddedKafka startAt(Path folder, Port port, Map<String, String> more) {
        var home = folder.toAbsolutePath();
        int brokerPort = port.choose();
        int controllerPort = Port.any().choose();
        var failure = new CompletableFuture<UserError>();
        takeOverExit(home, failure);
        try {
            format(home);
            var settings = EmbeddedKafkaConfig.of(home, brokerPort, controllerPort);
            settings.putAll(more);
            var config = new KafkaConfig(settings, false);
            var kafka = new EmbeddedKafka(new KafkaNode(config), brokerPort, failure);
            kafka.startUp(home);
            return kafka;
        } catch (UserError e) {
            throw e;
        } catch (Exception e) {
            throw didNotStart(home, e);
        }
    }

    /** {@code host:port} for clients. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Completes when the broker cannot go on, such as when its disk fails. */
    public CompletableFuture<UserError> failure() {
        return failure;
    }

    /** Stops the broker, clients or not; leaves it behind if that takes unreasonably long: its data can stand that. */
    @Override
    public void close() {
        var stopped = inThread("kafka-stop", server::shutdown);
        try {
            stopped.get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Kafka did not stop within {} s and is left behind", STOP_LIMIT.toSeconds());
        } catch (ExecutionException e) {
            LOG.warn("Kafka did not stop in order", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startUp(Path home) throws InterruptedException {
        var started = inThread("kafka-start", server::startup);
        try {
            CompletableFuture.anyOf(started, failure).get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            close();
            throw new UserError(
                    "Kafka did not start within " + START_LIMIT.toSeconds() + " s on the data in " + home, e);
        } catch (ExecutionException e) {
            close();
            throw didNotStart(home, e.getCause() == null ? e : e.getCause());
        }
        var fatal = failure.getNow(null);
        if (fatal != null) {
            close();
            throw fatal;
        }
    }

    /** Writes the cluster's identity, once: {@code meta.properties} is the last thing the formatter writes. */
    private static void format(Path home) throws Exception {
        if (Files.exists(home.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(home);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(EmbeddedKafkaConfig.NODE)
                .setDirectories(List.of(home.toString()))
                .setMetadataLogDirectory(home.toString())
                .setControllerListenerName(EmbeddedKafkaConfig.CONTROLLER)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true)
                .run();
    }

    /** A broker that cannot go on tells us; it does not end the JVM over our head. */
    private static void takeOverExit(Path home, CompletableFuture<UserError> failure) {
        Exit.Procedure tell = (status, message) -> {
            var reason = message == null ? "status " + status : message;
            failure.complete(new UserError("Kafka gave up (" + reason + "): the log says why, its data is in " + home
                    + ", where " + (home.toFile().getUsableSpace() >> 20) + " MB are free"));
            throw new IllegalStateException("Kafka gave up: " + reason);
        };
        Exit.setExitProcedure(tell);
        Exit.setHaltProcedure(tell);
    }

    private static boolean isOfTakenPort(Throwable e) {
        return e instanceof BindException || e.getCause() != null && isOfTakenPort(e.getCause());
    }

    private static UserError didNotStart(Path home, Throwable cause) {
        var reason = cause instanceof IOException || cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new UserError("Kafka did not start on the data in " + home + ": " + reason, cause);
    }

    private static CompletableFuture<Void> inThread(String name, Runnable work) {
        var done = new CompletableFuture<Void>();
        Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }
}
