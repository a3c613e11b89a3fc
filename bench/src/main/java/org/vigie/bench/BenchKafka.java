package org.vigie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Port;

/** A broker in this JVM, in a folder that is gone when it is closed. */
final class BenchKafka implements AutoCloseable {
    private final Path folder;
    private final EmbeddedKafka broker;

    BenchKafka(String name) throws IOException {
        folder = Files.createTempDirectory(name);
        broker = EmbeddedKafka.start(folder.resolve("kafka"), Port.any());
    }

    /** Makes the Kafka topics under a prefix of its own. */
    KafkaConfig under(String prefix) throws Exception {
        var config = new KafkaConfig(broker.bootstrap(), prefix, -1, Map.of());
        try (var admin = Admin.create(config.clientSettings())) {
            var topics = new ArrayList<NewTopic>();
            for (KafkaTopic<?, ?> topic : config.topics().all()) {
                topics.add(new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()));
            }
            admin.createTopics(topics).all().get();
        }
        return config;
    }

    /** For whatever else the measurement writes. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        broker.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
