package org.vigie.dashboard.now;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.backstage.PolledSource;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Reach;
import org.vigie.dashboard.items.ItemLine;
import org.vigie.dashboard.items.ItemSearch;
import org.vigie.dashboard.releases.ReleaseLine;
import org.vigie.dashboard.releases.ReleaseList;
import org.vigie.dashboard.sources.Health;
import org.vigie.dashboard.view.Visit;

/**
 * The first page.
 *
 * @param until how far the counts have got; null where nothing is counted yet
 * @param health of the sources, null where nobody can be asked
 */
public record NowPage(
        @Nullable Instant until,
        List<Claim> claims,
        List<Rise> rises,
        List<ItemLine> items,
        List<ReleaseLine> releases,
        @Nullable Health health) {

    private static final int ITEMS = 8;
    private static final int RELEASES = 8;

    public static NowPage of(Visit visit, Index index, Optional<List<PolledSource>> sources, Instant now) {
        visit.ask().verify();
        var reach = Reach.of(index);
        var until = reach.until();
        return new NowPage(
                until,
                until == null ? List.of() : new Claims(index, visit.words(), reach, until).all(),
                until == null ? List.of() : Rises.of(index, until),
                new ItemSearch(index).newest(new Filters(), ITEMS),
                ReleaseList.newest(index, RELEASES),
                sources.map(all -> Health.of(all, now)).orElse(null));
    }
}
