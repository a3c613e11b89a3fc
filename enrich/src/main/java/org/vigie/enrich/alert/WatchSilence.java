package org.vigie.enrich.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Alert.Lasting;
import org.vigie.enrich.alert.Sign.Arrival;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.OnSilence;
import org.vigie.enrich.rules.RulesInForce;
import org.vigie.enrich.state.JsonStore;

/**
 * By rule on silence: an alert of whoever says nothing for longer than its {@link Rhythm} has it, and its end when they speak
 * again. What items say waits until
 * the {@link Clock} is there, and is then looked at in the order of the times.
 */
final class WatchSilence implements ProcessorSupplier<String, Sign, String, Alert> {
    private static final String CLOCKS = "clocks-of-silence";
    private static final String RHYTHMS = "rhythms";
    /** What is still to be looked at, by rule and time. */
    private static final String WAITING = "arrivals-waiting";
    /** Rhythms by rule and the time at which their silence becomes unusual; a value says nothing. */
    private static final String DUES = "silences-due";

    private final RulesInForce rules;

    WatchSilence(RulesInForce rules) {
        this.rules = rules;
    }

    @Override
    public Processor<String, Sign, String, Alert> get() {
        return new Watch();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        // In one order: the description of the topology is part of a process's name.
        return new LinkedHashSet<>(List.of(
                JsonStore.of(CLOCKS, Clock.class),
                JsonStore.of(RHYTHMS, Rhythm.class),
                JsonStore.of(WAITING, Arrival.class),
                JsonStore.of(DUES, Serdes.String())));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private final class Watch implements Processor<String, Sign, String, Alert> {
        private ProcessorContext<String, Alert> context;
        private KeyValueStore<String, Clock> clocks;
        private KeyValueStore<String, Rhythm> rhythms;
        private Agenda<Arrival> waiting;
        private Agenda<String> dues;

        @Override
        public void init(ProcessorContext<String, Alert> context) {
            this.context = context;
            this.clocks = context.getStateStore(CLOCKS);
            this.rhythms = context.getStateStore(RHYTHMS);
            this.waiting = new Agenda<>(context.getStateStore(WAITING));
            this.dues = new Agenda<>(context.getStateStore(DUES));
        }

        @Override
        public void process(Record<String, Sign> record) {
            var arrival = record.value().arrival();
            if (arrival == null) {
                return;
            }
            var rule = rules.rule(record.value().rule()).orElse(null);
            if (rule != null && rule.what() instanceof OnSilence asked) {
                @Nullable Clock before = clocks.get(rule.id());
                waiting.put(rule.id(), arrival.at(), series(rule, arrival), arrival);
                var clock = Clock.hears(before, arrival.partition(), arrival.at());
                for (var ripe : waiting.take(rule.id(), clock.ripe())) {
                    clock = clock.at(ripe.value().at());
                    tellDue(record, rule, asked, clock, ripe.value().at());
                    hear(record, rule, asked, clock, ripe.value());
                }
                if (!clock.equals(before)) {
                    clocks.put(rule.id(), clock);
                }
            }
        }

        private void hear(Record<String, Sign> record, Rule rule, OnSilence asked, Clock clock, Arrival arrival) {
            if (arrival.labels() == null) {
                return;
            }
            var key = series(rule, arrival);
            @Nullable Rhythm before = rhythms.get(key);
            if (before == null || arrival.at().isAfter(before.last())) { // a revision is no sign of life
                if (before != null && before.told() != null) {
                    forward(record, Form.ended(before.told(), arrival.at()));
                }
                enter(rule, asked, clock, key, Rhythm.after(before, arrival.labels(), arrival.at()));
            }
        }

        /** Puts a rhythm under the time at which its silence becomes unusual. */
        private void enter(Rule rule, OnSilence asked, Clock clock, String key, Rhythm rhythm) {
            var due = due(asked, clock, rhythm);
            if (rhythm.due() != null && !rhythm.due().equals(due)) {
                dues.remove(rule.id(), rhythm.due(), key);
            }
            if (due != null) {
                dues.put(rule.id(), due, key, "");
            }
            rhythms.put(key, rhythm.withDue(due));
        }

        private void tellDue(Record<String, Sign> record, Rule rule, OnSilence asked, Clock clock, Instant now) {
            for (var entered : dues.take(rule.id(), now)) {
                var key = entered.key();
                @Nullable Rhythm rhythm = rhythms.get(key);
                if (rhythm == null || rhythm.due() == null) {
                    continue;
                }
                var due = due(asked, clock, rhythm);
                if (due == null || due.isAfter(now)) { // nobody was listening in between
                    enter(rule, asked, clock, key, rhythm);
                } else {
                    var alert = Form.first(alert(rule, rhythm, now));
                    rhythms.put(key, rhythm.withTold(alert));
                    forward(record, alert);
                }
            }
        }

        private void forward(Record<String, Sign> record, Alert alert) {
            context.forward(record.withKey(alert.id()).withValue(alert));
        }

        private static @Nullable Instant due(OnSilence asked, Clock clock, Rhythm rhythm) {
            var limit = rhythm.limit(asked);
            return limit == null ? null : clock.counted(rhythm.last()).plus(limit);
        }
    }

    private static String series(Rule rule, Arrival arrival) {
        return arrival.labels() == null ? "" : rule.id() + "/" + Series.name(arrival.labels());
    }

    private static Alert alert(Rule rule, Rhythm rhythm, Instant now) {
        var series = String.join(", ", Series.values(rhythm.labels()).toList());
        var since = rhythm.last().truncatedTo(ChronoUnit.MINUTES).toString();
        var usual = String.valueOf(rhythm.longestPause().toHours());
        var hours = String.valueOf(Duration.between(rhythm.last(), now).toHours());
        var labels = Series.known(rhythm.labels());
        var title = series + ": nothing since " + since + ", usually " + usual + " h at most";
        var values = Map.of("series", series, "since", since, "usual", usual, "hours", hours);
        return Form.alert(rule, Series.name(rhythm.labels()) + "/" + rhythm.last(), title, labels, values)
                .at(now)
                .country(labels.get("country"))
                .lasting(new Lasting(rhythm.last(), null))
                .build();
    }
}
