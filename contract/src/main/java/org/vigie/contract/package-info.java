/**
 * What crosses a Kafka topic, and nothing else: the records, the {@link org.vigie.contract.KafkaTopics topics} they
 * travel in, their JSON form, and the settings every process reads. The services meet here and never see each other.
 *
 * <p>A feed's entry becomes an {@link org.vigie.contract.Item}; {@code enrich} turns it into an {@link
 * org.vigie.contract.EnrichedItem} and adds it to its {@link org.vigie.contract.Count counts}. What a hub says of a
 * model is a {@link org.vigie.contract.ModelSnapshot}, which becomes a {@link org.vigie.contract.Release}. Of what is told to
 * people as an {@link org.vigie.contract.Alert}, a {@link org.vigie.contract.Delivery} says who heard it. Whatever is
 * refused on the way ends as a {@link org.vigie.contract.DeadLetter}.
 */
@NullMarked
package org.vigie.contract;

import org.jspecify.annotations.NullMarked;
