package org.vigie.enrich.count;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.JsonSerde;
import org.vigie.contract.KafkaTopics;

/**
 * Counts as a materialised view: the cells an item stood in are remembered with the item, so that a new version takes it
 * out of those it has left and puts it into those it now is in. The period is a dimension of the cell, not a window of
 * the stream: an item that arrives weeks late is counted where it belongs.
 */
public final class CountItems {
    /** Name of the changes on their way from items to cells, as it stands in the name of the topic between. */
    public static final String CHANGES = "count-changes";

    private CountItems() {}

    /** Adds the two steps: changes of cells by item, then sums by cell. */
    public static void add(KStream<String, EnrichedItem> enriched, KafkaTopics topics) {
        enriched.process(new FindChanges(), Named.as("find-count-changes"))
                .repartition(Repartitioned.with(Serdes.String(), new JsonSerde<>(Change.class))
                        .withName(CHANGES)
                        .withNumberOfPartitions(topics.counts().partitions()))
                .process(new SumChanges(), Named.as("sum-count-changes"))
                .to(
                        topics.counts().name(),
                        Produced.with(topics.counts().key(), topics.counts().value())
                                .withName("write-counts"));
    }
}
