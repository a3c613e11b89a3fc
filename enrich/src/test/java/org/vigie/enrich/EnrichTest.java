package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.UserError;
import org.vigie.enrich.language.Languages;

class EnrichTest {
    private static final EnrichConfig NAMED = new EnrichConfig("one", 1, Path.of("unused"), null, null, null, null);

    @Test
    void aProcessKeepsItsNameAsLongAsItsTopologyStays(@TempDir Path state) {
        var topology = Flow.topology(Flow.settings(state));
        var name = Enrich.membership(NAMED, topology);

        assertThat(name).hasSize(1).allSatisfy((setting, value) -> {
            assertThat(setting).endsWith("group.instance.id");
            assertThat(value.toString()).matches("one-[0-9a-f]{1,8}");
        });
        assertThat(Enrich.membership(NAMED, Flow.topology(Flow.settings(state))))
                .isEqualTo(name);
        assertThat(Enrich.membership(NAMED, other())).isNotEqualTo(name);
    }

    @Test
    void twoProcessesDoNotShareOneFolder(@TempDir Path state) {
        var kafka = new KafkaConfig("127.0.0.1:1", "vigie.", -1, Map.of());
        var config = NAMED.named("", state);
        var languages = new Languages();
        var nothing = new Start(List.of(), List.of(), List.of());
        try (var first = new Enrich(kafka, config, languages, nothing, new SimpleMeterRegistry())) {
            assertThat(first.isAlive()).isTrue();
            assertThatThrownBy(() -> new Enrich(kafka, config, languages, nothing, new SimpleMeterRegistry()))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("the state in " + state + " is in use by another process")
                    .hasMessageContaining("enrich.state");
        }
    }

    @Test
    void whoHasNoNameGetsNone() {
        assertThat(Enrich.membership(NAMED.named("", Path.of("unused")), other()))
                .isEqualTo(Map.of());
    }

    @Test
    void everyClientThatStreamsOpensGetsWhatEveryKafkaClientGets() {
        var secret = Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "secret");
        var config = new StreamsConfig(Enrich.settings(new KafkaConfig("127.0.0.1:1", "vigie.", -1, secret), NAMED));

        assertThat(List.of(
                        config.getMainConsumerConfigs("group", "client", 0),
                        config.getRestoreConsumerConfigs("client"),
                        config.getGlobalConsumerConfigs("client"),
                        config.getProducerConfigs("client"),
                        config.getAdminConfigs("client")))
                .allSatisfy(client -> assertThat(client)
                        .containsEntry("security.protocol", "SASL_SSL")
                        .containsEntry("sasl.jaas.config", "secret"));
    }

    @Test
    void whatChangesBetweenTwoCommitsIsKeptInMemory() {
        var config = new StreamsConfig(Enrich.settings(new KafkaConfig("127.0.0.1:1", "vigie.", -1, Map.of()), NAMED));

        assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isLessThan(1_000);
        assertThat(config.getLong(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG))
                .isPositive();
    }

    private static Topology other() {
        var topology = new Topology();
        topology.addSource("read-something", "something");
        return topology;
    }
}
