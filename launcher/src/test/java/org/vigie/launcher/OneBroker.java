package org.vigie.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.vigie.contract.Epoch;
import org.vigie.contract.KafkaConfig;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Port;

/**
 * A real broker for all tests of a class, which takes seconds to start; each of them finds all topics, empty, under a prefix
 * of its own. Registered as a static field, one class at a time.
 */
final class OneBroker implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final Epoch epoch;
    private Path folder = Path.of("");
    private @Nullable EmbeddedKafka broker;
    private @Nullable KafkaConfig kafka;
    private int tests;

    OneBroker() {
        this(Epoch.FIRST);
    }

    /** With the topics of an epoch. */
    OneBroker(Epoch epoch) {
        this.epoch = epoch;
    }

    /** For the test that runs now. */
    KafkaConfig kafka() {
        return Objects.requireNonNull(kafka);
    }

    /** The same as arguments of a command. */
    String[] arguments() {
        var own = kafka();
        return new String[] {"--set", "kafka.bootstrap=" + own.bootstrap(), "--set", "kafka.prefix=" + own.prefix()};
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("broker-");
        broker = EmbeddedKafka.start(folder.resolve("kafka"), Port.any());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        tests++;
        var own = new KafkaConfig(Objects.requireNonNull(broker).bootstrap(), "test" + tests + ".", -1, Map.of())
                .in(epoch);
        try (var admin = new KafkaAdmin(own)) {
            admin.createTopics();
        }
        kafka = own;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Objects.requireNonNull(broker).close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
