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
import org.vigie.contract.Release;

/** By release: everything that belongs to it, as one record; null when the last of it has left. */
final class JoinRelease implements FixedKeyProcessorSupplier<String, Placement, Release> {
    private static final String STORE = "joined-releases";

    @Override
    public FixedKeyProcessor<String, Placement, Release> get() {
        return new Join();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(Joined.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Join implements FixedKeyProcessor<String, Placement, Release> {
        private FixedKeyProcessorContext<String, Release> context;
        private KeyValueStore<String, Joined> store;

        @Override
        public void init(FixedKeyProcessorContext<String, Release> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, Placement> change) {
            @Nullable Joined known = store.get(change.key());
            var now = (known == null ? Joined.NOTHING : known).with(change.value());
            store.put(change.key(), now); // an empty one, too: its version must go on growing
            context.forward(change.withValue(now.isEmpty() ? null : Releases.of(change.key(), now)));
        }
    }
}
