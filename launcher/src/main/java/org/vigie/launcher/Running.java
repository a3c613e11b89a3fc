package org.vigie.launcher;

import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.KafkaConfig;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.ingest.sources.SourceRegistry;

/** The servers that a command asks: those that are configured, else those of the {@code vigie up} on the data folder. */
final class Running {
    private Running() {}

    /** Throws a {@link org.vigie.contract.UserError} when none is configured and nothing runs there. */
    static KafkaConfig kafka(Config config) {
        return config.kafka().bootstrap() == null
                ? config.kafka().at(runFile(config).bootstrap())
                : config.kafka();
    }

    /** Throws as {@link #kafka}. */
    static ElasticsearchConfig elasticsearch(Config config) {
        return config.elasticsearch().url() == null
                ? config.elasticsearch().at(runFile(config).elasticsearch())
                : config.elasticsearch();
    }

    /** The list of sources there. */
    static SourceRegistry sources(Config config) {
        var kafka = kafka(config);
        try (var admin = new KafkaAdmin(kafka)) {
            admin.requireTopics();
        }
        return new SourceRegistry(kafka);
    }

    /** The registry of developers there. */
    static DeveloperTopic developers(Config config) {
        var start = DevelopersFile.read(config.enrich().developers()).developers();
        var kafka = kafka(config);
        try (var admin = new KafkaAdmin(kafka)) {
            admin.requireTopics();
        }
        return new DeveloperTopic(kafka, start);
    }

    private static RunFile runFile(Config config) {
        return RunFile.read(DataFolders.of(config.data(), Up.FOLDER));
    }
}
