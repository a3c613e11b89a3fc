package org.vigie.enrich.unify;

import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Item;
import org.vigie.contract.JsonSerde;

/** Joins what the sources tell of an item; lets only through what adds something. */
public final class UnifyItem implements FixedKeyProcessorSupplier<String, Item, Unified> {
    private static final String STORE = "unified-items";

    @Override
    public FixedKeyProcessor<String, Item, Unified> get() {
        return new Unify();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(Unified.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Unify implements FixedKeyProcessor<String, Item, Unified> {
        private FixedKeyProcessorContext<String, Unified> context;
        private KeyValueStore<String, Unified> store;

        @Override
        public void init(FixedKeyProcessorContext<String, Unified> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, Item> told) {
            @Nullable Unified known = store.get(told.key());
            if (known != null && known.knows(told.value())) {
                return;
            }
            var now = known == null ? Unified.first(told.value()) : known.with(told.value());
            store.put(told.key(), now);
            context.forward(told.withValue(now));
        }
    }
}
