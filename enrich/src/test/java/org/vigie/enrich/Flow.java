package org.vigie.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Count;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Definition;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Item;
import org.vigie.contract.JsonSerde;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.Release;
import org.vigie.contract.Story;
import org.vigie.enrich.classifier.Classifier;
import org.vigie.enrich.copies.FollowCopies;
import org.vigie.enrich.copies.Verdict;
import org.vigie.enrich.language.Languages;
import org.vigie.enrich.rules.Rule;

/** The whole topology in one thread, fed and read by a test. */
public final class Flow implements AutoCloseable {
    private static final Languages LANGUAGES = new Languages();
    private static final Start START = Start.shipped();

    private static final KafkaConfig KAFKA = new KafkaConfig("localhost:1", "vigie.", -1, Map.of());

    private final KafkaTopics topics = new KafkaTopics("vigie.");
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final InForce inForce;
    private final TopologyTestDriver driver;

    /** With what ships. */
    public Flow(Path state) {
        this(state, START, null);
    }

    Flow(Path state, @Nullable Classifier learned) {
        this(state, START, learned);
    }

    /** With rules of its own. */
    Flow(Path state, List<Rule> rules) {
        this(state, new Start(START.topics(), START.developers(), rules), null);
    }

    private Flow(Path state, Start start, @Nullable Classifier learned) {
        inForce = inForce(start);
        var settings = settings(state);
        var properties = new Properties();
        properties.putAll(settings);
        driver = new TopologyTestDriver(topology(settings, inForce, learned, metrics), properties);
    }

    static Topology topology(Map<String, Object> settings) {
        return topology(settings, inForce(START), null, new SimpleMeterRegistry());
    }

    /** Changed definitions are in force for the next item. */
    private static InForce inForce(Start start) {
        return InForce.of(start, Runnable::run);
    }

    private static Topology topology(
            Map<String, Object> settings, InForce inForce, @Nullable Classifier learned, MeterRegistry metrics) {
        return new EnrichTopology(new KafkaTopics("vigie."), LANGUAGES, inForce, learned, metrics)
                .build(new StreamsConfig(settings));
    }

    static Map<String, Object> settings(Path state) {
        return Enrich.settings(KAFKA, new EnrichConfig("", 1, state, null, null, null, null));
    }

    public Flow tell(Item... items) {
        for (var item : items) {
            in(topics.items()).pipeInput(item.id(), item);
        }
        return this;
    }

    /** As a dead letter's record comes that was put back. */
    Flow tellPutBack(Item item) {
        var headers = new RecordHeaders().add(DeadLetter.REDRIVEN, new byte[0]);
        in(topics.items()).pipeInput(new TestRecord<>(item.id(), item, headers));
        return this;
    }

    public Flow tell(ModelSnapshot model) {
        in(topics.models()).pipeInput(model.id(), model);
        return this;
    }

    /** As an item comes back from its language. */
    Flow tell(Verdict verdict) {
        driver.createInputTopic(
                        KAFKA.group("enrich") + "-" + FollowCopies.JUDGED + "-repartition",
                        new StringSerializer(),
                        new JsonSerde<>(Verdict.class).serializer())
                .pipeInput(verdict.enriched().item().id(), verdict);
        return this;
    }

    /** @param key such as {@code developer/le-labo} */
    Flow define(String key, @Nullable Definition definition) {
        in(topics.definitions()).pipeInput(key, definition);
        return this;
    }

    Flow defineBytes(String key, byte[] value) {
        driver.createInputTopic(topics.definitions().name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
        return this;
    }

    double counted(String metric) {
        return metrics.counter(metric).count();
    }

    Flow tellBytes(@Nullable String key, byte @Nullable [] value) {
        driver.createInputTopic(topics.items().name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
        return this;
    }

    List<EnrichedItem> enriched() {
        return out(topics.enriched()).readValuesToList();
    }

    List<Story> stories() {
        return out(topics.stories()).readValuesToList();
    }

    public List<Alert> alerts() {
        return out(topics.alerts()).readValuesToList();
    }

    List<Release> releases() {
        return out(topics.releases()).readValuesToList();
    }

    /** With their keys, and null for those that are gone. */
    List<KeyValue<String, Release>> releaseRecords() {
        return out(topics.releases()).readKeyValuesToList();
    }

    /**
     * The numbers of the counts that were written, the last one of each id, those of zero left out; of items also the
     * originals, as {@code ID originals}.
     */
    Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        for (Count count : countRecords()) {
            counts.put(count.id(), count.number());
            if (count.originals() != null) {
                counts.put(count.id() + " originals", count.originals());
            }
        }
        counts.values().removeIf(number -> number == 0);
        return counts;
    }

    List<Count> countRecords() {
        return out(topics.counts()).readValuesToList();
    }

    /** Lets go of what was written to all topics but those of alerts: the driver keeps it. */
    public void forget() {
        for (var name : driver.producedTopicNames()) {
            if (!name.equals(topics.alerts().name())) {
                driver.createOutputTopic(name, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecordsToList();
            }
        }
    }

    private <V> TestInputTopic<String, V> in(KafkaTopic<String, V> topic) {
        return driver.createInputTopic(
                topic.name(), topic.key().serializer(), topic.value().serializer());
    }

    private <V> TestOutputTopic<String, V> out(KafkaTopic<String, V> topic) {
        return driver.createOutputTopic(
                topic.name(), topic.key().deserializer(), topic.value().deserializer());
    }

    @Override
    public void close() {
        driver.close();
        inForce.close();
    }
}
