package org.vigie.enrich.count;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.enrich.state.JsonStore;

/**
 * By cell: adds up its changes. Each number is a sum or a maximum, so it is the same in whatever order the changes of
 * different things come. How many items a cell has of each outlet is remembered by cell and outlet, not in the cell: a
 * change costs the same where a thousand outlets write.
 */
final class Sum implements FixedKeyProcessorSupplier<String, Change, Count> {
    private static final String STORE = "counts";
    private static final String OUTLETS = "outlets-of-counts";

    @Override
    public FixedKeyProcessor<String, Change, Count> get() {
        return new Add();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        // In one order: the description of the topology is part of a process's name.
        return new LinkedHashSet<>(List.of(JsonStore.of(STORE, Count.class), JsonStore.of(OUTLETS, Serdes.Long())));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Add implements FixedKeyProcessor<String, Change, Count> {
        private FixedKeyProcessorContext<String, Count> context;
        private KeyValueStore<String, Count> counts;
        private KeyValueStore<String, Long> outlets;

        @Override
        public void init(FixedKeyProcessorContext<String, Count> context) {
            this.context = context;
            this.counts = context.getStateStore(STORE);
            this.outlets = context.getStateStore(OUTLETS);
        }

        @Override
        public void process(FixedKeyRecord<String, Change> record) {
            var change = record.value();
            @Nullable Count before = counts.get(record.key());
            var now = change.cell().kind() == null ? plain(before, change) : ofItems(record.key(), before, change);
            counts.put(record.key(), now);
            context.forward(record.withValue(now));
        }

        private static Count plain(@Nullable Count before, Change change) {
            long number = before == null ? 0 : before.number();
            return change.cell().count(number + change.by(), version(before));
        }

        private Count ofItems(String key, @Nullable Count before, Change change) {
            var left = change.before();
            var entered = change.after();
            boolean isTold = change.by() != 0 || !Objects.equals(outlet(left), outlet(entered));
            long outlets = isTold ? add(key, outlet(left), -1) + add(key, outlet(entered), 1) : 0;
            var at = change.at();
            boolean isLate = isTold && at != null && !at.isBefore(change.cell().end());
            return change.cell()
                    .count()
                    .items(number(before == null ? null : before.items()) + change.by())
                    .originals(number(before == null ? null : before.originals()) + original(entered) - original(left))
                    .outlets(number(before == null ? null : before.outlets()) + outlets)
                    .revision(number(before == null ? null : before.revision()) + (isLate ? 1 : 0))
                    .completeUntil(later(before == null ? null : before.completeUntil(), isTold ? at : null))
                    .version(version(before))
                    .build();
        }

        /** How many outlets more the cell has by it: 1, 0 or -1. */
        private long add(String key, @Nullable String outlet, int by) {
            if (outlet == null) {
                return 0;
            }
            var here = key + "\n" + outlet;
            @Nullable Long known = outlets.get(here);
            long before = number(known);
            long now = before + by;
            outlets.put(here, now == 0 ? null : now);
            return (now > 0 ? 1L : 0L) - (before > 0 ? 1L : 0L);
        }

        /** Counts the changes. */
        private static long version(@Nullable Count before) {
            return before == null ? 1 : before.version() + 1;
        }

        private static @Nullable String outlet(@Nullable Share share) {
            return share == null ? null : share.outlet();
        }

        private static int original(@Nullable Share share) {
            return share != null && share.original() ? 1 : 0;
        }

        private static long number(@Nullable Long number) {
            return number == null ? 0 : number;
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            return one == null || (other != null && other.isAfter(one)) ? other : one;
        }
    }
}
