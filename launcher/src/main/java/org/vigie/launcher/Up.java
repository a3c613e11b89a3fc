package org.vigie.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.sources.SourceList;
import org.vigie.ingest.sources.SourceRegistry;
import org.vigie.launcher.servers.DataFolder.Content;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything on this machine, on live sources, until Ctrl-C. */
@Command(
        name = "up",
        description = "Run everything on this machine: Kafka and Elasticsearch (unless configured) and all services.",
        mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {
    /** Default name of the data folder. */
    static final String FOLDER = "vigie";

    static final Duration REFRESH = Duration.ofSeconds(1);

    @Mixin
    private Options options = new Options();

    @Option(
            names = "--sources",
            paramLabel = "FILE",
            description =
                    "the list of sources (YAML or OPML); from now on exactly these are polled. Without it: those of the last"
                            + " time, at first the list that ships with Vigie")
    private @Nullable Path sources;

    @Override
    public Integer call() throws InterruptedException {
        var config = options.config();
        var file = sources == null && config.sources() != null ? Path.of(config.sources()) : sources;
        var chosen = file == null ? null : SourceList.read(file);
        var view = LiveView.onStandardOutput();
        var stop = new Stop();
        stop.onTold(() -> view.say("stopping"));
        try (stop;
                var machine = Machine.start(config, DataFolders.of(config.data(), FOLDER), Content.LIVE, view)) {
            if (stop.isTold()) {
                return 0;
            }
            var registry = new SourceRegistry(machine.config().kafka());
            var polled = registry.list();
            if (chosen != null) {
                chosen.remarks().forEach(view::say);
                registry.replaceWith(chosen.insteadOf(polled).sources());
            } else if (polled.isEmpty()) {
                registry.replaceWith(shippedSources().sources());
            }
            machine.run(poll -> {});
            view.say("polling " + registry.list().size() + " sources; Ctrl-C stops");
            while (!stop.isTold()) {
                view.show(machine.progress().lines());
                stop.waitFor(REFRESH, machine.failure());
            }
        }
        return 0;
    }

    static SourceList shippedSources() {
        return SourceList.parse(resource("/sources.yaml"), "the list of sources that ships with Vigie");
    }

    /** A text that ships with Vigie. */
    static String resource(String name) {
        try (var stream = Objects.requireNonNull(Up.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
