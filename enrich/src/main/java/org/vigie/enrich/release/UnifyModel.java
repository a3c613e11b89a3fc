package org.vigie.enrich.release;

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
import org.vigie.contract.JsonSerde;
import org.vigie.contract.ModelSnapshot;

/** Joins what the sources tell of a model; lets only through what adds something. */
final class UnifyModel implements FixedKeyProcessorSupplier<String, ModelSnapshot, UnifiedModel> {
    private static final String STORE = "unified-models";

    @Override
    public FixedKeyProcessor<String, ModelSnapshot, UnifiedModel> get() {
        return new Unify();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(UnifiedModel.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Unify implements FixedKeyProcessor<String, ModelSnapshot, UnifiedModel> {
        private FixedKeyProcessorContext<String, UnifiedModel> context;
        private KeyValueStore<String, UnifiedModel> store;

        @Override
        public void init(FixedKeyProcessorContext<String, UnifiedModel> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, ModelSnapshot> told) {
            @Nullable UnifiedModel known = store.get(told.key());
            var before = known == null ? UnifiedModel.NOTHING : known;
            if (before.knows(told.value())) {
                return;
            }
            var now = before.with(told.value());
            store.put(told.key(), now);
            context.forward(told.withValue(now));
        }
    }
}
