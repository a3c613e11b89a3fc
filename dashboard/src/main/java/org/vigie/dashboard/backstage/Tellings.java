package org.vigie.dashboard.backstage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Item;

/**
 * What sources told of one item, as the log has it.
 *
 * @param items in the order of the log; of each source each revision once
 * @param readTo up to which moment the log was read before patience or room ran out; null where nothing can be missing
 */
public record Tellings(List<Item> items, @Nullable Instant readTo) {}
