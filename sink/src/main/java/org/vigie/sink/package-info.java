/**
 * Kafka to Elasticsearch: every enriched item, release and count becomes one document, which anybody can search a
 * moment later. {@link org.vigie.sink.Sink} is the door; all else is private to the package.
 *
 * <p>The way of a record: {@code Delivery} polls a batch; {@code Documents} says which {@code Write}s each record asks
 * for; {@code BulkWriter} has them carried out by {@code Bulk}, some requests at once, and judges each one's {@code
 * Outcome}; what cannot be read or is refused goes to the {@code DeadLetters}; and only when nothing of the batch is open
 * are its offsets committed.
 *
 * <p>Why nothing is lost and nothing counts twice: a document's id and version come from the data and Elasticsearch
 * keeps the highest version, so a record that is delivered again (after a crash, a lost answer, a rebalance) changes
 * nothing. While the cluster is unwell nothing is given up: {@code Backoff} spaces the attempts, the partitions are
 * paused and the consumer goes on polling, so that it stays in its group.
 */
@NullMarked
package org.vigie.sink;

import org.jspecify.annotations.NullMarked;
