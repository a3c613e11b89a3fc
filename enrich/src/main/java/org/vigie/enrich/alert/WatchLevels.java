package org.vigie.enrich.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.JsonSerde;
import org.vigie.enrich.alert.Level.Usual;
import org.vigie.enrich.alert.Sign.Tally;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.OnVolume;
import org.vigie.enrich.rules.RulesInForce;

/**
 * By rule on volume and series: an alert of each day that rises above its usual level, in the moment in which it does. The
 * number it tells is the one it had then, so that nobody is corrected with each further item. It is withdrawn when half of
 * what was unusual is gone.
 */
final class WatchLevels implements ProcessorSupplier<String, Sign, String, Alert> {
    static final String STORE = "levels";

    /** Later than so long after the end of a day nothing happens on it. */
    private static final Duration LATEST = Duration.ofDays(1);

    private final RulesInForce rules;

    WatchLevels(RulesInForce rules) {
        this.rules = rules;
    }

    @Override
    public Processor<String, Sign, String, Alert> get() {
        return new Watch();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(Level.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private final class Watch implements Processor<String, Sign, String, Alert> {
        private ProcessorContext<String, Alert> context;
        private KeyValueStore<String, Level> store;

        @Override
        public void init(ProcessorContext<String, Alert> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Sign> record) {
            var tally = record.value().tally();
            if (tally == null) {
                return;
            }
            @Nullable Level before = store.get(record.key());
            var day = tally.cell().day();
            var level = Level.after(before, day, tally.by(), tally.evidence());
            var rule = rules.rule(record.value().rule()).orElse(null);
            if (rule != null && rule.what() instanceof OnVolume asked) {
                for (var concerned : level.concerned(day, asked.baseline())) {
                    var told = judge(rule, asked, level, concerned, tally);
                    if (told != null) {
                        level = level.with(concerned, told);
                        context.forward(record.withKey(told.id()).withValue(told));
                    }
                }
            }
            store.put(record.key(), level);
        }
    }

    /** The alert of a day as it is to be told; null where nothing is to be told. */
    private static @Nullable Alert judge(Rule rule, OnVolume asked, Level level, LocalDate day, Tally tally) {
        var usual = level.usual(day, asked);
        var of = level.day(day);
        var before = of.alert();
        if (before == null || before.withdrawn() != null) {
            boolean isUnusual = level.objection(day, asked) == null;
            return usual != null && isUnusual ? Form.after(before, alert(rule, of, usual, day, tally)) : null;
        }
        boolean isUsual = usual == null || of.count() <= usual.bound(asked.deviations() / 2);
        return isUsual ? Form.after(before, Form.withdrawn(before, "there are fewer items on that day")) : null;
    }

    private static Alert alert(Rule rule, Level.Day of, Usual usual, LocalDate day, Tally tally) {
        var cell = tally.cell();
        var usually = String.format(Locale.ROOT, "%.1f", usual.mean());
        var series = String.join(", ", Series.values(cell.labels()).toList());
        var title = series + ": " + of.count() + " on " + day + ", usually " + usually;
        var values =
                Map.of("series", series, "count", String.valueOf(of.count()), "day", day.toString(), "usual", usually);
        var labels = Series.known(cell.labels());
        return Form.alert(rule, cell.series() + "/" + day, title, labels, values)
                .at(at(tally.at(), day))
                .country(labels.get("country"))
                .evidence(List.copyOf(of.items()))
                .build();
    }

    /** What comes long after a day is no news of it. */
    private static Instant at(Instant seen, LocalDate day) {
        var latest = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).plus(LATEST);
        return seen.isAfter(latest) ? latest : seen;
    }
}
