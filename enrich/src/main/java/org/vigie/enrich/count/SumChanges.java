package org.vigie.enrich.count;

import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.JsonSerde;

/** By cell: the sum of all changes, with a version that counts them. */
final class SumChanges implements ProcessorSupplier<String, Change, String, Count> {
    private static final String STORE = "counts";

    @Override
    public Processor<String, Change, String, Count> get() {
        return new Sum();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(Count.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Sum implements Processor<String, Change, String, Count> {
        private ProcessorContext<String, Count> context;
        private KeyValueStore<String, Count> store;

        @Override
        public void init(ProcessorContext<String, Count> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Change> change) {
            @Nullable Count before = store.get(change.key());
            long number = before == null ? 0 : before.number();
            long version = before == null ? 0 : before.version();
            var now = change.value().cell().count(number + change.value().by(), version + 1);
            store.put(change.key(), now);
            context.forward(change.withValue(now));
        }
    }
}
