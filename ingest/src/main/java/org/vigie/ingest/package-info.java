/**
 * Polls sources and publishes what they tell.
 *
 * <p>{@link org.vigie.ingest.Ingest} is the door. Its instances are one consumer group on the topic of sources: whoever
 * owns a partition polls its sources. Each source has one virtual thread, a {@link org.vigie.ingest.SourcePoller}: wait
 * until due, {@linkplain org.vigie.ingest.fetch fetch}, read ({@link org.vigie.ingest.feed}, {@link
 * org.vigie.ingest.watch} or {@link org.vigie.ingest.hub}), tell new from seen ({@link org.vigie.ingest.Poll}), publish. What a poll found and the state
 * it leaves are committed in one Kafka transaction ({@link org.vigie.ingest.Transactions}).
 */
@NullMarked
package org.vigie.ingest;

import org.jspecify.annotations.NullMarked;
