package org.vigie.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.Epoch;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Settings;
import org.vigie.dashboard.DashboardConfig;
import org.vigie.enrich.EnrichConfig;
import org.vigie.ingest.IngestConfig;
import org.vigie.launcher.servers.Port;
import org.vigie.notify.NotifyConfig;
import org.vigie.sink.SinkConfig;

/**
 * The configuration of the whole pipeline. Every process reads all of it, so that one file serves all, and a typing error
 * in a part that is not running here is found too.
 *
 * @param telling of {@code notify}, a name that a record may not use
 * @param data folder of the embedded servers, null for the default of the command
 * @param sources file with the list of sources for {@code up}, null for those of the last time
 * @param effective every setting in force, secrets masked
 */
record Config(
        KafkaConfig kafka,
        ElasticsearchConfig elasticsearch,
        IngestConfig ingest,
        EnrichConfig enrich,
        SinkConfig sink,
        NotifyConfig telling,
        DashboardConfig dashboard,
        @Nullable String data,
        @Nullable String sources,
        Port kafkaPort,
        Port elasticsearchPort,
        int elasticsearchHeapMegabytes,
        EndpointConfig endpoints,
        Map<String, String> effective) {

    private static final Path DEFAULT_FILE = Path.of("vigie.properties");

    /** Reads everything; throws a {@link org.vigie.contract.UserError} with all problems. */
    static Config read(@Nullable Path file, Map<String, String> environment, Map<String, String> overrides) {
        var chosen = file;
        if (chosen == null && environment.containsKey("VIGIE_CONFIG")) {
            chosen = Path.of(environment.get("VIGIE_CONFIG"));
        }
        if (chosen == null && Files.exists(DEFAULT_FILE)) {
            chosen = DEFAULT_FILE;
        }
        return read(Settings.load(chosen, environment, overrides));
    }

    /** The defaults and these settings, whatever the environment and the current folder hold. */
    static Config ofNothingBut(Map<String, String> settings) {
        return read(Settings.of(settings));
    }

    private static Config read(Settings settings) {
        settings.optionalText("config", "configuration file");
        var config = new Config(
                KafkaConfig.read(settings),
                ElasticsearchConfig.read(settings),
                IngestConfig.read(settings),
                EnrichConfig.read(settings),
                SinkConfig.read(settings),
                NotifyConfig.read(settings),
                DashboardConfig.read(settings),
                settings.optionalText("data", "folder of the embedded servers"),
                settings.optionalText("sources", "file with the list of sources"),
                port(settings, "kafka.port", 9092),
                port(settings, "elasticsearch.port", 9200),
                settings.wholeNumber("elasticsearch.heap", 512, 256, 31_000, "heap of the embedded server in MB"),
                EndpointConfig.read(settings),
                settings.effective());
        settings.verify();
        return config;
    }

    private static Port port(Settings settings, String key, int preferred) {
        int port = settings.wholeNumber(key, 0, 0, 65_535, "port of the embedded server, 0 for any free one");
        return port == 0 ? Port.preferred(preferred) : Port.exactly(port, key);
    }

    Config withKafka(KafkaConfig other) {
        return with(other, elasticsearch, ingest, enrich, sink);
    }

    Config withElasticsearch(ElasticsearchConfig other) {
        return with(kafka, other, ingest, enrich, sink);
    }

    /** The same for the results of an epoch. */
    Config in(Epoch epoch) {
        return with(kafka.in(epoch), elasticsearch.in(epoch), ingest, enrich, sink);
    }

    /** The same with a stable name for each service, so that a restart takes its work back at once. */
    Config named(String instance, Path enrichState) {
        return with(
                kafka,
                elasticsearch,
                ingest.named(instance),
                enrich.named(instance, enrichState),
                sink.named(instance));
    }

    /** The same with the state of {@code enrich} in a folder, and no name. */
    Config withState(Path enrichState) {
        return with(kafka, elasticsearch, ingest, enrich.named("", enrichState), sink.named(""));
    }

    private Config with(
            KafkaConfig kafka,
            ElasticsearchConfig elasticsearch,
            IngestConfig ingest,
            EnrichConfig enrich,
            SinkConfig sink) {
        return new Config(
                kafka,
                elasticsearch,
                ingest,
                enrich,
                sink,
                telling,
                dashboard,
                data,
                sources,
                kafkaPort,
                elasticsearchPort,
                elasticsearchHeapMegabytes,
                endpoints,
                effective);
    }
}
