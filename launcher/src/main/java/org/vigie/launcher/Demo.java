package org.vigie.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.contract.UserError;
import org.vigie.ingest.sources.SourceRegistry;
import org.vigie.ingest.sources.SourcesFile;
import org.vigie.launcher.demo.SampleClock;
import org.vigie.launcher.demo.SampleWeb;
import org.vigie.launcher.demo.Summary;
import org.vigie.launcher.servers.DataFolder;
import org.vigie.launcher.servers.DataFolder.Content;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code up} on the sample that ships with Vigie: eight weeks of news and releases, served by a small local web, polled and
 * worked on exactly as live ones. Always on embedded servers, whatever is configured: the sample never gets into real data.
 */
@Command(
        name = "demo",
        description = "Run everything on the small sample that ships with Vigie; no network needed.",
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {
    private static final Pattern SERVERS =
            Pattern.compile("kafka\\.(bootstrap|client\\..*)|elasticsearch\\.(url|user|password|api-key)");
    private static final String FOLDER = "vigie-demo";
    private static final Duration MOMENT_SHOWN = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(250);

    @Option(names = "--exit", description = "stop by itself when the sample is through, with a summary")
    private boolean exit;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "where the embedded servers keep everything; delete it to see the sample from its beginning")
    private @Nullable Path data;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "a setting; may be repeated")
    private Map<String, String> settings = new HashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        var overrides = new HashMap<>(
                Map.of("ingest.clock", "response-date", "ingest.every", "PT1S", "ingest.backoff.longest", "PT1S"));
        overrides.putAll(settings);
        settings.keySet().stream()
                .filter(key -> SERVERS.matcher(key).matches())
                .findFirst()
                .ifPresent(key -> {
                    throw new UserError(
                            "--set " + key + ": the demo runs on servers of its own only; use \"vigie up\"");
                });
        var config = Config.ofNothingBut(overrides);
        var view = LiveView.onStandardOutput();
        var stop = new Stop();
        stop.onTold(() -> view.say("stopping"));
        var folder = DataFolders.of(data == null ? null : data.toString(), FOLDER);
        try (stop;
                var web = new SampleWeb();
                var machine = Machine.start(config, folder, Content.SAMPLE, view)) {
            if (stop.isTold()) {
                return 0;
            }
            var sources = SourcesFile.parse(SampleWeb.text("sources.yaml"), "the sample's sources", web.address());
            var clock = new SampleClock(
                    web,
                    sources.stream().map(Source::id).collect(Collectors.toSet()),
                    folder.resolve(DataFolder.SAMPLE_MOMENT));
            new SourceRegistry(machine.config().kafka()).replaceWith(sources);
            machine.run(clock::polled);
            view.say("polling the sample's " + sources.size() + " sources at " + web.address());
            play(machine, clock, view, stop);
            if (!stop.isTold()) {
                waitUntilWritten(machine, clock, view, stop);
            }
            if (!stop.isTold()) {
                summarise(machine, view);
            }
            if (!exit && !stop.isTold()) {
                view.say("the sample is through; everything stays up until Ctrl-C");
                stop.orFailureOf(machine.failure());
            }
        }
        return 0;
    }

    private void play(Machine machine, SampleClock clock, LiveView view, Stop stop) throws InterruptedException {
        long since = System.nanoTime();
        view.say("it is " + clock.now());
        while (!stop.isTold()) {
            view.show(block(machine, clock));
            stop.waitFor(GLANCE, machine.failure());
            boolean shown = exit || System.nanoTime() - since > MOMENT_SHOWN.toNanos();
            if (clock.isComplete() && clock.isLast()) {
                return;
            }
            if (clock.isComplete() && shown) {
                clock.advance();
                view.say("it is " + clock.now());
                since = System.nanoTime();
            }
            if (System.nanoTime() - since > LONGEST.toNanos()) {
                throw new UserError("the sample's sources were not polled within " + LONGEST.toMinutes()
                        + " minutes: see the log in the data folder");
            }
        }
    }

    private void waitUntilWritten(Machine machine, SampleClock clock, LiveView view, Stop stop)
            throws InterruptedException {
        long since = System.nanoTime();
        try (var admin = new KafkaAdmin(machine.liveKafka())) {
            while (!stop.isTold() && admin.enrichLag() + admin.sinkLag() > 0) {
                view.show(block(machine, clock));
                stop.waitFor(GLANCE, machine.failure());
                if (System.nanoTime() - since > LONGEST.toNanos()) {
                    throw new UserError("the sample was not written within " + LONGEST.toMinutes()
                            + " minutes: see the log in the data folder");
                }
            }
        }
        view.show(block(machine, clock));
    }

    private static List<String> block(Machine machine, SampleClock clock) {
        var lines = new ArrayList<>(machine.progress().lines());
        lines.set(0, clock.now().toString().substring(0, 10) + "   " + lines.getFirst());
        return lines;
    }

    private void summarise(Machine machine, LiveView view) {
        var summary = Summary.of(new Search(machine.config().elasticsearch()));
        view.say("the sample is in the index:");
        System.out.println();
        summary.table().forEach(line -> System.out.println("  " + line));
        System.out.println();
        machine.progress()
                .problems()
                .forEach((source, problem) -> System.out.println("  fails: " + source + ": " + problem));
        if (!exit) {
            System.out.println("  open: " + machine.dashboard());
        }
        System.out.println(
                "  look: " + machine.elasticsearch() + (exit ? " (start the demo without --exit to keep it)" : ""));
        System.out.println("  ask:  curl '" + machine.elasticsearch()
                + "/vigie-items/_search?q=topics:ai-geopolitics%20AND%20language:fr&size=3&pretty'");
        System.out.println(
                "        curl '" + machine.elasticsearch()
                        + "/vigie-counts/_search?q=measure:items%20AND%20period:week%20AND%20topic:chinese-models&size=50&pretty'");
        System.out.flush();
        if (summary.countedItems() != summary.items()) {
            throw new IllegalStateException("counts and items disagree: " + summary);
        }
    }
}
