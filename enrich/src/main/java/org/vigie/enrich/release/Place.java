package org.vigie.enrich.release;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.state.JsonStore;

/**
 * By thing (a model, an item): the release it belongs to now, and the one it has left.
 *
 * @param <V> the thing
 */
final class Place<V> implements ProcessorSupplier<String, V, String, Placement> {
    private final String storeName;
    private final Function<V, @Nullable Placement> where;

    /** @param where null for what belongs to no release */
    Place(String storeName, Function<V, @Nullable Placement> where) {
        this.storeName = storeName;
        this.where = where;
    }

    @Override
    public Processor<String, V, String, Placement> get() {
        return new Move();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        Serde<String> text = Serdes.String();
        return Set.of(JsonStore.of(storeName, text));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private final class Move implements Processor<String, V, String, Placement> {
        private ProcessorContext<String, Placement> context;
        private KeyValueStore<String, String> releases;

        @Override
        public void init(ProcessorContext<String, Placement> context) {
            this.context = context;
            this.releases = context.getStateStore(storeName);
        }

        @Override
        public void process(Record<String, V> thing) {
            @Nullable String before = releases.get(thing.key());
            var now = where.apply(thing.value());
            var release = now == null ? null : now.release();
            if (!Objects.equals(before, release)) {
                releases.put(thing.key(), release);
                if (before != null) {
                    context.forward(thing.withKey(before).withValue(Placement.leaving(before, thing.key())));
                }
            }
            if (now != null) {
                context.forward(thing.withKey(now.release()).withValue(now));
            }
        }
    }
}
