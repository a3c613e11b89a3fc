package org.vigie.notify.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.contract.Alert;

/**
 * Which alerts are meant: those that have one of the values in each of the labels. No label means all.
 *
 * @param values by label, compared without regard to case
 */
public record Match(Map<String, List<String>> values) {
    /** Those that Vigie itself gives to alerts; rules may add others. */
    public static final List<String> LABELS = List.of(
            "rule",
            "severity",
            "developer",
            "country",
            "root_country",
            "kind",
            "family",
            "licence",
            "modality",
            "size",
            "hub",
            "release",
            "topic",
            "language",
            "source",
            "outlet",
            "story",
            "confirmation");

    /** Every alert. */
    public static final Match ALL = new Match(Map.of());

    public Match {
        values = Map.copyOf(values);
    }

    /** Whether an alert is meant. */
    public boolean fits(Alert alert) {
        return values.entrySet().stream()
                .allMatch(label -> label.getValue().stream()
                        .anyMatch(value -> value.equalsIgnoreCase(label(alert, label.getKey()))));
    }

    /** What an alert says there; empty where it says nothing. */
    public static String label(Alert alert, String label) {
        var said = alert.labels().get(label);
        if (said != null) {
            return said;
        }
        var older = switch (label) { // of a time when alerts had no labels
            case "rule" -> alert.rule();
            case "developer" -> alert.developer();
            case "country" -> alert.country();
            case "release" -> alert.release();
            default -> null;
        };
        return older == null ? "" : older;
    }

    /** Such as {@code country=FR,developer=Mistral AI}. */
    static String labels(Alert alert, List<String> names) {
        var said = new TreeMap<String, String>();
        names.forEach(name -> said.put(name, label(alert, name)));
        return String.join(
                ",",
                said.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList());
    }
}
