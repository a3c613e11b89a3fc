/**
 * Works out what the items are about, and counts them: a Kafka Streams application with exactly-once processing.
 *
 * <p>{@link org.vigie.enrich.Enrich} is the door, {@link org.vigie.enrich.EnrichTopology} the flow. An item is {@linkplain
 * org.vigie.enrich.unify joined} with what other sources tell of it, gets its {@linkplain org.vigie.enrich.language
 * language} and its {@linkplain org.vigie.enrich.topics topics}, and is {@linkplain org.vigie.enrich.count counted}.
 * Beside it, what hubs say of models becomes {@linkplain org.vigie.enrich.release releases}. All logic uses the times in
 * the records; no step looks at a clock.
 */
@NullMarked
package org.vigie.enrich;

import org.jspecify.annotations.NullMarked;
