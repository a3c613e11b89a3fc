package org.vigie.enrich.count;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thing enters a cell (+1), leaves it (-1), or stays there as another (0).
 *
 * @param before what an item brought into the cell, null where it enters; always null for models and releases
 * @param after what it brings now, null where it leaves
 * @param at fetch time of the telling of the item that now stands; null for models and releases
 */
record Change(
        Cell cell,
        int by,
        @Nullable Share before,
        @Nullable Share after,
        @Nullable Instant at) {}
