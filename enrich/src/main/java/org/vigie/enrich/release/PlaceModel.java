package org.vigie.enrich.release;

import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.vigie.contract.Model;

/** By model: which release it belongs to, and which it has left. */
final class PlaceModel implements ProcessorSupplier<String, Model, String, Placement> {
    private static final String STORE = "placed-models";

    @Override
    public Processor<String, Model, String, Placement> get() {
        return new Place();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        Serde<String> text = Serdes.String();
        return Set.of(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), text, text));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Place implements Processor<String, Model, String, Placement> {
        private ProcessorContext<String, Placement> context;
        private KeyValueStore<String, String> store;

        @Override
        public void init(ProcessorContext<String, Placement> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Model> model) {
            var release = model.value().release();
            var before = store.get(model.key());
            if (before != null && !before.equals(release)) {
                context.forward(model.withKey(before).withValue(Placement.leaving(model.key())));
            }
            if (!release.equals(before)) {
                store.put(model.key(), release);
            }
            context.forward(model.withKey(release).withValue(Placement.of(model.value())));
        }
    }
}
