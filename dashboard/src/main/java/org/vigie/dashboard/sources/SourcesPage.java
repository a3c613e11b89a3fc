package org.vigie.dashboard.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.backstage.Known;
import org.vigie.dashboard.backstage.PolledSource;
import org.vigie.dashboard.chart.Csv;
import org.vigie.dashboard.view.Visit;

/**
 * All sources, those that need somebody first.
 *
 * @param sources null where nobody can be asked
 * @param at when somebody said so, null likewise
 * @param state that is asked for, or {@code all}
 */
public record SourcesPage(
        @Nullable Health health,
        @Nullable List<Line> sources,
        @Nullable Instant at,
        String state) {
    public static final List<String> STATES = List.of("all", "rests", "fails", "silent", "not-asked", "ok");
    private static final List<String> COLUMNS = List.of(
            "id",
            "outlet",
            "kind",
            "language",
            "country",
            "url",
            "state",
            "failures",
            "problem",
            "lastPollAt",
            "lastSuccessAt",
            "lastNewAt",
            "nextDueAt",
            "mayHaveMissedAt");

    /**
     * A source.
     *
     * @param rhythm mean time between its last entries; null where that is not known
     */
    public record Line(
            String id,
            String outlet,
            String kind,
            @Nullable String language,
            @Nullable String country,
            String url,
            State state,
            int failures,
            @Nullable String problem,
            @Nullable Instant askedAt,
            @Nullable Instant readAt,
            @Nullable Instant newAt,
            @Nullable Instant dueAt,
            @Nullable Duration rhythm,
            @Nullable Instant missedAt) {

        static Line of(PolledSource polled, Instant now) {
            var source = polled.source();
            var state = polled.state();
            return new Line(
                    source.id(),
                    source.outlet(),
                    source.kind().name().toLowerCase(Locale.ROOT),
                    source.language(),
                    source.country(),
                    source.url(),
                    State.of(polled, now),
                    state == null ? 0 : state.failures(),
                    state == null ? null : state.problem(),
                    state == null ? null : state.lastPollAt(),
                    state == null ? null : state.lastSuccessAt(),
                    state == null ? null : state.lastNewAt(),
                    state == null ? null : state.nextDueAt(),
                    polled.rhythm(),
                    state == null ? null : state.mayHaveMissedAt());
        }

        /** Its items. */
        public Address items() {
            return Address.of("/items").with("outlet", outlet);
        }
    }

    public static SourcesPage of(Visit visit, Optional<Known<List<PolledSource>>> sources, Instant now) {
        var state = visit.ask().choice("state", "all", STATES);
        visit.ask().verify();
        return new SourcesPage(
                sources.map(all -> Health.of(all.value(), now)).orElse(null),
                sources.map(all -> lines(all.value(), state, now)).orElse(null),
                sources.map(Known::at).orElse(null),
                state);
    }

    private static List<Line> lines(List<PolledSource> sources, String state, Instant now) {
        return sources.stream()
                .map(source -> Line.of(source, now))
                .filter(line -> state.equals("all") || line.state().label().equals(state))
                .sorted(Comparator.comparing(Line::state)
                        .thenComparing(Line::outlet)
                        .thenComparing(Line::id))
                .toList();
    }

    /** The same as a file. */
    public String csv() {
        var rows = (sources == null ? List.<Line>of() : sources)
                .stream()
                        .map(line -> List.of(
                                line.id(),
                                line.outlet(),
                                line.kind(),
                                text(line.language()),
                                text(line.country()),
                                line.url(),
                                line.state().label(),
                                line.failures(),
                                text(line.problem()),
                                text(line.askedAt()),
                                text(line.readAt()),
                                text(line.newAt()),
                                text(line.dueAt()),
                                text(line.missedAt())))
                        .toList();
        return Csv.of(COLUMNS, rows);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
