/**
 * Attention to topics over time. {@link org.vigie.dashboard.topics.TopicQuestion} is what a reader asks, {@link
 * org.vigie.dashboard.topics.TopicChart} the numbers, {@link org.vigie.dashboard.topics.TopicsPage} the page with what else is known
 * of the items behind them.
 */
@NullMarked
package org.vigie.dashboard.topics;

import org.jspecify.annotations.NullMarked;
