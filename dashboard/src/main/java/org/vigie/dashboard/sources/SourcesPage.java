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
 * @param sources of the page that is asked for; null where nobody can be asked
 * @param total how many there are of that state
 * @param at when somebody said so, null likewise
 * @param state that is asked for, or {@code all}
 */
public record SourcesPage(
        @Nullable Health health,
        @Nullable List<Line> sources,
        @Nullable Instant at,
        String state,
        int total,
        int number,
        int last) {
    private static final int SIZE = 50;
    private static final int MOST_PAGES = 1_000;

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

        /** Its page. */
        public Address address() {
            return Address.of("/source").with("id", id);
        }

        /** Its items. */
        public Address items() {
            return Address.of("/items").with("source", id);
        }
    }

    public static SourcesPage of(Visit visit, Optional<Known<List<PolledSource>>> sources, Instant now) {
        var state = visit.ask().choice("state", "all", STATES);
        int number = visit.ask().number("page", 1, 1, MOST_PAGES);
        visit.ask().verify();
        var all = sources.map(known -> lines(known.value(), state, now)).orElse(List.of());
        int last = Math.max(1, (all.size() + SIZE - 1) / SIZE);
        var shown = all.subList(Math.min(all.size(), (number - 1) * SIZE), Math.min(all.size(), number * SIZE));
        return new SourcesPage(
                sources.map(known -> Health.of(known.value(), now)).orElse(null),
                sources.isPresent() ? shown : null,
                sources.map(Known::at).orElse(null),
                state,
                all.size(),
                number,
                last);
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

    /** All of them as a file. */
    public static String csv(Visit visit, Optional<Known<List<PolledSource>>> sources, Instant now) {
        var state = visit.ask().choice("state", "all", STATES);
        visit.ask().verify();
        var rows = sources.map(known -> lines(known.value(), state, now)).orElse(List.of()).stream()
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
