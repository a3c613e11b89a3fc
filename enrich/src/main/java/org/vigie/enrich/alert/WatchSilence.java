package org.vigie.enrich.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.JsonSerde;
import org.vigie.enrich.alert.Sign.Arrival;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.OnSilence;
import org.vigie.enrich.rules.RulesInForce;

/**
 * By rule on silence: an alert of whoever says nothing for longer than its {@link Rhythm} has it. No clock ticks here: what
 * others say tells how late it is, less an hour, as items do not arrive in the order of their times. When nobody at all was
 * heard of for hours, nobody was listening, and all silences begin anew.
 */
final class WatchSilence implements ProcessorSupplier<String, Sign, String, Alert> {
    private static final String CLOCKS = "clocks-of-silence";
    private static final String RHYTHMS = "rhythms";
    /** By rule and time; a value says nothing. */
    private static final String DUES = "silences-due";

    private static final Duration SLACK = Duration.ofHours(1);
    private static final Duration NOBODY_LISTENS = Duration.ofHours(3);

    /**
     * How late it is.
     *
     * @param newest time that was heard of
     * @param since when somebody is listening
     */
    record Clock(Instant newest, Instant since) {
        static Clock after(@Nullable Clock before, Instant time) {
            if (before == null) {
                return new Clock(time, time);
            }
            if (!time.isAfter(before.newest)) {
                return before;
            }
            boolean isResumed = before.newest.plus(NOBODY_LISTENS).isBefore(time);
            return new Clock(time, isResumed ? time : before.since);
        }
    }

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
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(CLOCKS), Serdes.String(), new JsonSerde<>(Clock.class)),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(RHYTHMS), Serdes.String(), new JsonSerde<>(Rhythm.class)),
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(DUES), Serdes.String(), Serdes.String())));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private final class Watch implements Processor<String, Sign, String, Alert> {
        private ProcessorContext<String, Alert> context;
        private KeyValueStore<String, Clock> clocks;
        private KeyValueStore<String, Rhythm> rhythms;
        private KeyValueStore<String, String> dues;

        @Override
        public void init(ProcessorContext<String, Alert> context) {
            this.context = context;
            this.clocks = context.getStateStore(CLOCKS);
            this.rhythms = context.getStateStore(RHYTHMS);
            this.dues = context.getStateStore(DUES);
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
                var clock = Clock.after(before, arrival.at());
                if (!clock.equals(before)) {
                    clocks.put(rule.id(), clock);
                }
                hear(record, rule, asked, clock, arrival);
                tellDue(record, rule, asked, clock);
            }
        }

        private void hear(Record<String, Sign> record, Rule rule, OnSilence asked, Clock clock, Arrival arrival) {
            var labels = arrival.labels();
            if (labels == null) {
                return;
            }
            var key = rule.id() + "/" + Series.name(labels);
            @Nullable Rhythm before = rhythms.get(key);
            var now = Rhythm.after(before, labels, arrival.at());
            var told = now.alert();
            if (before != null && told != null && told.withdrawn() == null && isHeardBefore(told, before, arrival)) {
                var why = "it was heard of at " + arrival.at();
                now = now.withAlert(forward(record, told, Form.withdrawn(told, why)));
            }
            enter(rule, asked, clock, key, now);
        }

        /** Whether an arrival that came late shows that there was no such silence. */
        private static boolean isHeardBefore(Alert told, Rhythm before, Arrival arrival) {
            return arrival.at().isAfter(before.last()) && arrival.at().isBefore(told.at());
        }

        /** Puts a rhythm under the time at which its silence becomes unusual. */
        /** Puts a rhythm under the time at which its silence becomes unusual. */
        private void enter(Rule rule, OnSilence asked, Clock clock, String key, Rhythm rhythm) {
            var due = due(asked, clock, rhythm);
            if (rhythm.due() != null && !rhythm.due().equals(due)) {
                dues.delete(entry(rule, rhythm.due(), key));
            }
            if (due != null) {
                dues.put(entry(rule, due, key), "");
            }
            rhythms.put(key, rhythm.withDue(due));
        }

        private void tellDue(Record<String, Sign> record, Rule rule, OnSilence asked, Clock clock) {
            var late = clock.newest().minus(SLACK);
            for (var key : keys(rule, late)) {
                @Nullable Rhythm rhythm = rhythms.get(key);
                if (rhythm == null || rhythm.due() == null) {
                    continue;
                }
                var due = due(asked, clock, rhythm);
                if (due == null || due.isAfter(late)) { // nobody was listening in between
                    enter(rule, asked, clock, key, rhythm);
                } else {
                    dues.delete(entry(rule, rhythm.due(), key));
                    var told = forward(record, null, alert(rule, rhythm, due));
                    rhythms.put(key, rhythm.withDue(null).withAlert(told));
                }
            }
        }

        private static @Nullable Instant due(OnSilence asked, Clock clock, Rhythm rhythm) {
            var limit = rhythm.limit(asked);
            var from = rhythm.last().isAfter(clock.since()) ? rhythm.last() : clock.since();
            return limit == null ? null : from.plus(limit);
        }

        private List<String> keys(Rule rule, Instant late) {
            var keys = new ArrayList<String>();
            try (var due = dues.range(entry(rule, Instant.EPOCH, ""), entry(rule, late, ""))) {
                due.forEachRemaining(each -> keys.add(each.key.substring(each.key.indexOf('\n') + 1)));
            }
            return keys;
        }

        private Alert forward(Record<String, Sign> record, @Nullable Alert before, Alert alert) {
            var now = Form.after(before, alert);
            if (now == null) {
                return alert;
            }
            context.forward(record.withKey(now.id()).withValue(now));
            return now;
        }
    }

    /** In the order of the times, to the second. */
    private static String entry(Rule rule, Instant due, String key) {
        return "%s %012d\n%s".formatted(rule.id(), due.getEpochSecond(), key);
    }

    private static Alert alert(Rule rule, Rhythm rhythm, Instant due) {
        var series = String.join(", ", Series.values(rhythm.labels()).toList());
        var since = rhythm.last().truncatedTo(ChronoUnit.MINUTES).toString();
        var usual = String.valueOf(rhythm.longestPause().toHours());
        var hours = String.valueOf(Duration.between(rhythm.last(), due).toHours());
        var labels = Series.known(rhythm.labels());
        var title = series + ": nothing since " + since + ", usually " + usual + " h at most";
        var values = Map.of("series", series, "since", since, "usual", usual, "hours", hours);
        return Form.alert(rule, Series.name(rhythm.labels()) + "/" + rhythm.last(), title, labels, values)
                .at(due)
                .country(labels.get("country"))
                .build();
    }
}
