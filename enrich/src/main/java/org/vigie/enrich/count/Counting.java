package org.vigie.enrich.count;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.JsonSerde;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.Model;
import org.vigie.contract.Release;
import org.vigie.enrich.state.Fold;

/**
 * Counts as a materialised view: the cells a thing stood in are remembered with it, so that a new version takes it out of
 * those it has left and puts it into those it now is in. The period is a dimension of the cell, not a window of the
 * stream: an item that arrives weeks late is counted where it belongs.
 */
public final class Counting {
    /** Name of the changes on their way from things to cells, as it stands in the name of the topic between. */
    public static final String CHANGES = "count-changes";

    /** Name of the changes of families on their way from releases to periods. */
    public static final String COUNTRY_CHANGES = "country-changes";

    private Counting() {}

    /** Adds the steps: changes of cells by thing, then sums by cell, and the concentration by period. */
    public static void add(
            KStream<String, EnrichedItem> items,
            KStream<String, Model> models,
            KStream<String, Release> releases,
            KafkaTopics topics) {
        var families = releases.process(
                new FindChanges<Release>("counted-releases", Counted::of, release -> null),
                Named.as("find-family-changes"));
        var sums = items.process(
                        new FindChanges<EnrichedItem>(
                                "counted-items",
                                Counted::of,
                                enriched -> enriched.item().fetchedAt()),
                        Named.as("find-count-changes"))
                .merge(
                        models.process(
                                new FindChanges<Model>("counted-models", Counted::of, model -> null),
                                Named.as("find-repository-changes")),
                        Named.as("with-repositories"))
                .merge(families, Named.as("with-families"))
                .repartition(Repartitioned.with(Serdes.String(), new JsonSerde<>(Change.class))
                        .withName(CHANGES)
                        .withNumberOfPartitions(topics.counts().partitions()))
                .processValues(new Sum(), Named.as("sum-count-changes"));
        var concentrations = families.filter(Countries::concerns, Named.as("choose-countries"))
                .selectKey(Countries::id, Named.as("choose-period"))
                .repartition(Repartitioned.with(Serdes.String(), new JsonSerde<>(Change.class))
                        .withName(COUNTRY_CHANGES)
                        .withNumberOfPartitions(topics.counts().partitions()))
                .processValues(
                        new Fold<>("countries-of-periods", Countries.class, Countries::after, Countries::count),
                        Named.as("measure-concentration"));
        sums.merge(concentrations, Named.as("with-concentration"))
                .to(
                        topics.counts().name(),
                        Produced.with(topics.counts().key(), topics.counts().value())
                                .withName("write-counts"));
    }
}
