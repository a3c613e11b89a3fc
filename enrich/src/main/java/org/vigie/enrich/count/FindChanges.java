package org.vigie.enrich.count;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.JsonSerde;

/** By item: the cells that its new version leaves and enters. */
final class FindChanges implements ProcessorSupplier<String, EnrichedItem, String, Change> {
    private static final String STORE = "counted-items";

    /** The cells an item now stands in. */
    record Counted(SortedSet<Cell> cells) {}

    @Override
    public Processor<String, EnrichedItem, String, Change> get() {
        return new Find();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(Counted.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Find implements Processor<String, EnrichedItem, String, Change> {
        private ProcessorContext<String, Change> context;
        private KeyValueStore<String, Counted> store;

        @Override
        public void init(ProcessorContext<String, Change> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, EnrichedItem> item) {
            @Nullable Counted known = store.get(item.key());
            var before = known == null ? new TreeSet<Cell>() : known.cells();
            var after = new TreeSet<>(Cell.of(item.value()));
            if (before.equals(after)) {
                return;
            }
            store.put(item.key(), new Counted(after));
            forward(item, before, after, -1);
            forward(item, after, before, +1);
        }

        private void forward(Record<String, EnrichedItem> item, Set<Cell> in, Set<Cell> notIn, int by) {
            in.stream()
                    .filter(cell -> !notIn.contains(cell))
                    .forEach(cell -> context.forward(item.withKey(cell.id()).withValue(new Change(cell, by))));
        }
    }
}
