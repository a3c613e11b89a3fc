package org.vigie.contract;

import static org.vigie.contract.KafkaTopic.Cleanup.COMPACT;
import static org.vigie.contract.KafkaTopic.Cleanup.DELETE;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.KafkaTopic.Cleanup;

/**
 * All Kafka topics. An incompatible change of a value is a new topic with the next version in its name.
 *
 * @param prefix of every name, {@code vigie.} by default
 */
public record KafkaTopics(String prefix) {
    private static final int PARTITIONS = 6;
    private static final Duration MODELS_KEPT = Duration.ofDays(400);
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(90);

    /** What to poll, by source id. Null removes a source. Order per source. */
    public KafkaTopic<String, Source> sources() {
        return topic("sources.v1", Source.class, COMPACT, null);
    }

    /** What is remembered of each source, by source id; co-partitioned with {@link #sources}. Order per source. */
    public KafkaTopic<String, PollState> polls() {
        return topic("polls.v1", PollState.class, COMPACT, null);
    }

    /** What the sources told, by item id, kept for ever: everything behind it can be recomputed. Order per item. */
    public KafkaTopic<String, Item> items() {
        return topic("items.v1", Item.class, DELETE, null);
    }

    /** What hubs said of models, by model id. Order per model. */
    public KafkaTopic<String, ModelSnapshot> models() {
        return topic("models.v1", ModelSnapshot.class, DELETE, MODELS_KEPT);
    }

    /** Items with their judgements, by item id. Order per item. */
    public KafkaTopic<String, EnrichedItem> enriched() {
        return topic("enriched.v1", EnrichedItem.class, DELETE, null);
    }

    /** Releases as they now stand, by release id. Order per release. */
    public KafkaTopic<String, Release> releases() {
        return topic("releases.v1", Release.class, COMPACT, null);
    }

    /** Counts as they now stand, by count id. Order per count. */
    public KafkaTopic<String, Count> counts() {
        return topic("counts.v1", Count.class, COMPACT, null);
    }

    /** What was refused, by the refused record's key. No order. */
    public KafkaTopic<String, DeadLetter> deadLetters() {
        return topic("dead-letters.v1", DeadLetter.class, DELETE, DEAD_LETTERS_KEPT);
    }

    /** Every topic, in the order of the flow. */
    public List<KafkaTopic<?, ?>> all() {
        return List.of(sources(), polls(), items(), models(), enriched(), releases(), counts(), deadLetters());
    }

    private <V> KafkaTopic<String, V> topic(
            String name, Class<V> value, Cleanup cleanup, @Nullable Duration retention) {
        return new KafkaTopic<>(prefix + name, Serdes.String(), new JsonSerde<>(value), PARTITIONS, cleanup, retention);
    }
}
