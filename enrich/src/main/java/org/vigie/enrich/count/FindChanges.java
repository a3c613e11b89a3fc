package org.vigie.enrich.count;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.state.JsonStore;

/**
 * By thing (an item, a model, a release): the cells that its new version leaves and enters, and those where it stays as
 * another; a null value leaves all.
 *
 * @param <T> the thing
 */
final class FindChanges<T> implements ProcessorSupplier<String, T, String, Change> {
    private final String storeName;
    private final Function<T, Counted> counted;
    private final Function<T, @Nullable Instant> fetchedAt;

    /** @param fetchedAt when the version of a thing was fetched, null where nobody asks */
    FindChanges(String storeName, Function<T, Counted> counted, Function<T, @Nullable Instant> fetchedAt) {
        this.storeName = storeName;
        this.counted = counted;
        this.fetchedAt = fetchedAt;
    }

    @Override
    public Processor<String, T, String, Change> get() {
        return new Find();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(JsonStore.of(storeName, Counted.class));
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
            var before = known == null ? Counted.NOWHERE : known;
            var after = thing.value() == null ? Counted.NOWHERE : counted.apply(thing.value());
            if (before.equals(after)) {
                return;
            }
            store.put(thing.key(), after.cells().isEmpty() ? null : after);
            var at = thing.value() == null ? null : fetchedAt.apply(thing.value());
            for (var cell : before.cells()) {
                if (!after.cells().contains(cell)) {
                    forward(thing, new Change(cell, -1, before.share(), null, at));
                }
            }
            for (var cell : after.cells()) {
                if (!before.cells().contains(cell)) {
                    forward(thing, new Change(cell, 1, null, after.share(), at));
                } else if (!Objects.equals(before.share(), after.share())) {
                    forward(thing, new Change(cell, 0, before.share(), after.share(), at));
                }
            }
        }

        private void forward(Record<String, T> thing, Change change) {
            context.forward(thing.withKey(change.cell().id()).withValue(change));
        }
    }
}
