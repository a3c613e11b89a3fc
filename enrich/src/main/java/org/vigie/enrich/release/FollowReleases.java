package org.vigie.enrich.release;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.JsonSerde;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.Model;
import org.vigie.contract.ModelBuilder;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.Release;
import org.vigie.enrich.model.RecogniseAnnouncement.Announces;

/** From what hubs say of repositories to releases. */
public final class FollowReleases {
    /** Name of the changes on their way from models to releases, as it stands in the name of the topic between. */
    public static final String PLACEMENTS = "release-placements";

    private FollowReleases() {}

    /** Models as all their sources together tell them, understood. */
    public static KStream<String, Model> understand(
            KStream<String, ModelSnapshot> told, Function<ModelSnapshot, Model> recognise) {
        return told.processValues(new UnifyModel(), Named.as("unify-model"))
                .mapValues(unified -> understood(unified, recognise), Named.as("recognise-model"));
    }

    /** Releases, each from all the models and announcements that belong to it; null when the last one has left. */
    public static KStream<String, Release> join(
            KStream<String, Model> models,
            KStream<String, EnrichedItem> items,
            BiFunction<String, String, @Nullable Announces> recognise,
            KafkaTopics topics) {
        return models.process(new PlaceModel(), Named.as("place-model"))
                .merge(
                        items.process(new FindAnnouncement(recognise), Named.as("find-announcement")),
                        Named.as("with-announcements"))
                .repartition(Repartitioned.with(Serdes.String(), new JsonSerde<>(Placement.class))
                        .withName(PLACEMENTS)
                        .withNumberOfPartitions(topics.releases().partitions()))
                .processValues(new JoinRelease(), Named.as("join-release"));
    }

    private static Model understood(UnifiedModel unified, Function<ModelSnapshot, Model> recognise) {
        return ModelBuilder.builder(recognise.apply(unified.snapshot()))
                .trendingAt(unified.trendingAt())
                .version(unified.version())
                .build();
    }
}
