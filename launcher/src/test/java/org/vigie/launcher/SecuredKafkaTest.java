package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.UserError;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Eventually;
import org.vigie.launcher.servers.Port;

/** A broker with TLS and passwords: the settings reach every client, those that Kafka Streams opens by itself among them. */
@Tag("servers")
class SecuredKafkaTest {
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String PASSWORD = "a-secret-that-nobody-prints";

    @TempDir
    private Path folder;

    @Test
    void ingestAndEnrichWorkOverSaslAndTlsAndNobodyElseGetsIn() throws Exception {
        var certificate = TestCertificate.make(folder, "kafka");
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Port.any(), broker(certificate))) {
            var config = Config.ofNothingBut(client(kafka, certificate, PASSWORD));
            try (var admin = new KafkaAdmin(config.kafka())) {
                admin.createTopics();
                InventedLog.write(config.kafka(), InventedLog.items(1), List.of());
                try (var pipeline = new Pipeline(config, Meters.ofThisProcess())) {
                    pipeline.withEnrich();
                    pipeline.withIngest(poll -> {});
                    var enriched = config.kafka().topics().enriched().name();
                    Eventually.within(LIMIT, "both work, and an item is enriched", () -> {
                        assertThat(pipeline.failure()).isNotDone();
                        return admin.ends().getOrDefault(enriched, 0L) > 0
                                && pipeline.services().stream()
                                        .allMatch(service -> service.notReady().isEmpty());
                    });
                }
            }
            assertThat(config.effective().toString()).doesNotContain(PASSWORD).contains("sasl.jaas.config=********");
            try (var stranger = new KafkaAdmin(
                    Config.ofNothingBut(client(kafka, certificate, "wrong")).kafka())) {
                assertThatThrownBy(stranger::requireTopics)
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining("Kafka at " + kafka.bootstrap() + " refuses: ")
                        .hasMessageContaining("Authentication failed");
            }
        }
    }

    private static Map<String, String> broker(TestCertificate certificate) {
        return Map.of(
                "listener.security.protocol.map",
                "BROKER:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.broker.plain.sasl.jaas.config",
                LOGIN + " user_vigie=\"" + PASSWORD + "\";",
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                certificate.keyStore().toString(),
                "ssl.keystore.password",
                TestCertificate.PASSWORD,
                "ssl.key.password",
                TestCertificate.PASSWORD,
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.authority().toString());
    }

    private Map<String, String> client(EmbeddedKafka kafka, TestCertificate certificate, String password) {
        return Map.of(
                "kafka.bootstrap",
                kafka.bootstrap(),
                "kafka.client.security.protocol",
                "SASL_SSL",
                "kafka.client.sasl.mechanism",
                "PLAIN",
                "kafka.client.sasl.jaas.config",
                LOGIN + " username=\"vigie\" password=\"" + password + "\";",
                "kafka.client.ssl.truststore.type",
                "PEM",
                "kafka.client.ssl.truststore.location",
                certificate.authority().toString(),
                "enrich.state",
                folder.resolve("enrich").toString());
    }
}
