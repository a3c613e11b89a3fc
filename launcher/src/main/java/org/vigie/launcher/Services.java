package org.vigie.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The single services, each against configured servers, until it is told to stop. */
final class Services {
    private Services() {}

    abstract static class Service implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        abstract void start(Pipeline pipeline);

        /** Usual one of {@code /metrics}. */
        abstract int port();

        /** Whether it needs Elasticsearch. */
        boolean writes() {
            return false;
        }

        /** Fails when a server that the service needs is not configured. */
        void requireServers(Config config) {
            config.kafka().brokers();
        }

        @Override
        public Integer call() throws InterruptedException {
            var config = options.config();
            requireServers(config);
            Logs.toConsole();
            Logs.settings(config.effective());
            try (var admin = new KafkaAdmin(Running.liveKafka(config))) {
                admin.requireTopics();
            }
            var stop = new Stop();
            var meters = Meters.ofThisProcess();
            try (stop;
                    var pipeline = new Pipeline(config, meters);
                    var endpoints = Endpoints.open(config, port(), writes(), pipeline, meters)) {
                start(pipeline);
                stop.orFailureOf(pipeline.failure());
            }
            return 0;
        }
    }

    @Command(name = "ingest", description = "Poll sources and publish items.", mixinStandardHelpOptions = true)
    static final class IngestCommand extends Service {
        @Override
        int port() {
            return 9465;
        }

        @Override
        void start(Pipeline pipeline) {
            pipeline.withIngest(poll -> {});
        }
    }

    @Command(
            name = "enrich",
            description = "Work out language, topics and releases, and count.",
            mixinStandardHelpOptions = true)
    static final class EnrichCommand extends Service {
        @Override
        int port() {
            return 9466;
        }

        @Override
        void start(Pipeline pipeline) {
            pipeline.withEnrich();
        }
    }

    @Command(name = "sink", description = "Write documents to Elasticsearch.", mixinStandardHelpOptions = true)
    static final class SinkCommand extends Service {
        @Override
        int port() {
            return 9467;
        }

        @Override
        boolean writes() {
            return true;
        }

        @Override
        void requireServers(Config config) {
            super.requireServers(config);
            config.elasticsearch().address();
        }

        @Override
        void start(Pipeline pipeline) {
            pipeline.withSink();
        }
    }

    @Command(
            name = "notify",
            description = "Tell people of alerts, as notify.config says.",
            mixinStandardHelpOptions = true,
            subcommands = CheckNotify.class)
    static final class NotifyCommand extends Service {
        @Override
        int port() {
            return 9468;
        }

        @Override
        void requireServers(Config config) {
            super.requireServers(config);
            config.telling().plan();
        }

        @Override
        void start(Pipeline pipeline) {
            pipeline.withNotify();
        }
    }
}
