package org.vigie.enrich.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.vigie.contract.Alert.Evidence;
import org.vigie.contract.JsonSerde;
import org.vigie.enrich.alert.Sign.Piece;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.Confirmation;
import org.vigie.enrich.rules.Rule.OnItem;
import org.vigie.enrich.rules.RulesInForce;

/**
 * By rule on items and story: one alert of all its items, with the words of the first. Later items are evidence beside it,
 * and one from another outlet confirms it; nobody is told of that again, unless the rule wants it.
 */
final class JoinPieces implements ProcessorSupplier<String, Sign, String, Alert> {
    private static final String STORE = "alerts-on-items";

    /** More outlets than these are the same to everybody. */
    private static final int MOST_OUTLETS = 10;

    /**
     * What is known of a story under a rule.
     *
     * @param first piece, which the alert speaks of
     * @param outlets that had pieces
     * @param alert as told, null for not yet
     * @param confirmed the alert of its own of a second outlet
     */
    record Gathered(
            Piece first,
            List<Evidence> evidence,
            Set<String> outlets,
            @Nullable Alert alert,
            @Nullable Alert confirmed) {}

    private final RulesInForce rules;

    JoinPieces(RulesInForce rules) {
        this.rules = rules;
    }

    @Override
    public Processor<String, Sign, String, Alert> get() {
        return new Join();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(Gathered.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private final class Join implements Processor<String, Sign, String, Alert> {
        private ProcessorContext<String, Alert> context;
        private KeyValueStore<String, Gathered> store;

        @Override
        public void init(ProcessorContext<String, Alert> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Sign> record) {
            var piece = record.value().piece();
            if (piece == null) {
                return;
            }
            rules.rule(record.value().rule())
                    .filter(rule -> rule.what() instanceof OnItem)
                    .ifPresent(rule -> join(record, rule, (OnItem) rule.what(), piece));
        }

        private void join(Record<String, Sign> record, Rule rule, OnItem asked, Piece piece) {
            @Nullable Gathered known = store.get(record.key());
            var evidence = new ArrayList<Evidence>();
            var outlets = new TreeSet<String>();
            if (known != null) {
                evidence.addAll(known.evidence());
                outlets.addAll(known.outlets());
            }
            if (evidence.size() < Alert.MOST_EVIDENCE) {
                evidence.add(piece.evidence());
            }
            if (outlets.size() < MOST_OUTLETS) {
                outlets.add(piece.outlet());
            }
            var first = known == null ? piece : known.first();
            var alert = known == null ? null : known.alert();
            var confirmed = known == null ? null : known.confirmed();
            boolean isConfirmed = outlets.size() > 1;
            if (alert != null || isConfirmed || asked.confirmation() != Confirmation.REQUIRED) {
                var at = alert == null ? piece.at() : alert.at();
                alert = tell(record, alert, alert(rule, piece.thing(), Map.of(), first, evidence, isConfirmed, at));
            }
            if (isConfirmed && asked.confirmation() == Confirmation.TOLD) {
                var at = confirmed == null ? piece.at() : confirmed.at();
                var thing = piece.thing() + FollowAlerts.CONFIRMED;
                confirmed = tell(
                        record, confirmed, alert(rule, thing, FollowAlerts.CONFIRMATION, first, evidence, true, at));
            }
            store.put(record.key(), new Gathered(first, evidence, outlets, alert, confirmed));
        }

        private Alert tell(Record<String, Sign> record, @Nullable Alert before, Alert alert) {
            var now = Form.after(before, alert);
            if (now == null) {
                return alert;
            }
            context.forward(record.withKey(now.id()).withValue(now));
            return now;
        }
    }

    private static Alert alert(
            Rule rule,
            String thing,
            Map<String, String> labels,
            Piece first,
            List<Evidence> evidence,
            boolean isConfirmed,
            Instant at) {
        var all = new TreeMap<>(first.labels());
        all.putAll(labels);
        return Form.alert(rule, thing, first.evidence().title(), all, Map.of())
                .at(at)
                .story(first.story())
                .country(first.country())
                .url(first.evidence().url())
                .evidence(evidence)
                .confirmed(isConfirmed)
                .build();
    }
}
