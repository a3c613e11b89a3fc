package org.vigie.enrich.state;

import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter;

/**
 * A step that keeps a state for each key, changed by each record. Unlike an aggregation of the DSL it says nothing when a
 * record added nothing, and never holds a change back.
 *
 * @param <V> what is told
 * @param <S> what is kept, as JSON
 * @param <R> what is told on
 */
public final class Fold<V, S, R> implements FixedKeyProcessorSupplier<String, V, R> {
    private final String store;
    private final Class<S> state;
    private final Step<V, S> step;
    private final Telling<S, R> telling;

    /** What a record makes of a state. */
    public interface Step<V, S> {
        /** The state after it, null where it adds nothing; before the first record of a key there is none. */
        @Nullable
        S after(@Nullable S before, V told);
    }

    /** What is told of a state. */
    public interface Telling<S, R> {
        /** Null for a removal. */
        @Nullable
        R of(String key, S now);
    }

    /** @param store its name, also that of the topic that remembers it */
    public Fold(String store, Class<S> state, Step<V, S> step, Telling<S, R> telling) {
        this.store = store;
        this.state = state;
        this.step = step;
        this.telling = telling;
    }

    /** One that tells the state itself. */
    public static <V, S> Fold<V, S, S> of(String store, Class<S> state, Step<V, S> step) {
        return new Fold<>(store, state, step, (key, now) -> now);
    }

    @Override
    public FixedKeyProcessor<String, V, R> get() {
        return new Keep();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(JsonStore.of(store, state));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private final class Keep implements FixedKeyProcessor<String, V, R> {
        private FixedKeyProcessorContext<String, R> context;
        private KeyValueStore<String, S> kept;

        @Override
        public void init(FixedKeyProcessorContext<String, R> context) {
            this.context = context;
            this.kept = context.getStateStore(store);
        }

        @Override
        public void process(FixedKeyRecord<String, V> told) {
            var now = step.after(kept.get(told.key()), told.value());
            if (now != null) {
                kept.put(told.key(), now);
                context.forward(told.withValue(telling.of(told.key(), now)));
            } else if (told.headers().lastHeader(DeadLetter.REDRIVEN) != null) {
                tellAgain(told);
            }
        }

        /** A record that was refused further on is known here, and all the same it has never arrived. */
        private void tellAgain(FixedKeyRecord<String, V> told) {
            @Nullable S known = kept.get(told.key());
            if (known != null) {
                context.forward(told.withValue(telling.of(told.key(), known)));
            }
        }
    }
}
