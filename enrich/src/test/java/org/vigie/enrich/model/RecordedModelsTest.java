package org.vigie.enrich.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Developer;
import org.vigie.contract.Model;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.Model.Noise;
import org.vigie.enrich.developers.DevelopersFile;

/** All recorded repositories of registered developers and others, judged by what is known of them as a whole. */
class RecordedModelsTest {
    private static List<Model> models = List.of();
    private static Map<String, Developer> developers = Map.of();

    @BeforeAll
    static void recogniseAll() throws IOException {
        assumeTrue(Files.isDirectory(RecordedModels.FOLDER), "no recordings here");
        var registry = DevelopersFile.shipped().developers();
        developers = registry.stream().collect(Collectors.toMap(Developer::id, developer -> developer));
        var recogniser = new RecogniseModel(Developers.of(registry));
        models = RecordedModels.read().stream().map(recogniser::recognise).toList();
    }

    private static Developer.@Nullable Kind kind(Model model) {
        var developer = model.developer() == null ? null : developers.get(model.developer());
        return developer == null ? null : developer.kind();
    }

    private static boolean isMakers(Model model) {
        var kind = kind(model);
        return kind != null && kind.makesModels();
    }

    private static List<Model> ofMakers() {
        return models.stream().filter(RecordedModelsTest::isMakers).toList();
    }

    private static int releases(Predicate<Model> some) {
        var releases = new HashSet<String>();
        models.stream().filter(some).forEach(model -> releases.add(model.release()));
        return releases.size();
    }

    private static Predicate<Model> owner(String owner) {
        return model -> model.repository().startsWith(owner + "/");
    }

    @Test
    void everyOneIsUnderstoodWithItsReasons() {
        assertThat(models).hasSizeGreaterThan(2_500).allSatisfy(model -> {
            assertThat(model.release()).isNotBlank();
            assertThat(model.family()).isNotBlank();
            assertThat(model.reasons())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(because -> assertThat(because.saw()).isNotBlank());
        });
    }

    @Test
    void theVariantsOfAReleaseComeTogether() {
        assertThat(ofMakers()).hasSizeBetween(1_400, 1_600);
        assertThat(releases(ofMakers()::contains)).isBetween(850, 1_000);
        assertThat(models.stream().filter(owner("Qwen")).count()).isGreaterThan(200);
        assertThat(releases(owner("Qwen"))).isBetween(32, 45);
        assertThat(releases(owner("meta-llama"))).isBetween(8, 12);
        assertThat(releases(owner("LiquidAI"))).isBetween(16, 22);
        assertThat(releases(owner("deepseek-ai"))).isBetween(26, 32);
    }

    @Test
    void whoConvertsMakesNoReleases() {
        assertThat(models)
                .filteredOn(model -> kind(model) == Developer.Kind.REPACKAGER)
                .hasSizeGreaterThan(700)
                .allSatisfy(model -> assertThat(model.noise()).isNotNull())
                .filteredOn(model -> model.kind() == Kind.BASE)
                .isEmpty();
    }

    @Test
    void mostOfADevelopersOwnWorkIsNotNoise() {
        var noise = ofMakers().stream().filter(model -> model.noise() != null).toList();
        assertThat(noise).hasSizeBetween(60, 120);
        assertThat(ofMakers())
                .filteredOn(model -> model.kind() == Kind.QUANTISATION && model.noise() == Noise.QUANTISATION)
                .allSatisfy(model -> assertThat(model.rootDeveloper()).isNotEqualTo(model.developer()));
    }

    @Test
    void aFamilyOfAnotherCountryIsTheRootOfManyAFinetuneAndConversion() {
        assertThat(ofMakers())
                .filteredOn(model ->
                        model.rootCountry() != null && !model.rootCountry().equals(model.country()))
                .hasSizeBetween(70, 160);
        assertThat(models)
                .filteredOn(model -> model.kind() == Kind.QUANTISATION && model.rootCountry() != null)
                .hasSizeGreaterThan(850);
    }

    @Test
    void aFormatInTheNameIsNeverABaseModel() {
        assertThat(models)
                .filteredOn(model -> model.repository().matches("(?i).*[-_.](gguf|awq|gptq|nvfp4|4bit|exl2)"))
                .hasSizeGreaterThan(500)
                .extracting(Model::kind)
                .doesNotContain(Kind.BASE, Kind.FINETUNE, Kind.REUPLOAD);
    }
}
