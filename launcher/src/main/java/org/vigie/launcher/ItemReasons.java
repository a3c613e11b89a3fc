package org.vigie.launcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.contract.Alert;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Release;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.Backtest;
import org.vigie.enrich.alert.Objections;
import org.vigie.enrich.definitions.Registry;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.Confirmation;
import org.vigie.enrich.rules.Rule.OnItem;
import org.vigie.enrich.rules.Rule.OnRelease;
import org.vigie.enrich.rules.Rule.OnSilence;
import org.vigie.enrich.rules.Rule.OnVolume;
import org.vigie.enrich.rules.RuleKind;
import org.vigie.enrich.rules.RulesInForce;

/**
 * What each rule says of a stored thing.
 *
 * @param alerts that there are of it
 */
record ItemReasons(List<Rule> rules, List<Alert> alerts, KafkaConfig kafka) {
    /**
     * One sentence of a rule.
     *
     * @param why in what the thing is not as the rule wants it, or what else there is to say; may be empty
     */
    record Reason(String rule, boolean meant, String why) {
        List<String> row() {
            return List.of(rule, meant ? "yes" : "no", ListAlerts.plain(why));
        }
    }

    /** Of a release. */
    static List<Reason> of(List<Rule> rules, Release release) {
        var reasons = new ArrayList<Reason>();
        rules.forEach(rule -> reasons.addAll(reasons(rule, Objections.to(rule, release), "")));
        return reasons;
    }

    /** Of an item. */
    List<Reason> of(EnrichedItem item) {
        var said = said(item);
        var days = days(item, said);
        var reasons = new ArrayList<Reason>();
        for (var rule : rules) {
            var objections = Objections.to(rule, item, said.get(rule.id()));
            if (rule.what() instanceof OnVolume && objections.isEmpty()) {
                days.getOrDefault(rule.id(), List.of())
                        .forEach(day -> reasons.add(new Reason(rule.id(), true, "it counts in " + day)));
            } else {
                reasons.addAll(reasons(rule, objections, because(rule, item)));
            }
        }
        return reasons;
    }

    private static List<Reason> reasons(Rule rule, List<String> objections, String because) {
        return objections.isEmpty()
                ? List.of(new Reason(rule.id(), true, because))
                : objections.stream()
                        .map(objection -> new Reason(rule.id(), false, objection))
                        .toList();
    }

    private Map<String, TopicMatch> said(EnrichedItem item) {
        try (var asked = new RulesInForce(new Registry<>(RuleKind.INSTANCE, rules), Runnable::run)) {
            return asked.said(item);
        }
    }

    private String because(Rule rule, EnrichedItem item) {
        return switch (rule.what()) {
            case OnRelease asked -> "";
            case OnItem asked -> untold(rule, asked);
            case OnVolume asked -> "";
            case OnSilence asked -> "it is a sign of life of " + item.item().source();
        };
    }

    private String untold(Rule rule, OnItem asked) {
        if (alerts.stream().anyMatch(alert -> alert.rule().equals(rule.id()))) {
            return "";
        }
        return asked.confirmation() == Confirmation.REQUIRED
                ? "no alert yet: nothing confirms it, as no other outlet has a piece of its story that the rule means"
                : "no alert: the rule is newer than the item, or enrich has not yet read it";
    }

    /** By rule on volume that counts the item: what it says of its days. The past has to be read again for it. */
    private Map<String, List<String>> days(EnrichedItem item, Map<String, TopicMatch> said) {
        var counting = rules.stream()
                .filter(rule -> rule.what() instanceof OnVolume)
                .filter(rule -> Objections.to(rule, item, said.get(rule.id())).isEmpty())
                .toList();
        if (counting.isEmpty()) {
            return Map.of();
        }
        var days = new TreeMap<String, List<String>>();
        try (var backtest = new Backtest(kafka, counting)) {
            StoredRecords.forEach(kafka, List.of(kafka.topics().enriched()), record -> {
                var unused = backtest.feed(
                        record.topic(),
                        record.key(),
                        record.value(),
                        Instant.ofEpochMilli(Math.max(0, record.timestamp())));
            });
            counting.forEach(rule -> days.put(rule.id(), backtest.ofDays(rule, item)));
        }
        return days;
    }
}
