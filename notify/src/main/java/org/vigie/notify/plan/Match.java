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
    /** What an alert can be matched and grouped by. */
    public static final List<String> LABELS = List.of("rule", "developer", "country");

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
        return switch (label) {
            case "rule" -> alert.rule();
            case "developer" -> alert.developer();
            case "country" -> alert.country() == null ? "" : alert.country();
            default -> throw new IllegalArgumentException(label);
        };
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
