package org.vigie.enrich.alert;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert.Evidence;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.alert.Sign.Arrival;
import org.vigie.enrich.alert.Sign.Piece;
import org.vigie.enrich.alert.Sign.Tally;
import org.vigie.enrich.rules.ItemFields;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.OnItem;
import org.vigie.enrich.rules.Rule.OnRelease;
import org.vigie.enrich.rules.Rule.OnSilence;
import org.vigie.enrich.rules.Rule.OnVolume;
import org.vigie.enrich.rules.RulesInForce;
import org.vigie.enrich.state.JsonStore;

/**
 * By item: what it says to each rule. A rule on items hears of it once, in the first version that is as the rule wants it: a
 * page that changes to and fro is one piece of news. A rule on volume hears of each change, as counts do. Copies and what
 * stood there at the first read of its source say nothing to either.
 */
final class FindSigns implements ProcessorSupplier<String, EnrichedItem, String, Sign> {
    private static final String STORE = "signs-of-items";

    /**
     * What the rules know of an item.
     *
     * @param told rules on items that have heard of it
     * @param cells by rule on volume: where it is counted
     */
    record Noted(SortedSet<String> told, Map<String, List<Tally.Cell>> cells) {
        static final Noted NOTHING = new Noted(new TreeSet<>(), Map.of());

        boolean isEmpty() {
            return told.isEmpty() && cells.isEmpty();
        }
    }

    private final RulesInForce rules;

    FindSigns(RulesInForce rules) {
        this.rules = rules;
    }

    @Override
    public Processor<String, EnrichedItem, String, Sign> get() {
        return new Find();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(JsonStore.of(STORE, Noted.class));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private final class Find implements Processor<String, EnrichedItem, String, Sign> {
        private ProcessorContext<String, Sign> context;
        private KeyValueStore<String, Noted> store;

        @Override
        public void init(ProcessorContext<String, Sign> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, EnrichedItem> record) {
            @Nullable Noted known = store.get(record.key());
            var before = known == null ? Noted.NOTHING : known;
            var enriched = record.value();
            var heard = rules.heard(enriched);
            var signs = new ArrayList<Sign>();
            var told = new TreeSet<>(before.told());
            var cells = new TreeMap<String, List<Tally.Cell>>();
            for (var rule : heard.rules()) {
                var said = heard.said().get(rule.id());
                switch (rule.what()) {
                    case OnRelease release -> {} // asked elsewhere
                    case OnItem items -> {
                        if (Objections.isMeant(enriched, items, said) && told.add(rule.id())) {
                            signs.add(Sign.of(rule.id(), piece(enriched, items, said)));
                        }
                    }
                    case OnVolume volume -> {
                        if (Objections.isMeant(enriched, volume, said)) {
                            cells.put(rule.id(), cells(enriched, volume));
                        }
                    }
                    case OnSilence silence ->
                        signs.addAll(arrivals(
                                enriched, rule, silence, said, context.taskId().partition()));
                }
            }
            signs.addAll(tallies(before.cells(), cells, enriched));
            var now = new Noted(told, cells);
            if (!now.equals(before)) {
                store.put(record.key(), now.isEmpty() ? null : now);
            }
            signs.forEach(sign -> context.forward(record.withKey(sign.key()).withValue(sign)));
        }
    }

    private static Piece piece(EnrichedItem enriched, OnItem asked, @Nullable TopicMatch said) {
        var item = enriched.item();
        boolean isStory = asked.perStory() && enriched.story() != null;
        return new Piece(
                isStory ? String.valueOf(enriched.story()) : item.id(),
                enriched.story(),
                item.outlet(),
                item.country(),
                item.firstSeenAt(),
                ItemFields.labels(enriched, asked.selection()),
                evidence(enriched, ItemFields.words(enriched, asked.selection(), Stream.ofNullable(said))));
    }

    private static Evidence evidence(EnrichedItem enriched, List<String> words) {
        var item = enriched.item();
        return new Evidence("item/" + item.id(), item.title(), item.url(), item.publishedAt(), words);
    }

    static List<Tally.Cell> cells(EnrichedItem enriched, OnVolume asked) {
        var day = LocalDate.ofInstant(enriched.item().publishedAt(), ZoneOffset.UTC);
        return Series.of(enriched, asked.selection(), asked.by()).stream()
                .map(labels -> new Tally.Cell(labels, day))
                .toList();
    }

    private static List<Sign> tallies(
            Map<String, List<Tally.Cell>> before, Map<String, List<Tally.Cell>> after, EnrichedItem enriched) {
        var at = enriched.item().fetchedAt();
        var item = evidence(enriched, List.of());
        var signs = new ArrayList<Sign>();
        var ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (var rule : ids) {
            var left = new LinkedHashSet<>(before.getOrDefault(rule, List.of()));
            var entered = new LinkedHashSet<>(after.getOrDefault(rule, List.of()));
            left.removeAll(after.getOrDefault(rule, List.of()));
            entered.removeAll(before.getOrDefault(rule, List.of()));
            left.forEach(cell -> signs.add(Sign.of(rule, new Tally(cell, -1, at, item))));
            entered.forEach(cell -> signs.add(Sign.of(rule, new Tally(cell, 1, at, item))));
        }
        return signs;
    }

    /** Every item tells how late it is, also those that the rule does not mean: who is silent sends nothing that could. */
    private static List<Sign> arrivals(
            EnrichedItem enriched, Rule rule, OnSilence asked, @Nullable TopicMatch said, int partition) {
        var at = enriched.item().firstSeenAt();
        var series = Objections.isMeant(enriched, asked, said)
                ? Series.of(enriched, asked.selection(), asked.by())
                : List.<SortedMap<String, String>>of();
        return series.isEmpty()
                ? List.of(Sign.of(rule.id(), new Arrival(null, at, partition)))
                : series.stream()
                        .map(labels -> Sign.of(rule.id(), new Arrival(labels, at, partition)))
                        .toList();
    }
}
