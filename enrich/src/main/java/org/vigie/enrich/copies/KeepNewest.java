package org.vigie.enrich.copies;

import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Duplicate;
import org.vigie.contract.EnrichedItem;
import org.vigie.enrich.state.JsonStore;

/**
 * By item: what comes back from the languages, in an order again. Verdicts on one version come from one language, in order;
 * those of versions in different languages may overtake each other, and the older one is dropped. What is judged anew gets
 * a version of its own.
 */
final class KeepNewest implements FixedKeyProcessorSupplier<String, Verdict, EnrichedItem> {
    private static final String STORE = "judged-items";

    /**
     * The last that was told.
     *
     * @param revisions version of the item as it was before it was judged
     * @param version under which it was told
     */
    record Standing(int revisions, int version, @Nullable Duplicate duplicate) {
        /** Null for what has been overtaken. */
        static @Nullable Standing after(@Nullable Standing before, Verdict verdict) {
            int revisions = verdict.enriched().version();
            var duplicate = verdict.enriched().duplicate();
            if (before == null) {
                return new Standing(revisions, revisions, duplicate);
            }
            return revisions < before.revisions
                    ? null
                    : new Standing(
                            revisions,
                            Math.max(revisions, before.version + 1),
                            verdict.judged() ? duplicate : before.duplicate);
        }
    }

    @Override
    public FixedKeyProcessor<String, Verdict, EnrichedItem> get() {
        return new Keep();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(JsonStore.of(STORE, Standing.class));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Keep implements FixedKeyProcessor<String, Verdict, EnrichedItem> {
        private FixedKeyProcessorContext<String, EnrichedItem> context;
        private KeyValueStore<String, Standing> standings;

        @Override
        public void init(FixedKeyProcessorContext<String, EnrichedItem> context) {
            this.context = context;
            this.standings = context.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, Verdict> verdict) {
            var now = Standing.after(standings.get(verdict.key()), verdict.value());
            if (now != null) {
                standings.put(verdict.key(), now);
                context.forward(verdict.withValue(
                        verdict.value().enriched().with(now.duplicate()).withVersion(now.version())));
            }
        }
    }
}
