package org.vigie.notify.stage;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.AlertBuilder;
import org.vigie.notify.plan.Silence;

/** Somebody does not want to hear of it for now: by the file, or by a silence that was told since. One thread. */
final class Silenced implements Stage {
    static final String NAME = "silenced";

    private final Map<String, Silence> silences = new LinkedHashMap<>();

    Silenced(Collection<Silence> ofFile) {
        ofFile.forEach(silence -> silences.put("file/" + id(silence), silence));
    }

    /** By what it says: the same after a restart. */
    private static String id(Silence silence) {
        return silence.ends() + "/" + silence.author() + "/" + silence.comment() + "/"
                + new TreeMap<>(silence.match().values());
    }

    /** @param silence null where there is none of that id any more */
    void set(String id, @Nullable Silence silence) {
        if (silence == null) {
            silences.remove(id);
        } else {
            silences.put(id, silence);
        }
    }

    /** When those end that cover an alert. */
    Stream<Instant> ends(Alert alert, Instant now) {
        return silences.values().stream()
                .filter(silence -> silence.covers(alert, now))
                .map(Silence::ends);
    }

    /** What reminds people of silences that are about to end. */
    Stream<Alert> reminders(Instant now) {
        return silences.entrySet().stream()
                .filter(each -> each.getValue().isAboutToEnd(now))
                .map(each -> reminder(each.getKey(), each.getValue()));
    }

    private static Alert reminder(String id, Silence silence) {
        var what = silence.comment() + " (" + silence.author() + ")";
        return AlertBuilder.builder()
                .id(Silence.ENDS + "/" + id + "/" + silence.ends())
                .rule(Silence.ENDS)
                .severity(Alert.Severity.INFO)
                .name(new TreeMap<>(Map.of("fr", "Fin d’un silence", "en", "A silence ends")))
                .at(silence.reminderAt())
                .title(silence.ends() + ": " + what)
                .labels(new TreeMap<>(Map.of("rule", Silence.ENDS, "severity", "info")))
                .version(1)
                .build();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict judge(Candidate candidate, Instant now) {
        return silences.values().stream()
                .filter(silence -> silence.covers(candidate.alert(), now))
                .findFirst()
                .<Verdict>map(silence -> new Verdict.Suppress(silence.author() + ": " + silence.comment()))
                .orElseGet(Verdict.Pass::new);
    }
}
