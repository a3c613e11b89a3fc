package org.vigie.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The dashboard alone, until it is told to stop: on what is configured, or on what {@code vigie up} runs here. */
@Command(
        name = "dashboard",
        description = "Show what is stored in a browser: pages and a read API over Elasticsearch.",
        mixinStandardHelpOptions = true)
final class DashboardCommand implements Callable<Integer> {
    /** Usual port of {@code /metrics}. */
    private static final int ENDPOINTS = 9469;

    @Mixin
    private Options options = new Options();

    @Override
    public Integer call() throws InterruptedException {
        var given = options.config();
        var config = given.withElasticsearch(Running.elasticsearch(given));
        boolean hasKafka = Running.hasKafka(config);
        if (hasKafka) {
            config = config.withKafka(Running.kafka(config));
        }
        Logs.toConsole();
        Logs.settings(config.effective());
        var stop = new Stop();
        var meters = Meters.ofThisProcess();
        try (stop;
                var pipeline = new Pipeline(config, meters);
                var endpoints = hasKafka ? Endpoints.open(config, ENDPOINTS, true, pipeline, meters) : null) {
            System.out.println("dashboard  " + pipeline.withDashboard());
            System.out.flush();
            stop.orFailureOf(pipeline.failure());
        }
        return 0;
    }
}
