package org.vigie.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
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

    @Test
    void aReplayHasResultsOfItsOwnAndReadsTheSameItemsInOneOrder() {
        var first = new KafkaTopics("vigie.");
        var second = new KafkaTopics("vigie.", new Epoch(2, Epoch.State.FILLING, Map.of(), null, null));

        assertThat(second.ofEpoch())
                .extracting(KafkaTopic::name)
                .containsExactly(
                        "vigie.epoch-2.items-in-order.v1",
                        "vigie.epoch-2.enriched.v1",
                        "vigie.epoch-2.stories.v1",
                        "vigie.epoch-2.releases.v1",
                        "vigie.epoch-2.counts.v1",
                        "vigie.epoch-2.alerts.v1");
        assertThat(second.itemsToEnrich().partitions()).isOne();
        assertThat(second.itemsToEnrich().settings())
                .as("what was worked on is deleted by segments, so these are small")
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("segment.bytes", "33554432");
        assertThat(first.itemsToEnrich().name()).isEqualTo("vigie.items.v1");
        assertThat(second.all()).hasSize(first.all().size() + 1);
    }
}
