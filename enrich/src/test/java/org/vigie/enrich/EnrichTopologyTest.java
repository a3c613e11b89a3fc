package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.ItemKind;
import org.vigie.contract.Json;
import org.vigie.contract.Model;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.Source;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.classifier.Classifier;
import org.vigie.enrich.classifier.LabelledText;
import org.vigie.enrich.copies.Verdict;
import org.vigie.enrich.language.Languages;

class EnrichTopologyTest {
    @TempDir
    private Path state;

    /** {@code mvn -B test -pl contract,enrich -Dgolden.write=true} writes it anew. */
    @Test
    void theTopologyIsThatOfTheGoldenFile() throws Exception {
        var golden = Path.of("src/test/resources/topology.txt");
        var now = Flow.topology(Flow.settings(state)).describe().toString();
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, now);
        }
        assertThat(golden).hasContent(now);
    }

    @Test
    void anItemGetsItsLanguageAndItsTopicsWithEvidence() {
        try (var flow = new Flow(state)) {
            var enriched = flow.tell(Told.item("a").record()).enriched().getFirst();

            assertThat(enriched.language().code()).isEqualTo("fr");
            assertThat(enriched.topics()).extracting(TopicMatch::topic).contains("chinese-models");
            for (var match : enriched.topics()) {
                assertThat(match.evidence())
                        .isNotEmpty()
                        .allSatisfy(evidence -> assertThat(
                                        enriched.item().title().substring(evidence.start(), evidence.end()))
                                .isEqualTo(evidence.words()));
            }
        }
    }

    @Test
    void anItemIsCountedInEveryPeriodAndForEveryTopicAndForAll() {
        try (var flow = new Flow(state)) {
            flow.tell(Told.item("a").record(), Told.item("b").record());
            assertThat(flow.counts())
                    .containsEntry("hour/2026-03-01T11:00:00Z/*/fr/FR/news", 2L)
                    .containsEntry("day/2026-03-01T00:00:00Z/*/fr/FR/news", 2L)
                    .containsEntry("week/2026-02-23T00:00:00Z/*/fr/FR/news", 2L)
                    .containsEntry("day/2026-03-01T00:00:00Z/chinese-models/fr/FR/news", 2L);
        }
    }

    @Test
    void aRevisionLeavesTheCountsItWasInAndEntersThoseItIsIn() {
        try (var flow = new Flow(state)) {
            flow.tell(Told.item("a").record());
            flow.tell(Told.item("a")
                    .revision(2, "La recette de la tarte aux pommes de ma grand-mère")
                    .record());
            assertThat(flow.counts())
                    .containsEntry("day/2026-03-01T00:00:00Z/*/fr/FR/news", 1L)
                    .doesNotContainKey("day/2026-03-01T00:00:00Z/chinese-models/fr/FR/news");
        }
    }

    @Test
    void aRepeatChangesNothing() {
        try (var flow = new Flow(state)) {
            flow.tell(Told.item("a").record()).enriched();
            flow.counts();
            flow.tell(Told.item("a").record());
            assertThat(flow.enriched()).isEmpty();
            assertThat(flow.counts()).isEmpty();
        }
    }

    @Test
    void anItemThatArrivesThreeWeeksLateIsCountedWhereItBelongs() {
        try (var flow = new Flow(state)) {
            flow.tell(
                    Told.item("a").record(),
                    Told.item("b").published("2026-02-08T10:00:00Z").record());
            assertThat(flow.counts()).containsEntry("day/2026-02-08T00:00:00Z/*/fr/FR/news", 1L);
        }
    }

    @Test
    void theSamePageFromTwoSourcesIsOneItemAndCountsOnce() {
        try (var flow = new Flow(state)) {
            flow.tell(
                    Told.item("a").from("zeta").record(),
                    Told.item("a").from("alpha").record());
            var last = flow.enriched().getLast();
            assertThat(last.item().source())
                    .as("seen at the same time: the lower id")
                    .isEqualTo("alpha");
            assertThat(last.sources()).containsExactly("alpha", "zeta");
            assertThat(last.version()).isEqualTo(2);
            assertThat(flow.counts()).containsEntry("day/2026-03-01T00:00:00Z/*/fr/FR/news", 1L);
        }
    }

    @Test
    void theOutcomeIsTheSameInWhateverOrderTheSourcesTell(@TempDir Path folder) throws Exception {
        var told = new ArrayList<Item>();
        for (var source : List.of("alpha", "beta", "gamma")) {
            told.add(Told.item("a").from(source).record());
            told.add(Told.item("a")
                    .from(source)
                    .revision(2, "Deuxième version de " + source)
                    .record());
        }
        told.add(Told.item("a")
                .from("delta")
                .firstSeen("2026-02-20T00:00:00Z")
                .published("2026-02-19T00:00:00Z")
                .record());
        var random = new Random(7);
        var outcomes = new ArrayList<String>();
        for (int round = 0; round < 8; round++) {
            try (var flow = new Flow(folder.resolve("round-" + round))) {
                flow.tell(told.toArray(Item[]::new));
                EnrichedItem last = flow.enriched().getLast();
                outcomes.add(Json.MAPPER.writeValueAsString(EnrichedItemBuilder.builder(last)
                                .formerMonths(List.of())
                                .duplicate(null)
                                .build())
                        + new TreeMap<>(flow.counts()));
            }
            Collections.shuffle(told, random);
            keepRevisionsInOrder(told);
        }
        assertThat(outcomes).containsOnly(outcomes.getFirst());
    }

    /** One source's records keep their order, as they do in a partition. */
    private static void keepRevisionsInOrder(List<Item> told) {
        var bySource = new HashMap<String, List<Item>>();
        told.forEach(item ->
                bySource.computeIfAbsent(item.source(), s -> new ArrayList<>()).add(item));
        bySource.values().forEach(list -> list.sort((a, b) -> Integer.compare(a.revision(), b.revision())));
        told.replaceAll(
                item -> Objects.requireNonNull(bySource.get(item.source())).removeFirst());
    }

    @Test
    void anItemWhosePrimarySourceChangesNamesTheMonthItLeft() {
        try (var flow = new Flow(state)) {
            flow.tell(Told.item("a").record());
            flow.tell(Told.item("a")
                    .from("earlier")
                    .published("2026-02-27T00:00:00Z")
                    .firstSeen("2026-02-28T00:00:00Z")
                    .record());
            assertThat(flow.enriched())
                    .extracting(EnrichedItem::formerMonths)
                    .containsExactly(List.of(), List.of("2026-03"));
        }
    }

    @Test
    void countsEqualARecountFromScratchAfterAnySequence() {
        var random = new Random(42);
        var latest = new HashMap<String, Item>();
        var counts = new HashMap<String, Long>();
        try (var flow = new Flow(state)) {
            for (int step = 0; step < 400; step++) {
                var id = "item-" + random.nextInt(40);
                var before = latest.get(id);
                int revision = before == null ? 1 : before.revision() + 1;
                var told = Told.item(id)
                        .published("2026-02-%02dT%02d:00:00Z".formatted(1 + Math.floorMod(id.hashCode(), 28), 5));
                var item = told.revision(revision, titles().get(random.nextInt(titles().size())))
                        .record();
                latest.put(id, item);
                flow.tell(item);
            }
            counts.putAll(flow.counts());
        }
        try (var fresh = new Flow(state.resolve("fresh"))) {
            latest.values().forEach(fresh::tell);
            assertThat(counts).isEqualTo(fresh.counts()).isNotEmpty();
        }
    }

    private static List<String> titles() {
        return List.of(
                "Le modèle ouvert de DeepSeek inquiète Washington, qui craint l’avance de la Chine",
                "Les modèles de langage chinois refusent de parler de Tian’anmen : la censure en question",
                "Mistral publie les poids de son nouveau modèle sous licence libre",
                "La recette de la tarte aux pommes de ma grand-mère",
                "The open weights of the new Chinese language model worry Washington");
    }

    @Test
    void theStreamGoesOnBehindARecordThatIsNoItem() {
        try (var flow = new Flow(state)) {
            flow.tellBytes("bad", "{\"id\":".getBytes(StandardCharsets.UTF_8))
                    .tellBytes("null", null)
                    .tellBytes(null, "{}".getBytes(StandardCharsets.UTF_8))
                    .tell(Told.item("a").record());
            assertThat(flow.enriched()).hasSize(1);
        }
    }

    /** The step that unifies knows it already: what refused it stands behind. */
    @Test
    void whatWasPutBackIsToldOnceMoreAndCountsNoMore() {
        try (var flow = new Flow(state)) {
            var item = Told.item("a").record();
            assertThat(flow.tell(item).enriched()).hasSize(1);
            assertThat(flow.tell(item).enriched()).as("a repeat").isEmpty();
            assertThat(flow.tellPutBack(item).enriched())
                    .singleElement()
                    .satisfies(again -> assertThat(again.item()).isEqualTo(item));
            assertThat(flow.counts()).containsEntry("day/2026-03-01T00:00:00Z/*/fr/FR/news", 1L);
        }
    }

    @Test
    void anItemSaysItsKindAndIsCountedByIt() {
        try (var flow = new Flow(state)) {
            flow.tell(
                    Told.item("a").record(),
                    ItemBuilder.builder(Told.item("b").record())
                            .sourceKind(Source.Kind.ARXIV)
                            .build());
            assertThat(flow.enriched()).extracting(EnrichedItem::kind).contains(ItemKind.NEWS, ItemKind.PAPER);
            assertThat(flow.counts())
                    .containsEntry("day/2026-03-01T00:00:00Z/*/fr/FR/news", 1L)
                    .containsEntry("day/2026-03-01T00:00:00Z/*/fr/FR/paper", 1L);
        }
    }

    @Test
    void anItemOfATimeThatJudgedNoKindsGetsOneWhenItComesAgain() {
        try (var flow = new Flow(state)) {
            var kept = EnrichedItemBuilder.builder(
                            flow.tell(Told.item("a").record()).enriched().getFirst())
                    .kind(null)
                    .build();

            assertThat(flow.tell(new Verdict(kept, true)).enriched())
                    .extracting(EnrichedItem::kind)
                    .containsExactly(ItemKind.NEWS);
        }
    }

    @Test
    void whatPeopleHaveLabelledStandsBesideTheTopics() {
        var examples = new ArrayList<LabelledText>();
        for (int i = 0; i < 8; i++) {
            examples.add(new LabelledText("sport", "Le club gagne le match " + i, "Les joueurs du club et le match."));
            examples.add(
                    new LabelledText("économie", "La banque relève les taux " + i, "Les taux de la banque montent."));
        }
        var item = Told.item("a").revision(1, "La banque et les taux").record();

        try (var flow = new Flow(state, Classifier.learn(examples, new Languages()))) {
            var classified =
                    Objects.requireNonNull(flow.tell(item).enriched().getLast().classified());
            assertThat(classified.label()).isEqualTo("économie");
            assertThat(classified.phrases()).isNotEmpty().allMatch(item.title()::contains);
        }
        try (var flow = new Flow(state.resolve("without"))) {
            assertThat(flow.tell(item).enriched().getLast().classified()).isNull();
        }
    }

    @Test
    void theStepsWhoseFailuresAreRefusedAreStepsOfTheTopology() {
        var steps = Flow.topology(Flow.settings(state)).describe().toString();
        assertThat(Refuse.JUDGING).isNotEmpty().allSatisfy(step -> {
            var kept = step.equals("identify-language") ? "habits-of-sources" : "";
            assertThat(steps).contains("Processor: " + step + " (stores: [" + kept + "])");
        });
    }

    @Test
    void aModelBecomesAReleaseWithTheCountriesOfItsOwnerAndOfItsBase() {
        var model = ModelSnapshotBuilder.builder(Told.model("nvidia/Qwen3.6-27B-NVFP4"))
                .tags(List.of(
                        "base_model:Qwen/Qwen3.6-27B",
                        "base_model:quantized:Qwen/Qwen3.6-27B",
                        "license:apache-2.0",
                        "en",
                        "zh"))
                .task("text-generation")
                .build();
        try (var flow = new Flow(state)) {
            assertThat(flow.tell(model).releases()).singleElement().satisfies(release -> {
                assertThat(release.developerName()).isEqualTo("NVIDIA");
                assertThat(release.country()).isEqualTo("US");
                assertThat(release.kind()).isEqualTo(Model.Kind.QUANTISATION);
                assertThat(release.base()).isEqualTo("Qwen/Qwen3.6-27B");
                assertThat(release.rootCountry()).isEqualTo("CN");
                assertThat(release.licence()).isEqualTo("apache-2.0");
                assertThat(release.languages()).containsExactly("en", "zh");
                assertThat(release.hub()).isEqualTo("hugging-face");
            });
        }
    }

    @Test
    void anOwnerWhoIsNotInTheRegistryHasNoCountry() {
        var model = Told.model("somebody/my-model-7b");
        try (var flow = new Flow(state)) {
            assertThat(flow.tell(model).releases()).singleElement().satisfies(release -> {
                assertThat(release.country()).isNull();
                assertThat(release.kind()).isEqualTo(Model.Kind.BASE);
            });
        }
    }
}
