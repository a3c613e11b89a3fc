package org.vigie.contract;

import static org.vigie.contract.KafkaTopic.Cleanup.COMPACT;
import static org.vigie.contract.KafkaTopic.Cleanup.DELETE;
import static org.vigie.contract.KafkaTopic.Cleanup.WHEN_TOLD;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * All Kafka topics. An incompatible change of a value is a new topic with the next version in its name.
 *
 * @param prefix of every name, {@code vigie.} by default
 * @param epoch whose results are meant; those of the first have plain names, those of others such as {@code
 *     vigie.epoch-2.enriched.v1}
 */
public record KafkaTopics(String prefix, Epoch epoch) {
    /** Text in UTF-8; every record has one. */
    private static final Serde<String> KEY = Serdes.serdeFrom(new StringSerializer(), KafkaTopics::readKey);

    private static final int PARTITIONS = 6;
    private static final Duration MODELS_KEPT = Duration.ofDays(400);
    private static final Duration ALERTS_KEPT = Duration.ofDays(400);
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(90);

    /** Those of the first epoch. */
    public KafkaTopics(String prefix) {
        this(prefix, Epoch.FIRST);
    }

    /** What to poll, by source id. Null removes a source. Order per source. */
    public KafkaTopic<String, Source> sources() {
        return table("sources.v1", Source.class);
    }

    /** What is remembered of each source, by source id; co-partitioned with {@link #sources}. Order per source. */
    public KafkaTopic<String, PollState> polls() {
        return table("polls.v1", PollState.class);
    }

    /** What users define, by kind and name, such as {@code developer/alibaba-qwen}; null withdraws it. Order per definition. */
    public KafkaTopic<String, Definition> definitions() {
        return table("definitions.v1", Definition.class);
    }

    /** What the sources told, by item id, kept for ever: everything behind it can be recomputed. Order per item. */
    public KafkaTopic<String, Item> items() {
        return log("items.v1", Item.class, null);
    }

    /** What hubs said of models, by model id. Order per model. */
    public KafkaTopic<String, ModelSnapshot> models() {
        return log("models.v1", ModelSnapshot.class, MODELS_KEPT);
    }

    /** Which computations of all this there are, by number. One order for all: a switch changes two of them at once. */
    public KafkaTopic<String, Epoch> epochs() {
        return inOnePartition(table("epochs.v1", Epoch.class));
    }

    /**
     * The items of a replay in one order, by item id: copied from {@link #items}, so that two replays see the same. Those
     * that {@code enrich} has worked on are deleted.
     */
    public KafkaTopic<String, Item> itemsInOrder() {
        var name = prefix + result("items-in-order.v1");
        return new KafkaTopic<>(name, KEY, JsonSerde.required(Item.class), 1, WHEN_TOLD, null);
    }

    /** Those items that {@code enrich} works on in this epoch. */
    public KafkaTopic<String, Item> itemsToEnrich() {
        return epoch.isReplay() ? itemsInOrder() : items();
    }

    /** Items with their judgements, by item id; again, with a higher version, when one is judged anew. Order per item. */
    public KafkaTopic<String, EnrichedItem> enriched() {
        return log(result("enriched.v1"), EnrichedItem.class, null);
    }

    /**
     * Stories as they now stand, by story id; one without items is no more. Not told are those of a single item in an
     * unknown language. Order per story.
     */
    public KafkaTopic<String, Story> stories() {
        return table(result("stories.v1"), Story.class);
    }

    /** Releases as they now stand, by release id. Order per release. */
    public KafkaTopic<String, Release> releases() {
        return table(result("releases.v1"), Release.class);
    }

    /** Counts as they now stand, by count id. Order per count. */
    public KafkaTopic<String, Count> counts() {
        return table(result("counts.v1"), Count.class);
    }

    /** What people are told, by alert id. Order per rule and thing. */
    public KafkaTopic<String, Alert> alerts() {
        return log(result("alerts.v1"), Alert.class, ALERTS_KEPT);
    }

    /**
     * Who was told what, by alert id and channel; in no epoch, so that after a replay nobody is told again. Order per alert and
     * channel.
     */
    public KafkaTopic<String, Delivery> deliveries() {
        return log("deliveries.v1", Delivery.class, ALERTS_KEPT);
    }

    /** What was refused, by the refused record's key. No order. */
    public KafkaTopic<String, DeadLetter> deadLetters() {
        return log("dead-letters.v1", DeadLetter.class, DEAD_LETTERS_KEPT);
    }

    /** Every topic, in the order of the flow. */
    public List<KafkaTopic<?, ?>> all() {
        var all = new ArrayList<KafkaTopic<?, ?>>(
                List.of(sources(), polls(), definitions(), epochs(), items(), models()));
        all.addAll(ofEpoch());
        all.add(deliveries());
        all.add(deadLetters());
        return List.copyOf(all);
    }

    /** Those that belong to the epoch alone and end with it. */
    public List<KafkaTopic<?, ?>> ofEpoch() {
        var results = List.<KafkaTopic<?, ?>>of(enriched(), stories(), releases(), counts(), alerts());
        if (!epoch.isReplay()) {
            return results;
        }
        var all = new ArrayList<KafkaTopic<?, ?>>(List.of(itemsInOrder()));
        all.addAll(results);
        return List.copyOf(all);
    }

    private String result(String name) {
        return epoch.isReplay() ? epoch.name() + "." + name : name;
    }

    /** The last value of each key is kept, and null removes it. */
    private <V> KafkaTopic<String, V> table(String name, Class<V> value) {
        return new KafkaTopic<>(prefix + name, KEY, new JsonSerde<>(value), PARTITIONS, COMPACT, null);
    }

    /** Everything is kept for a while, and null means nothing. */
    private <V> KafkaTopic<String, V> log(String name, Class<V> value, @Nullable Duration retention) {
        return new KafkaTopic<>(prefix + name, KEY, JsonSerde.required(value), PARTITIONS, DELETE, retention);
    }

    private static <V> KafkaTopic<String, V> inOnePartition(KafkaTopic<String, V> topic) {
        return new KafkaTopic<>(topic.name(), topic.key(), topic.value(), 1, topic.cleanup(), topic.retention());
    }

    private static String readKey(String topic, byte @Nullable [] key) {
        if (key == null) {
            throw new SerializationException("a record without a key in " + topic);
        }
        return new String(key, StandardCharsets.UTF_8);
    }
}
