package org.vigie.launcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Alert;
import org.vigie.contract.AlertBuilder;
import org.vigie.enrich.Backtest.Heard;
import org.vigie.notify.stage.Dispatch;

/**
 * The alerts of a backtest since a moment: each as it stands at last, and those of its versions that can change what people
 * are told. It holds nothing of other alerts, and of its own no evidence but the first. One thread.
 */
final class PastAlerts {
    private final Instant since;
    private final Map<String, Alert> last = new LinkedHashMap<>();
    private final List<Heard> told = new ArrayList<>();

    PastAlerts(Instant since) {
        this.since = since;
    }

    void hear(Heard heard) {
        var alert = slim(heard.alert());
        if (alert.at().isBefore(since)) {
            last.remove(alert.id()); // it is about another moment now
            return;
        }
        var before = last.put(alert.id(), alert);
        if (before == null || !Dispatch.saysTheSame(before, alert)) {
            told.add(new Heard(heard.time(), alert));
        }
    }

    private static Alert slim(Alert alert) {
        return AlertBuilder.builder(alert)
                .evidence(alert.evidence().stream().limit(1).toList())
                .build();
    }

    /** As they stand at last, also the withdrawn ones, in the order of their times. */
    List<Alert> all() {
        return last.values().stream()
                .sorted(Comparator.comparing(Alert::at).thenComparing(Alert::id))
                .toList();
    }

    /** Those that were not withdrawn, by id. */
    Map<String, Alert> standing() {
        var standing = new LinkedHashMap<String, Alert>();
        all().stream().filter(alert -> alert.withdrawn() == null).forEach(alert -> standing.put(alert.id(), alert));
        return standing;
    }

    /** Tells notify of them in the order in which it would have heard of them. */
    void tell(Rehearsal rehearsal) {
        told.stream()
                .sorted(Comparator.comparing(Heard::time))
                .forEach(heard -> rehearsal.hear(heard.alert(), heard.time()));
        rehearsal.end();
    }
}
