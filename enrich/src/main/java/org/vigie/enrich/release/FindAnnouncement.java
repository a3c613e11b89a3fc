package org.vigie.enrich.release;

import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
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
import org.vigie.contract.Item;
import org.vigie.contract.JsonSerde;
import org.vigie.contract.Release.Announcement;
import org.vigie.enrich.model.RecogniseAnnouncement.Announces;

/** By item: the release that it announces, and the one that an earlier revision did. */
final class FindAnnouncement implements ProcessorSupplier<String, EnrichedItem, String, Placement> {
    private static final String STORE = "announcing-items";

    private final BiFunction<String, String, @Nullable Announces> recognise;

    FindAnnouncement(BiFunction<String, String, @Nullable Announces> recognise) {
        this.recognise = recognise;
    }

    /** The release that an item announces, and in which words. */
    record Told(String release, Announced announced) {}

    @Override
    public Processor<String, EnrichedItem, String, Placement> get() {
        return new Find();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(Told.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private final class Find implements Processor<String, EnrichedItem, String, Placement> {
        private ProcessorContext<String, Placement> context;
        private KeyValueStore<String, Told> store;

        @Override
        public void init(ProcessorContext<String, Placement> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, EnrichedItem> record) {
            var item = record.value().item();
            var found = recognise.apply(item.outlet(), item.title());
            var now = found == null ? null : new Told(found.release(), announced(item, found));
            @Nullable Told before = store.get(record.key());
            if (Objects.equals(before, now)) {
                return;
            }
            store.put(record.key(), now);
            if (before != null && (now == null || !now.release().equals(before.release()))) {
                context.forward(record.withKey(before.release())
                        .withValue(Placement.of(before.announced().withdrawn())));
            }
            if (now != null) {
                context.forward(record.withKey(now.release()).withValue(Placement.of(now.announced())));
            }
        }
    }

    private static Announced announced(Item item, Announces found) {
        var announcement = new Announcement(
                item.id(),
                item.url(),
                item.title(),
                item.publishedAt(),
                item.firstSeenAt(),
                Boolean.TRUE.equals(item.history()));
        var developer = found.developer();
        return new Announced(
                found.name(),
                developer.id(),
                developer.name(),
                developer.country(),
                developer.confidence(),
                found.family(),
                found.version(),
                announcement,
                false);
    }
}
