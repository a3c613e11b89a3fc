package org.vigie.dashboard.alerts;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.ListFormatter.Type;
import com.ibm.icu.text.ListFormatter.Width;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Delivery;
import org.vigie.dashboard.backstage.Silence;
import org.vigie.dashboard.words.Words;

/**
 * A silence that holds, is to come or ended in the last days.
 *
 * @param state {@code holds}, {@code to-come} or {@code ended}
 * @param conditions which alerts it covers, for people; none means all
 * @param starts null for always
 * @param heldBack the alerts that were not told because of it; null where nobody knows
 */
public record SilenceLine(
        String id,
        String state,
        List<String> conditions,
        @Nullable Instant starts,
        Instant ends,
        String author,
        String comment,
        @Nullable List<String> heldBack) {

    /** So many alerts that were held back are named. */
    public static final int SHOWN = 20;

    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final List<String> STATES = List.of("holds", "to-come", "ended");
    private static final String STAGE = "silenced";

    /** Those that concern somebody now: what holds, then what is to come, then what ended in the last seven days. */
    static List<SilenceLine> of(List<Silence> silences, @Nullable List<Delivery> ledger, Words words, Instant now) {
        return silences.stream()
                .filter(silence -> silence.ends().plus(REMEMBERED).isAfter(now))
                .map(silence -> line(silence, ledger, words, now))
                .sorted(Comparator.comparingInt((SilenceLine line) -> STATES.indexOf(line.state()))
                        .thenComparing(SilenceLine::ends)
                        .thenComparing(SilenceLine::id))
                .toList();
    }

    private static SilenceLine line(Silence silence, @Nullable List<Delivery> ledger, Words words, Instant now) {
        var conditions = new TreeMap<>(silence.match())
                .entrySet().stream()
                        .map(label -> words.say(
                                "condition",
                                words.name("label", label.getKey()),
                                any(label.getKey(), label.getValue(), words)))
                        .toList();
        return new SilenceLine(
                silence.id(),
                now.isBefore(silence.starts()) ? "to-come" : now.isBefore(silence.ends()) ? "holds" : "ended",
                conditions,
                silence.starts().equals(Instant.EPOCH) ? null : silence.starts(),
                silence.ends(),
                silence.author(),
                silence.comment(),
                ledger == null ? null : heldBack(silence, ledger, words));
    }

    private static String any(String label, List<String> values, Words words) {
        var names = values.stream().map(value -> name(label, value, words)).toList();
        return ListFormatter.getInstance(words.locale(), Type.OR, Width.WIDE).format(names);
    }

    private static String name(String label, String value, Words words) {
        return switch (label) {
            case "country", "root_country" -> words.countryName(value.toUpperCase(Locale.ROOT));
            case "language" -> words.languageName(value.toLowerCase(Locale.ROOT));
            case "topic" -> words.topicName(value);
            case "severity" -> words.name("severity", value.toLowerCase(Locale.ROOT));
            case "kind" -> words.name("release.kind", value.toLowerCase(Locale.ROOT));
            default -> value;
        };
    }

    /**
     * The ledger says which alerts were silenced, when, and in whose words. Each stands here once, on however many channels it
     * would have been told.
     */
    private static List<String> heldBack(Silence silence, List<Delivery> ledger, Words words) {
        var alerts = new LinkedHashMap<String, Alert>();
        ledger.stream()
                .filter(delivery -> delivery.stage().equals(STAGE))
                .filter(delivery -> (silence.author() + ": " + silence.comment()).equals(delivery.answer()))
                .filter(delivery -> !delivery.at().isBefore(silence.starts())
                        && delivery.at().isBefore(silence.ends()))
                .sorted(Comparator.comparing(Delivery::at).reversed().thenComparing(Delivery::key))
                .forEach(delivery -> alerts.putIfAbsent(delivery.alert().id(), delivery.alert()));
        return alerts.values().stream()
                .map(alert -> alert.texts().getOrDefault(words.language(), alert.title()))
                .toList();
    }
}
