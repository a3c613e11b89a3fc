package org.vigie.enrich.release;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Item;
import org.vigie.contract.JsonSerde;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.Model;
import org.vigie.contract.ModelBuilder;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.Release;
import org.vigie.enrich.model.RecogniseAnnouncement.Announces;
import org.vigie.enrich.state.Fold;

/** From what hubs say of repositories to releases. */
public final class FollowReleases {
    /** Name of the changes on their way from models to releases, as it stands in the name of the topic between. */
    public static final String PLACEMENTS = "release-placements";

    private FollowReleases() {}

    /** Models as all their sources together tell them, understood. */
    public static KStream<String, Model> understand(
            KStream<String, ModelSnapshot> told, Function<ModelSnapshot, Model> recognise) {
        return told.processValues(
                        Fold.of("unified-models", UnifiedModel.class, UnifiedModel::after), Named.as("unify-model"))
                .mapValues(unified -> understood(unified, recognise), Named.as("recognise-model"));
    }

    /** Releases, each from all the models and announcements that belong to it; null when the last one has left. */
    public static KStream<String, Release> join(
            KStream<String, Model> models,
            KStream<String, EnrichedItem> items,
            BiFunction<String, String, @Nullable Announces> recognise,
            KafkaTopics topics) {
        var placed = models.process(new Place<Model>("placed-models", Placement::of), Named.as("place-model"));
        var announced = items.process(
                new Place<EnrichedItem>("announcing-items", enriched -> placed(enriched.item(), recognise)),
                Named.as("find-announcement"));
        return placed.merge(announced, Named.as("with-announcements"))
                .repartition(Repartitioned.with(Serdes.String(), new JsonSerde<>(Placement.class))
                        .withName(PLACEMENTS)
                        .withNumberOfPartitions(topics.releases().partitions()))
                .processValues(
                        new Fold<>("joined-releases", Joined.class, Joined::after, Releases::of),
                        Named.as("join-release"));
    }

    private static @Nullable Placement placed(Item item, BiFunction<String, String, @Nullable Announces> recognise) {
        var found = recognise.apply(item.outlet(), item.title());
        return found == null ? null : Placement.of(Announced.of(item, found));
    }

    private static Model understood(UnifiedModel unified, Function<ModelSnapshot, Model> recognise) {
        return ModelBuilder.builder(recognise.apply(unified.snapshot()))
                .trendingAt(unified.trendingAt())
                .weeks(Weeks.numbers(unified.weeks()))
                .version(unified.version())
                .build();
    }
}
