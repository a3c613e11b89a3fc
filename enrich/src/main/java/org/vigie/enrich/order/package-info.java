/**
 * The items of a replay in one order. The partitions of the log are in order each, but nothing says in which order their
 * items come together, and copies and stories depend on it. So a replay reads them through one topic, into which {@link
 * org.vigie.enrich.order.OrderItems} merges them by time: whatever is killed on the way, two replays of one log see the same
 * items in the same order.
 */
@NullMarked
package org.vigie.enrich.order;

import org.jspecify.annotations.NullMarked;
