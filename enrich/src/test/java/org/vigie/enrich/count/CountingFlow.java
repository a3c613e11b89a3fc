package org.vigie.enrich.count;

import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.JsonSerde;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.Model;
import org.vigie.contract.Release;

/** The steps of counting alone, fed and read by a test. */
final class CountingFlow implements AutoCloseable {
    private static final KafkaTopics TOPICS = new KafkaTopics("vigie.");

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, EnrichedItem> items;
    private final TestOutputTopic<String, Count> counted;
    private final TreeMap<String, Count> counts = new TreeMap<>();

    CountingFlow(Path state) {
        var flow = new StreamsBuilder();
        Counting.add(
                read(flow, "items", EnrichedItem.class),
                read(flow, "models", Model.class),
                read(flow, "releases", Release.class),
                TOPICS);
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "counting");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(flow.build(), settings);
        items = driver.createInputTopic(
                "items", Serdes.String().serializer(), new JsonSerde<>(EnrichedItem.class).serializer());
        counted = driver.createOutputTopic(
                TOPICS.counts().name(),
                TOPICS.counts().key().deserializer(),
                TOPICS.counts().value().deserializer());
    }

    private static <V> KStream<String, V> read(StreamsBuilder flow, String topic, Class<V> type) {
        Serde<V> value = new JsonSerde<>(type);
        return flow.stream(topic, Consumed.with(Serdes.String(), value).withName("read-" + topic));
    }

    /** @param item null for one that is gone */
    void tell(String id, @Nullable EnrichedItem item) {
        items.pipeInput(id, item);
    }

    /** All that were ever told, as they now stand, by id. */
    SortedMap<String, Count> counts() {
        counted.readValuesToList().forEach(count -> counts.put(count.id(), count));
        return counts;
    }

    /** Where a step remembers something, to be filled by hand. */
    <V> KeyValueStore<String, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    @Override
    public void close() {
        driver.close();
    }
}
