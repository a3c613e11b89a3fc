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
 * @param since when collecting began, where the claims reach back before it; null where they do not
 * @param risesFrom when it can be said what rises; null where it can be
 * @param health of the sources, null where nobody can be asked
 */
public record NowPage(
        @Nullable Instant until,
        List<Claim> claims,
        @Nullable Instant since,
        List<Rise> rises,
        @Nullable Instant risesFrom,
        List<ItemLine> items,
        List<ReleaseLine> releases,
        @Nullable Health health) {

    private static final int ITEMS = 8;
    private static final int RELEASES = 8;

    public static NowPage of(Visit visit, Index index, Optional<List<PolledSource>> sources, Instant now) {
        visit.ask().verify();
        var reach = Reach.of(index);
        var until = reach.until();
        var risesFrom = until == null ? null : Rises.waitingFor(reach, until);
        var claims = until == null ? null : new Claims(index, visit.words(), reach.forReleases(index), until);
        return new NowPage(
                until,
                claims == null ? List.of() : claims.all(),
                claims == null ? null : claims.since(reach),
                until == null || risesFrom != null ? List.of() : Rises.of(index, until),
                risesFrom,
                new ItemSearch(index).newest(new Filters(), ITEMS),
                ReleaseList.newest(index, RELEASES),
                sources.map(all -> Health.of(all, now)).orElse(null));
    }
}
