package org.vigie.enrich.count;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.JsonSerde;

/**
 * By thing (an item, a model, a release): the cells that its new version leaves and enters; a null value leaves all.
 *
 * @param <T> the thing
 */
final class FindChanges<T> implements ProcessorSupplier<String, T, String, Change> {
    private final String storeName;
    private final Function<T, Set<Cell>> cells;

    FindChanges(String storeName, Function<T, Set<Cell>> cells) {
        this.storeName = storeName;
        this.cells = cells;
    }

    /** The cells a thing now stands in. */
    record Counted(SortedSet<Cell> cells) {}

    @Override
    public Processor<String, T, String, Change> get() {
        return new Find();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(storeName), Serdes.String(), new JsonSerde<>(Counted.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private final class Find implements Processor<String, T, String, Change> {
        private ProcessorContext<String, Change> context;
        private KeyValueStore<String, Counted> store;

        @Override
        public void init(ProcessorContext<String, Change> context) {
            this.context = context;
            this.store = context.getStateStore(storeName);
        }

        @Override
        public void process(Record<String, T> thing) {
            @Nullable Counted known = store.get(thing.key());
            var before = known == null ? new TreeSet<Cell>() : known.cells();
            var after = new TreeSet<Cell>(thing.value() == null ? Set.of() : cells.apply(thing.value()));
            if (before.equals(after)) {
                return;
            }
            store.put(thing.key(), after.isEmpty() ? null : new Counted(after));
            forward(thing, before, after, -1);
            forward(thing, after, before, +1);
        }

        private void forward(Record<String, T> thing, Set<Cell> in, Set<Cell> notIn, int by) {
            in.stream()
                    .filter(cell -> !notIn.contains(cell))
                    .forEach(cell -> context.forward(thing.withKey(cell.id()).withValue(new Change(cell, by))));
        }
    }
}
