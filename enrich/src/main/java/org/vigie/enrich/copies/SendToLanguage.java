package org.vigie.enrich.copies;

import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.state.JsonStore;

/** By item: sends it to its language, and takes it out of the one it has left. */
final class SendToLanguage implements ProcessorSupplier<String, Arrival, String, Arrival> {
    private static final String STORE = "languages-of-items";

    @Override
    public Processor<String, Arrival, String, Arrival> get() {
        return new Send();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(JsonStore.of(STORE, Serdes.String()));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Send implements Processor<String, Arrival, String, Arrival> {
        private ProcessorContext<String, Arrival> context;
        private KeyValueStore<String, String> languages;

        @Override
        public void init(ProcessorContext<String, Arrival> context) {
            this.context = context;
            this.languages = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Arrival> arrival) {
            var enriched = arrival.value().enriched();
            if (enriched == null) {
                return;
            }
            @Nullable String before = languages.get(arrival.key());
            var now = enriched.language().code();
            if (!now.equals(before)) {
                languages.put(arrival.key(), now);
                if (before != null) {
                    context.forward(arrival.withKey(before).withValue(Arrival.leaving(arrival.key())));
                }
            }
            context.forward(arrival.withKey(now));
        }
    }
}
