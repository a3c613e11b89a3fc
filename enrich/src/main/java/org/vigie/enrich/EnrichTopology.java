package org.vigie.enrich;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.Model;
import org.vigie.contract.ModelSnapshot;
import org.vigie.enrich.alert.FollowAlerts;
import org.vigie.enrich.classifier.Classifier;
import org.vigie.enrich.copies.FollowCopies;
import org.vigie.enrich.count.Counting;
import org.vigie.enrich.definitions.Registry;
import org.vigie.enrich.entities.Entities;
import org.vigie.enrich.language.IdentifyLanguage;
import org.vigie.enrich.language.Languages;
import org.vigie.enrich.model.Developers;
import org.vigie.enrich.model.RecogniseAnnouncement;
import org.vigie.enrich.model.RecogniseModel;
import org.vigie.enrich.release.FollowReleases;
import org.vigie.enrich.rules.RulesInForce;
import org.vigie.enrich.state.Fold;
import org.vigie.enrich.stories.FollowStories;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicsInForce;
import org.vigie.enrich.unify.Unified;

/**
 * What happens to an item between the sources and the index. Picture: ARCHITECTURE.md; exact graph: the golden file
 * {@code topology.txt}.
 */
final class EnrichTopology {
    private final KafkaTopics kafka;
    private final Languages languages;
    private final TopicsInForce<Topic> topics;
    private final @Nullable Classifier learned;
    private final RulesInForce rules;
    private final List<Registry<?>> registries;
    private final MeterRegistry metrics;
    private final Supplier<Recognisers> recognisers;
    private final Counter enrichedItems;
    private final Timer identifying;
    private final Timer linking;
    private final Timer classifying;

    /** What is made of one state of the registry. */
    private record Recognisers(
            RecogniseModel models, RecogniseAnnouncement announcements, Entities entities, JudgeKind kinds) {
        static Recognisers of(List<Developer> known) {
            var developers = Developers.of(known);
            return new Recognisers(
                    new RecogniseModel(developers),
                    new RecogniseAnnouncement(developers),
                    new Entities(known),
                    new JudgeKind(developers));
        }
    }

    EnrichTopology(
            KafkaTopics kafka,
            Languages languages,
            InForce inForce,
            @Nullable Classifier learned,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.languages = languages;
        this.topics = inForce.topics();
        this.learned = learned;
        this.rules = inForce.rules();
        this.registries = inForce.registries();
        this.metrics = metrics;
        this.recognisers = inForce.developers().derived(Recognisers::of);
        this.enrichedItems = metrics.counter("enrich.items");
        this.identifying = metrics.timer("enrich.step", "step", "identify-language");
        this.linking = metrics.timer("enrich.step", "step", "link-entities");
        this.classifying = metrics.timer("enrich.step", "step", "classify-topics");
    }

    Topology build(StreamsConfig config) {
        var flow = new StreamsBuilder(new TopologyConfig(config));

        var understood = flow.stream(kafka.itemsToEnrich().name(), readAs(kafka.itemsToEnrich(), "read-items"))
                .processValues(Fold.of("unified-items", Unified.class, Unified::after), Named.as("unify-item"))
                .processValues(new IdentifyLanguage(languages, identifying), Named.as("identify-language"))
                .mapValues(this::judgeKind, Named.as("judge-kind"))
                .mapValues(this::linkEntities, Named.as("link-entities"))
                .mapValues(this::classifyTopics, Named.as("classify-topics"))
                .mapValues(this::classifyAsLearned, Named.as("classify-as-learned"));
        var joined = FollowStories.join(FollowCopies.judge(understood, kafka));
        FollowStories.stories(joined).to(kafka.stories().name(), writeAs(kafka.stories(), "write-stories"));
        var enriched = FollowCopies.back(FollowStories.verdicts(joined), kafka)
                .mapValues(this::judgeOlder, Named.as("judge-kind-of-older"));
        enriched.to(kafka.enriched().name(), writeAs(kafka.enriched(), "write-enriched"));

        var models = FollowReleases.understand(
                flow.stream(kafka.models().name(), readAs(kafka.models(), "read-models")), this::recogniseModel);
        var releases = FollowReleases.join(models, enriched, this::recogniseAnnouncement, kafka);
        releases.to(kafka.releases().name(), writeAs(kafka.releases(), "write-releases"));
        FollowAlerts.add(enriched, releases, rules, kafka, metrics);

        Counting.add(enriched, models, releases, kafka);
        ReadDefinitions.add(flow, kafka.definitions(), registries, metrics.counter("enrich.definitions.refused"));
        return flow.build();
    }

    private EnrichedItem judgeKind(EnrichedItem enriched) {
        var kind = recognisers.get().kinds().of(enriched.item());
        return EnrichedItemBuilder.builder(enriched).kind(kind).build();
    }

    /** An item that was kept at a time that judged no kinds gets one when a verdict on it is sent on. */
    private EnrichedItem judgeOlder(EnrichedItem kept) {
        return kept.kind() == null ? judgeKind(kept) : kept;
    }

    private EnrichedItem linkEntities(EnrichedItem enriched) {
        var item = enriched.item();
        var language = enriched.language().code();
        var entities = linking.record(() -> recognisers.get().entities().link(language, item.title(), item.text()));
        return EnrichedItemBuilder.builder(enriched).entities(entities).build();
    }

    private EnrichedItem classifyTopics(EnrichedItem enriched) {
        var item = enriched.item();
        enrichedItems.increment();
        var language = enriched.language().code();
        var topics = classifying.record(
                () -> this.topics.classify(language, item.title(), item.text(), enriched.entities()));
        return EnrichedItemBuilder.builder(enriched).topics(topics).build();
    }

    private EnrichedItem classifyAsLearned(EnrichedItem enriched) {
        var item = enriched.item();
        return learned == null
                ? enriched
                : EnrichedItemBuilder.builder(enriched)
                        .classified(learned.predict(item.title(), item.text()))
                        .build();
    }

    private Model recogniseModel(ModelSnapshot snapshot) {
        return recognisers.get().models().recognise(snapshot);
    }

    private RecogniseAnnouncement.@Nullable Announces recogniseAnnouncement(String outlet, String title) {
        return recognisers.get().announcements().recognise(outlet, title);
    }

    private static <K, V> Consumed<K, V> readAs(KafkaTopic<K, V> topic, String node) {
        return Consumed.with(topic.key(), topic.value()).withName(node);
    }

    private static <K, V> Produced<K, V> writeAs(KafkaTopic<K, V> topic, String node) {
        return Produced.with(topic.key(), topic.value()).withName(node);
    }
}
