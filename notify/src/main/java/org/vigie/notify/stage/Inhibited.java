package org.vigie.notify.stage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vigie.contract.Alert;
import org.vigie.notify.plan.Plan;

/**
 * Another alert that is told on the same channel says more. Who comes first does not matter as long as the other one still
 * waits. One thread.
 */
final class Inhibited implements Stage {
    /** Sources of inhibitions that are remembered; older ones are too far from what is still to come. */
    private static final int MOST = 10_000;

    private final Plan plan;
    private final Book book;
    private final Map<String, Alert> sources = new LinkedHashMap<>();

    Inhibited(Plan plan, Book book) {
        this.plan = plan;
        this.book = book;
    }

    /** Is told of every alert before it is judged. */
    void hear(Alert alert) {
        sources.remove(alert.id());
        if (alert.withdrawn() == null && isSource(alert)) {
            sources.put(alert.id(), alert);
            if (sources.size() > MOST) {
                sources.remove(sources.keySet().iterator().next());
            }
        }
    }

    /** Whether it can make others needless. */
    boolean isSource(Alert alert) {
        return plan.inhibitions().stream()
                .anyMatch(inhibition -> inhibition.source().fits(alert));
    }

    /** Id of one that makes an alert needless on a channel. */
    Optional<String> source(Alert alert, String channel) {
        if (plan.inhibitions().stream()
                .noneMatch(inhibition -> inhibition.target().fits(alert))) {
            return Optional.empty();
        }
        return sources.values().stream()
                .filter(source -> inhibits(source, alert)
                        && book.standing(source, channel).concernsSomebody())
                .map(Alert::id)
                .findFirst();
    }

    private boolean inhibits(Alert source, Alert alert) {
        return plan.inhibitions().stream().anyMatch(inhibition -> inhibition.inhibits(source, alert));
    }

    @Override
    public String name() {
        return "inhibited";
    }

    @Override
    public Verdict judge(Candidate candidate, Instant now) {
        return candidate.isFirst()
                ? source(candidate.alert(), candidate.way().channel().name())
                        .<Verdict>map(Verdict.Suppress::new)
                        .orElseGet(Verdict.Pass::new)
                : new Verdict.Pass();
    }
}
