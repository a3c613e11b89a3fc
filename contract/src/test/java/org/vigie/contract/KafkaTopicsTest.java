package org.vigie.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The topics are a contract: a change shows in the golden file {@code topics.txt}. */
class KafkaTopicsTest {
    @Test
    void theTopicsAreThoseOfTheGoldenFile() throws Exception {
        var now = new KafkaTopics("vigie.")
                .all().stream()
                        .map(topic -> topic.name() + " partitions=" + topic.partitions() + " " + topic.settings())
                        .collect(Collectors.joining("\n", "", "\n"));

        try (var golden = KafkaTopicsTest.class.getResourceAsStream("/topics.txt")) {
            assertThat(now).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theTopicOfPollsIsCoPartitionedWithTheTopicOfSources() {
        var topics = new KafkaTopics("vigie.");
        assertThat(topics.polls().partitions()).isEqualTo(topics.sources().partitions());
    }

    @Test
    void thePrefixIsTheUsers() {
        assertThat(new KafkaTopics("acme.").items().name()).isEqualTo("acme.items.v1");
    }
}
