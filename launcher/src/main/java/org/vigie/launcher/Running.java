package org.vigie.launcher;

import java.util.Collection;
import org.vigie.contract.Developer;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.KafkaConfig;
import org.vigie.enrich.definitions.DefinitionKind;
import org.vigie.enrich.developers.DeveloperKind;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.RuleKind;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicKind;
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

    /** The same with the results that people read. */
    static KafkaConfig liveKafka(Config config) {
        var kafka = kafka(config);
        return kafka.in(new Epochs(kafka).live());
    }

    /** The same, where all topics are there. */
    static KafkaConfig kafkaWithTopics(Config config) {
        var kafka = liveKafka(config);
        try (var admin = new KafkaAdmin(kafka)) {
            admin.requireTopics();
        }
        return kafka;
    }

    /** Whether there is one to ask. */
    static boolean hasKafka(Config config) {
        return config.kafka().bootstrap() != null || RunFile.find(DataFolders.of(config.data(), Up.FOLDER)) != null;
    }

    /** Throws as {@link #kafka}. */
    static ElasticsearchConfig elasticsearch(Config config) {
        return config.elasticsearch().url() == null
                ? config.elasticsearch().at(runFile(config).elasticsearch())
                : config.elasticsearch();
    }

    /** The list of sources there. */
    static SourceRegistry sources(Config config) {
        return new SourceRegistry(kafkaWithTopics(config));
    }

    /** The registry of developers there. */
    static DefinitionTopic<Developer> developers(Config config) {
        var start = DevelopersFile.read(config.enrich().developers()).developers();
        return definitions(config, DeveloperKind.INSTANCE, start);
    }

    /** The topics of items there. */
    static DefinitionTopic<Topic> topics(Config config) {
        return definitions(
                config, TopicKind.INSTANCE, Definitions.read(config.enrich().topics()));
    }

    /** The rules of alerts there. */
    static DefinitionTopic<Rule> rules(Config config) {
        return definitions(config, RuleKind.INSTANCE, Rules.read(config.enrich().rules()));
    }

    private static <T> DefinitionTopic<T> definitions(Config config, DefinitionKind<T> kind, Collection<T> start) {
        return new DefinitionTopic<>(kafkaWithTopics(config), kind, start);
    }

    private static RunFile runFile(Config config) {
        return RunFile.read(DataFolders.of(config.data(), Up.FOLDER));
    }
}
