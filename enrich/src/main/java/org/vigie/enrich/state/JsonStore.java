package org.vigie.enrich.state;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.vigie.contract.JsonSerde;

/**
 * Where a step keeps what it knows, by key: on disk, in a topic of its own, and what changes often in memory until the next
 * commit, so that it is written once for all changes in between.
 */
public final class JsonStore {
    private JsonStore() {}

    /**
     * One for records, as JSON.
     *
     * @param name also that of the topic that remembers it
     */
    public static <V> StoreBuilder<KeyValueStore<String, V>> of(String name, Class<V> value) {
        return of(name, new JsonSerde<>(value));
    }

    /** One for what is no record. */
    public static <V> StoreBuilder<KeyValueStore<String, V>> of(String name, Serde<V> value) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), value)
                .withCachingEnabled();
    }
}
