package org.vigie.enrich;

import io.micrometer.core.instrument.Counter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Definition;
import org.vigie.contract.KafkaTopic;
import org.vigie.enrich.definitions.Registry;

/**
 * Follows the topic of definitions: each process reads all of it before its first record and each change at once. The store
 * is in memory, so that at every start all definitions come by here again. Values are decoded here and not by Streams, whose
 * global thread has no dead letters: a bad one costs itself.
 */
final class ReadDefinitions implements Processor<byte[], byte[], Void, Void> {
    private static final String STORE = "definitions";

    private final KafkaTopic<String, Definition> topic;
    private final List<Registry<?>> registries;
    private final Counter refused;
    private @Nullable KeyValueStore<byte[], byte[]> store;

    private ReadDefinitions(KafkaTopic<String, Definition> topic, List<Registry<?>> registries, Counter refused) {
        this.topic = topic;
        this.registries = registries;
        this.refused = refused;
    }

    /**
     * @param registries are each told of the definitions of their kind
     * @param refused counts definitions that could not be used
     */
    static void add(
            StreamsBuilder flow, KafkaTopic<String, Definition> topic, List<Registry<?>> registries, Counter refused) {
        flow.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                topic.name(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read-definitions"),
                () -> new ReadDefinitions(topic, registries, refused));
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (store != null) {
            store.put(record.key(), record.value());
        }
        var key = new String(record.key(), StandardCharsets.UTF_8);
        for (var registry : registries) {
            if (registry.isOf(key)
                    && !registry.tell(
                            key, () -> topic.value().deserializer().deserialize(topic.name(), record.value()))) {
                refused.increment();
            }
        }
    }
}
