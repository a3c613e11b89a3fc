package org.vigie.enrich.copies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;
import org.vigie.enrich.state.JsonStore;

/**
 * By language: judges what arrives, and tells again what is judged otherwise by it. One record for each item is stored; what
 * is compared with is built from them in memory at each start, since a store is too slow to be asked for every print.
 */
final class FindCopies implements ProcessorSupplier<String, Arrival, String, Judgement> {
    private static final String STORE = "items-within-window";

    @Override
    public Processor<String, Arrival, String, Judgement> get() {
        return new Find();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(JsonStore.of(STORE, Kept.class));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Find implements Processor<String, Arrival, String, Judgement> {
        private ProcessorContext<String, Judgement> context;
        private KeyValueStore<String, Kept> store;
        private AllCopies languages;

        @Override
        public void init(ProcessorContext<String, Judgement> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
            var judged = new HashMap<String, List<Copies.Judged>>();
            try (var all = store.all()) {
                all.forEachRemaining(entry -> {
                    var enriched = entry.value.enriched();
                    judged.computeIfAbsent(enriched.language().code(), code -> new ArrayList<>())
                            .add(new Copies.Judged(Known.of(enriched, entry.value.prints()), enriched.duplicate()));
                });
            }
            this.languages = AllCopies.of(judged);
        }

        @Override
        public void process(Record<String, Arrival> record) {
            var copies = languages.in(record.key());
            var enriched = record.value().enriched();
            var prints = record.value().prints();
            if (enriched == null || prints == null) {
                forget(copies, record);
                context.forward(record.withValue(new Judgement(record.value().item(), null, true)));
                return;
            }
            var known = Known.of(enriched, prints);
            if (!AllCopies.areComparable(record.key(), prints)) {
                forget(copies, record);
                forward(record, enriched, true);
            } else if (copies.isBehind(known)) {
                renew(enriched);
                forward(record, enriched, false);
            } else {
                tell(copies.tell(known), record, new Kept(enriched, prints)); // it is among those that are told
                copies.expire().forEach(store::delete);
            }
        }

        /** A first copy may still be there for its copies; what was fetched no later has the same text. */
        private void renew(EnrichedItem enriched) {
            var id = enriched.item().id();
            @Nullable Kept kept = store.get(id);
            if (kept != null) {
                store.put(id, new Kept(enriched.with(kept.enriched().duplicate()), kept.prints()));
            }
        }

        private void forget(Copies copies, Record<String, Arrival> record) {
            tell(copies.forget(record.value().item()), record, null);
            store.delete(record.value().item());
        }

        /** @param arrived what is not stored yet */
        private void tell(List<Copies.Judged> judged, Record<String, Arrival> cause, @Nullable Kept arrived) {
            for (var one : judged) {
                var kept = kept(one.item().id(), arrived);
                var enriched = kept.enriched().with(one.duplicate());
                store.put(one.item().id(), new Kept(enriched, kept.prints()));
                forward(cause, enriched, true);
            }
        }

        private Kept kept(String id, @Nullable Kept arrived) {
            return arrived != null && arrived.enriched().item().id().equals(id)
                    ? arrived
                    : Objects.requireNonNull(store.get(id), "an item that is judged is stored");
        }

        private void forward(Record<String, Arrival> cause, EnrichedItem enriched, boolean isJudged) {
            context.forward(cause.withValue(new Judgement(enriched.item().id(), enriched, isJudged)));
        }
    }
}
