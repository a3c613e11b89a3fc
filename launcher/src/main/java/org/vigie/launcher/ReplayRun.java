package org.vigie.launcher;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.vigie.contract.Epoch;
import org.vigie.contract.UserError;

/** Works for one epoch in this process, beside the services of the live one, until it has caught up with the log. */
final class ReplayRun {
    private static final Duration REFRESH = Duration.ofSeconds(1);

    private final Config config;
    private final Epoch epoch;
    private final LiveView view;

    /** @param config with the addresses of the servers */
    ReplayRun(Config config, Epoch epoch, LiveView view) {
        this.config = config;
        this.epoch = epoch;
        this.view = view;
    }

    /**
     * True when nothing is behind; false when told to stop.
     *
     * @throws UserError when something that works for it has ended by itself and a person can mend it
     */
    boolean untilCaughtUp() throws InterruptedException {
        var folder = folder();
        Logs.toFile(folder.resolve("replay.log"));
        view.say("log " + folder.resolve("replay.log"));
        // State is rebuilt from Kafka: the services of the live epoch, which take over after the switch, have it
        // elsewhere.
        var own = config.withState(folder.resolve("enrich"));
        var metrics = new SimpleMeterRegistry();
        var stop = new Stop();
        try (stop;
                var admin = new KafkaAdmin(config.kafka().in(epoch))) {
            admin.createTopics();
            try (var pipeline = new Pipeline(own, metrics, epoch)) {
                pipeline.withSink();
                pipeline.withEnrich();
                while (!stop.isTold()) {
                    var behind = Behind.of(admin);
                    view.show(List.of(epoch.name() + "   " + behind));
                    if (behind.isNothing()) {
                        return true;
                    }
                    stop.waitFor(REFRESH, pipeline.failure());
                }
            }
        }
        return false;
    }

    private Path folder() {
        var folder = folder(config, epoch);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError(
                    "cannot write to " + folder + " (" + e.getMessage() + "): name a folder with --data", e);
        }
    }

    private static Path folder(Config config, Epoch epoch) {
        return DataFolders.of(config.data(), Up.FOLDER).resolve(epoch.name());
    }

    /** What runs for an epoch have left on this machine. */
    static void removeFolder(Config config, Epoch epoch) {
        var folder = folder(config, epoch);
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UserError("cannot delete " + folder + " (" + e.getMessage() + "): delete it by hand", e);
            }
        }
    }
}
