package org.vigie.launcher;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;
import org.vigie.ingest.Rhythm;

/**
 * A source and what polling it has shown.
 *
 * @param state null before the first poll
 */
record PolledSource(Source source, @Nullable PollState state) {
    static final Table TABLE = new Table(
            List.of("ID", "KIND", "OUTLET", "LANG", "IN", "GROUPS", "EVERY", "HEALTH", "READ", "NEW", "NEXT"),
            Set.of(2, 5));

    boolean isFailing() {
        return state != null && state.problem() != null;
    }

    /** {@code ok}, {@code silent}, {@code not asked yet}, or how it fails. */
    String health() {
        if (state == null || state.polls() == 0) {
            return "not asked yet";
        }
        if (state.problem() != null) {
            return state.failure() == null ? "fails" : state.failure().label();
        }
        return Rhythm.isSilent(state) ? "silent" : "ok";
    }

    List<String> row(Instant now) {
        return List.of(
                source.id(),
                kind(),
                source.outlet(),
                source.language() == null ? "-" : source.language(),
                source.country() == null ? "-" : source.country(),
                source.groups().isEmpty() ? "-" : String.join(", ", source.groups()),
                source.every() == null ? "-" : Ago.of(source.every()),
                health() + (state != null && state.failures() > 0 ? " ×" + state.failures() : ""),
                state == null ? "-" : Ago.of(state.lastSuccessAt(), now),
                state == null ? "-" : Ago.of(state.lastNewAt(), now),
                state == null ? "-" : due(state.nextDueAt(), now));
    }

    private String kind() {
        return switch (source.kind()) {
            case FEED -> "feed";
            case PAGE -> "page";
            case SITEMAP -> "sitemap";
            case JSON -> "json";
            default -> "hub";
        };
    }

    private static String due(Instant next, Instant now) {
        return next.isAfter(now) ? Ago.of(next, now) : "now";
    }

    /** For scripts. */
    Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("source", source);
        fields.put("health", health());
        if (state != null) {
            fields.put("polls", state.polls());
            fields.put("failures", state.failures());
            fields.put(
                    "failure", state.failure() == null ? null : state.failure().label());
            fields.put("problem", state.problem());
            fields.put("lastPollAt", state.lastPollAt());
            fields.put("lastSuccessAt", state.lastSuccessAt());
            fields.put("lastNewAt", state.lastNewAt());
            fields.put("nextDueAt", state.nextDueAt());
        }
        return fields;
    }
}
