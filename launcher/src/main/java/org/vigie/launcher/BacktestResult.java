package org.vigie.launcher;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.enrich.rules.Rule;
import org.vigie.launcher.Rehearsal.Sent;

/**
 * What came of trying rules on the past.
 *
 * @param rehearsal what would have been sent; null where nobody is to be told
 * @param before what other rules would have told; null where there are none to compare with
 * @param records that were read
 * @param refused of these, those that cannot be read
 */
record BacktestResult(
        List<Rule> rules,
        PastAlerts alerts,
        @Nullable Rehearsal rehearsal,
        @Nullable PastAlerts before,
        Span span,
        long records,
        long refused) {

    /**
     * The noise that a rule makes.
     *
     * @param alerts also the withdrawn ones
     * @param messages with one of its alerts or more
     */
    record Noise(String rule, int alerts, int withdrawn, int messages, double perWeek) {}

    /** Of each rule. */
    List<Noise> noise() {
        return rules.stream().map(this::noise).toList();
    }

    private Noise noise(Rule rule) {
        var own = alerts.all().stream()
                .filter(alert -> alert.rule().equals(rule.id()))
                .toList();
        int withdrawn =
                (int) own.stream().filter(alert -> alert.withdrawn() != null).count();
        int messages = (int) sent().stream()
                .filter(sent -> sent.message().told().stream()
                        .anyMatch(told -> told.alert().rule().equals(rule.id())))
                .count();
        return new Noise(rule.id(), own.size(), withdrawn, messages, span.perWeek(own.size()));
    }

    /** Empty where nobody is to be told. */
    List<Sent> sent() {
        return rehearsal == null ? List.of() : rehearsal.sent();
    }

    /** Alerts that stand now and did not before. */
    List<Alert> gained() {
        return before == null ? List.of() : missing(alerts.standing(), before.standing());
    }

    /** Alerts that stood before and do not now. */
    List<Alert> lost() {
        return before == null ? List.of() : missing(before.standing(), alerts.standing());
    }

    private static List<Alert> missing(Map<String, Alert> of, Map<String, Alert> in) {
        var missing = new TreeMap<>(of);
        missing.keySet().removeAll(in.keySet());
        return of.values().stream()
                .filter(alert -> missing.containsKey(alert.id()))
                .toList();
    }
}
