package org.vigie.dashboard.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.PollState;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.backstage.PolledSource;
import org.vigie.dashboard.chart.Csv;
import org.vigie.dashboard.view.Visit;

/**
 * All sources, those that need somebody first.
 *
 * @param sources null where nobody can be asked
 * @param state that is asked for, or {@code all}
 */
public record SourcesPage(@Nullable Health health, @Nullable List<Line> sources, String state) {
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
     * @param every rhythm it is asked in, as far as it was asked; null before
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
            @Nullable Duration every,
            @Nullable Instant missedAt) {

        static Line of(PolledSource polled) {
            var source = polled.source();
            var state = polled.state();
            return new Line(
                    source.id(),
                    source.outlet(),
                    source.kind().name().toLowerCase(Locale.ROOT),
                    source.language(),
                    source.country(),
                    source.url(),
                    State.of(polled),
                    state == null ? 0 : state.failures(),
                    state == null ? null : state.problem(),
                    state == null ? null : state.lastPollAt(),
                    state == null ? null : state.lastSuccessAt(),
                    state == null ? null : state.lastNewAt(),
                    state == null ? null : state.nextDueAt(),
                    source.every() == null && state != null ? every(state) : source.every(),
                    state == null ? null : state.mayHaveMissedAt());
        }

        private static @Nullable Duration every(PollState state) {
            return state.lastPollAt() == null || state.nextDueAt().isBefore(state.lastPollAt())
                    ? null
                    : Duration.between(state.lastPollAt(), state.nextDueAt());
        }

        /** Its items. */
        public Address items() {
            return Address.of("/items").with("outlet", outlet);
        }
    }

    public static SourcesPage of(Visit visit, Optional<List<PolledSource>> sources) {
        var state = visit.ask().choice("state", "all", STATES);
        visit.ask().verify();
        return new SourcesPage(
                sources.map(Health::of).orElse(null),
                sources.map(all -> lines(all, state)).orElse(null),
                state);
    }

    private static List<Line> lines(List<PolledSource> sources, String state) {
        return sources.stream()
                .map(Line::of)
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
