package org.vigie.dashboard.sources;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.PollState;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.backstage.Known;
import org.vigie.dashboard.backstage.PolledSource;
import org.vigie.dashboard.chart.Chart;
import org.vigie.dashboard.chart.Csv;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.items.ItemLine;
import org.vigie.dashboard.items.ItemPage;
import org.vigie.dashboard.items.ItemSearch;
import org.vigie.dashboard.view.Visit;

/**
 * One source: how it is, and what came from it.
 *
 * @param id as in the list of sources
 * @param line how it is; null where nobody can be asked, or where it is polled no more
 * @param state what its poller remembers; null likewise, and before the first poll
 * @param at when somebody said so; null where nobody can be asked
 * @param url of the source, null where that is no web address, or not known
 * @param total items in the picture
 * @param items the newest
 * @param all its items in the search
 */
public record SourcePage(
        String id,
        SourcesPage.@Nullable Line line,
        @Nullable PollState state,
        @Nullable Instant at,
        @Nullable String url,
        Chart chart,
        long total,
        List<ItemLine> items,
        Address all) {

    private static final int NEWEST = 10;

    /** The page of the source that is asked for; nothing where it is not polled and never told anything. */
    public static Optional<SourcePage> of(
            Visit visit, Index index, Optional<Known<List<PolledSource>>> sources, Instant now) {
        var id = visit.ask().needed("id");
        var polled = find(id, sources);
        var numbers = numbers(visit, index, id, polled);
        var items = items(index, id);
        if (isNowhere(polled, sources, items)) {
            return Optional.empty();
        }
        var line = polled.map(source -> SourcesPage.Line.of(source, now)).orElse(null);
        return Optional.of(new SourcePage(
                id,
                line,
                polled.map(PolledSource::state).orElse(null),
                sources.map(Known::at).orElse(null),
                line == null ? null : ItemPage.webAddress(line.url()),
                numbers.chart(),
                numbers.total(),
                items,
                numbers.list()));
    }

    private static List<ItemLine> items(Index index, String id) {
        return new ItemSearch(index).newest(new Filters().is("sources", id), NEWEST);
    }

    private static boolean isNowhere(
            Optional<PolledSource> polled, Optional<Known<List<PolledSource>>> sources, List<ItemLine> items) {
        return polled.isEmpty() && sources.isPresent() && items.isEmpty();
    }

    private static Optional<PolledSource> find(String id, Optional<Known<List<PolledSource>>> sources) {
        return sources.map(Known::value).orElse(List.of()).stream()
                .filter(source -> source.source().id().equals(id))
                .findFirst();
    }

    private static SourceChart numbers(Visit visit, Index index, String id, Optional<PolledSource> polled) {
        var since = polled.map(PolledSource::state).map(PollState::firstReadAt).orElse(null);
        return SourceChart.read(visit.ask(), id, since, index, visit.words());
    }

    /** The numbers alone; nothing where there is no such source. */
    public static Optional<Chart> chart(Visit visit, Index index, Optional<Known<List<PolledSource>>> sources) {
        var id = visit.ask().needed("id");
        var polled = find(id, sources);
        var numbers = numbers(visit, index, id, polled);
        return isNowhere(polled, sources, items(index, id)) ? Optional.empty() : Optional.of(numbers.chart());
    }

    /** The numbers as a file; nothing where there is no such source. */
    public static Optional<String> csv(Visit visit, Index index, Optional<Known<List<PolledSource>>> sources) {
        return chart(visit, index, sources).map(Csv::of);
    }

    /** As people should read it. */
    public String name() {
        return line == null ? id : line.outlet();
    }
}
