package org.vigie.enrich.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.enrich.alert.Sign.Piece;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.Confirmation;
import org.vigie.enrich.rules.Rule.OnItem;
import org.vigie.enrich.rules.RulesInForce;
import org.vigie.enrich.state.JsonStore;

/**
 * By rule on items and story: one alert of all its {@link Pieces}, with the words of the first. Later items are evidence beside
 * it, and one from another outlet confirms it; nobody is told of that again, unless the rule wants it.
 */
final class JoinPieces implements ProcessorSupplier<String, Sign, String, Alert> {
    private static final String STORE = "alerts-on-items";

    /**
     * What is known of a story under a rule.
     *
     * @param alert as told, null for not yet
     * @param confirmed the alert of its own of a second outlet
     */
    record Gathered(
            Pieces pieces, @Nullable Alert alert, @Nullable Alert confirmed) {}

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
        return Set.of(JsonStore.of(STORE, Gathered.class));
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
            var pieces = Pieces.after(known == null ? null : known.pieces(), piece);
            var alert = known == null ? null : known.alert();
            var confirmed = known == null ? null : known.confirmed();
            var confirmedAt = pieces.confirmedAt();
            if (asked.confirmation() != Confirmation.REQUIRED) {
                alert = tell(
                        record, alert, alert(rule, pieces, "", pieces.first().at()));
            } else if (confirmedAt != null) {
                alert = tell(record, alert, alert(rule, pieces, "", confirmedAt));
            }
            if (asked.confirmation() == Confirmation.TOLD && confirmedAt != null) {
                confirmed = tell(record, confirmed, alert(rule, pieces, FollowAlerts.CONFIRMED, confirmedAt));
            }
            store.put(record.key(), new Gathered(pieces, alert, confirmed));
        }

        private @Nullable Alert tell(Record<String, Sign> record, @Nullable Alert before, Alert alert) {
            var now = Form.after(before, alert);
            if (now == null) {
                return before;
            }
            context.forward(record.withKey(now.id()).withValue(now));
            return now;
        }
    }

    private static Alert alert(Rule rule, Pieces pieces, String suffix, Instant at) {
        var first = pieces.first();
        var labels = new TreeMap<>(first.labels());
        labels.putAll(suffix.isEmpty() ? Map.of() : FollowAlerts.CONFIRMATION);
        return Form.alert(rule, first.thing() + suffix, first.evidence().title(), labels, Map.of())
                .at(at)
                .story(first.story())
                .country(first.country())
                .url(first.evidence().url())
                .evidence(pieces.evidence())
                .confirmed(pieces.confirmedAt() != null)
                .build();
    }
}
