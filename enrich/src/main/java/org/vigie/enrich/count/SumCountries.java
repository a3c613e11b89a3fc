package org.vigie.enrich.count;

import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.vigie.contract.Count.Measure;
import org.vigie.contract.CountBuilder;
import org.vigie.contract.JsonSerde;

/** By period: the families of each country, and how concentrated they are. */
final class SumCountries implements ProcessorSupplier<String, Change, String, Count> {
    private static final String STORE = "countries-of-periods";

    /** Families by country, with a version that counts the changes. */
    record Countries(SortedMap<String, Long> families, long version) {
        Countries with(Change change) {
            var next = new TreeMap<>(families);
            var country = Objects.requireNonNull(change.cell().country());
            next.merge(country, (long) change.by(), Long::sum);
            next.values().removeIf(number -> number == 0);
            return new Countries(next, version + 1);
        }
    }

    @Override
    public Processor<String, Change, String, Count> get() {
        return new Sum();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(Countries.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Sum implements Processor<String, Change, String, Count> {
        private ProcessorContext<String, Count> context;
        private KeyValueStore<String, Countries> store;

        @Override
        public void init(ProcessorContext<String, Count> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Change> change) {
            @Nullable Countries known = store.get(change.key());
            var before = known == null ? new Countries(new TreeMap<>(), 0) : known;
            var now = before.with(change.value());
            store.put(change.key(), now);
            context.forward(change.withValue(count(change, now)));
        }

        private static Count count(Record<String, Change> change, Countries now) {
            long families =
                    now.families().values().stream().mapToLong(Long::longValue).sum();
            var cell = change.value().cell();
            return CountBuilder.builder()
                    .id(change.key())
                    .measure(Measure.CONCENTRATION)
                    .period(cell.period())
                    .start(cell.start())
                    .families(families)
                    .concentration(
                            families == 0 ? null : Herfindahl.of(now.families().values()))
                    .version(now.version())
                    .build();
        }
    }
}
