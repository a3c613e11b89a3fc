package org.vigie.enrich.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.enrich.alert.Level.Usual;
import org.vigie.enrich.alert.Sign.Tally.Cell;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.OnVolume;
import org.vigie.enrich.rules.RulesInForce;
import org.vigie.enrich.state.JsonStore;

/**
 * By rule on volume and series: an alert of each day that rises above its usual level, in the moment in which it does. Its
 * number follows the day; nobody is told of that again. It is withdrawn when the day is as usual after all.
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
        return Set.of(JsonStore.of(STORE, Level.class));
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
            var level = Level.after(before, day, tally.by(), tally.at(), tally.evidence());
            var rule = rules.rule(record.value().rule()).orElse(null);
            if (rule != null && rule.what() instanceof OnVolume asked) {
                for (var concerned : level.concerned(day, asked.baseline())) {
                    var told = judge(rule, asked, level, concerned, tally.cell());
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
    private static @Nullable Alert judge(Rule rule, OnVolume asked, Level level, LocalDate day, Cell cell) {
        var usual = level.usual(day, asked);
        var of = level.day(day);
        var before = of.alert();
        if (before != null && before.withdrawn() == null && !isOfVersion(before, rule)) {
            return null; // what another version has told stays told
        }
        if (usual != null && level.objection(day, asked) == null) {
            return Form.after(before, alert(rule, asked, of, usual, day, cell));
        }
        return before == null || before.withdrawn() != null
                ? null
                : Form.after(before, Form.withdrawn(before, "the day is as usual"));
    }

    private static boolean isOfVersion(Alert told, Rule rule) {
        return told.ruleVersion() != null && told.ruleVersion() == rule.version();
    }

    private static Alert alert(Rule rule, OnVolume asked, Level.Day of, Usual usual, LocalDate day, Cell cell) {
        var usually = String.format(Locale.ROOT, "%.1f", usual.mean());
        var series = String.join(", ", Series.values(cell.labels()).toList());
        var title = series + ": " + of.count() + " on " + day + ", usually " + usually;
        var values =
                Map.of("series", series, "count", String.valueOf(of.count()), "day", day.toString(), "usual", usually);
        var labels = Series.known(cell.labels());
        return Form.alert(rule, cell.series() + "/" + day, title, labels, values)
                .at(at(of.passed(Math.max(usual.bound(asked.deviations()), asked.minimum() - 1), former(of)), day))
                .country(labels.get("country"))
                .evidence(of.evidence())
                .build();
    }

    private static Instant former(Level.Day of) {
        return of.alert() == null ? Instant.MAX : of.alert().at();
    }

    /** What comes long after a day is no news of it. */
    private static Instant at(Instant seen, LocalDate day) {
        var latest = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).plus(LATEST);
        return seen.isAfter(latest) ? latest : seen;
    }
}
