package org.vigie.enrich.count;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Model;
import org.vigie.contract.Release;

/**
 * Where a thing is counted, as it is remembered with it.
 *
 * @param share what it brings into each cell; null for models and releases, and for items remembered at a time when items
 *     and originals were cells of their own
 */
record Counted(SortedSet<Cell> cells, @Nullable Share share) {
    static final Counted NOWHERE = new Counted(new TreeSet<>(), null);

    static Counted of(EnrichedItem enriched) {
        var share = new Share(enriched.item().outlet(), enriched.duplicate() == null);
        return new Counted(new TreeSet<>(Cell.of(enriched)), share);
    }

    static Counted of(Model model) {
        return in(Cell.of(model));
    }

    static Counted of(Release release) {
        return in(Cell.of(release));
    }

    private static Counted in(Set<Cell> cells) {
        return new Counted(new TreeSet<>(cells), null);
    }
}
