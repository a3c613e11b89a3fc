package org.vigie.enrich.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Model;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.Model.Noise;
import org.vigie.contract.Model.Owner;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshot.OwnerType;
import org.vigie.contract.ModelSnapshotBuilder;

/** The rules, each with a case and its boundary. */
class RecogniseModelTest {
    private static final Instant THEN = Instant.parse("2026-03-01T00:00:00Z");

    private final RecogniseModel recogniser = new RecogniseModel(SomeDevelopers.DEVELOPERS);

    private static ModelSnapshotBuilder snapshot(String repository, String... tags) {
        return ModelSnapshotBuilder.builder()
                .id("hugging-face/1")
                .revision(1)
                .source("hub")
                .repository(repository)
                .tags(List.of(tags))
                .firstSeenAt(THEN)
                .observedAt(THEN);
    }

    private Model model(String repository, String... tags) {
        return recogniser.recognise(snapshot(repository, tags).build());
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        // a tag of the hub's
        "somebody/Mine, base_model:finetune:Qwen/Qwen3-8B, FINETUNE, ",
        "somebody/Mine, base_model:adapter:Qwen/Qwen3-8B, ADAPTER, ADAPTER",
        "somebody/Mine, base_model:merge:Qwen/Qwen3-8B, MERGE, MERGE",
        "somebody/Mine, base_model:quantized:Qwen/Qwen3-8B, QUANTISATION, QUANTISATION",
        "somebody/Mine, base_model:Qwen/Qwen3-8B, FINETUNE, ",
        "somebody/Mine, , BASE, ",
        // the hub calls a copy a fine-tune
        "somebody/Qwen3-8B, base_model:finetune:Qwen/Qwen3-8B, REUPLOAD, REUPLOAD",
        "somebody/Qwen3-8B-GGUF, base_model:finetune:Qwen/Qwen3-8B, QUANTISATION, QUANTISATION",
        "somebody/Qwen3-8B-Ita, base_model:finetune:Qwen/Qwen3-8B, FINETUNE, ",
        // one's own modes, and one's own earlier release
        "Qwen/Qwen3-8B, base_model:finetune:Qwen/Qwen3-8B-Base, BASE, ",
        "google/gemma-3-4b-it, base_model:finetune:google/gemma-3-4b-pt, BASE, ",
        "Qwen/Qwen2.5-Coder-7B, base_model:finetune:Qwen/Qwen2.5-7B, FINETUNE, ",
        "Qwen/Qwen3-8B-FP8, base_model:quantized:Qwen/Qwen3-8B, QUANTISATION, ",
        "Qwen/Qwen3-8B-FP8, base_model:finetune:Qwen/Qwen3-8B, QUANTISATION, ",
        // one person hardly ever trains from nothing
        "one-person/Qwopus-27B-v3, , FINETUNE, ",
        "one-person/Qwopus-27B-v3-GGUF, , QUANTISATION, ",
        // a developer of the registry with another's model
        "nvidia/Qwen3.6-27B-NVFP4, base_model:quantized:Qwen/Qwen3.6-27B, QUANTISATION, QUANTISATION",
        "nvidia/Mine-FP8, base_model:quantized:nvidia/Mine, QUANTISATION, ",
        "nvidia/Mine, base_model:finetune:Qwen/Qwen3-8B, FINETUNE, ",
        "nvidia/Mine-LoRA, base_model:adapter:Qwen/Qwen3-8B, ADAPTER, ",
        "nvidia/Mine, base_model:merge:Qwen/Qwen3-8B, MERGE, MERGE",
        "nvidia/Mine, base_model:merge:nvidia/Nemotron-4, MERGE, ",
        // refusals removed
        "somebody/Qwen3-8B-abliterated, , FINETUNE, UNCENSORED",
        "nvidia/Qwen3-8B-uncensored, , FINETUNE, UNCENSORED",
        "nvidia/Uncensored-1, , FINETUNE, ",
        "somebody/Mine, heretic, BASE, UNCENSORED",
    })
    void theTagsOfTheHubAreHeardAndCorrected(
            String repository, @Nullable String tag, Kind kind, @Nullable Noise noise) {
        var model = tag == null ? model(repository) : model(repository, tag);
        assertThat(model.kind()).as(model.reasons().toString()).isEqualTo(kind);
        assertThat(model.noise()).as(model.reasons().toString()).isEqualTo(noise);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Qwen/Qwen3-8B, BASE, , alibaba-qwen, CN",
        "Qwen/Qwen3-8B-GPTQ-Int4, QUANTISATION, , alibaba-qwen, CN",
        "nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16, BASE, , nvidia, US",
        "nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-FP8, QUANTISATION, , nvidia, US",
        "nvidia/Qwen3.6-27B-NVFP4, QUANTISATION, QUANTISATION, alibaba-qwen, CN",
        "nvidia/Llama-3_3-Nemotron-Super-49B-v1_5-FP8, QUANTISATION, , meta, US",
        "nvidia/Llama-3.1-Nemotron-70B-Instruct-HF, FINETUNE, , meta, US",
        "deepseek-ai/DeepSeek-R1-Distill-Llama-8B, FINETUNE, , meta, US",
        "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B, FINETUNE, , alibaba-qwen, CN",
        "deepseek-ai/DeepSeek-R1-0528-Qwen3-8B, FINETUNE, , alibaba-qwen, CN",
        "deepseek-ai/DeepSeek-R1-0528, BASE, , deepseek, CN",
        "NousResearch/Hermes-3-Llama-3.1-8B, FINETUNE, , meta, US",
        "NousResearch/Llama-2-7b-hf, REUPLOAD, REUPLOAD, meta, US",
        "OpenGVLab/InternVL3_5-GPT-OSS-20B-A4B-Preview, FINETUNE, , openai, US",
        "openbmb/MiniCPM-Llama3-V-2_5, FINETUNE, , meta, US",
        "intfloat/e5-mistral-7b-instruct, FINETUNE, , mistral, FR",
        "z-lab/Qwen3.6-27B-DFlash, ADAPTER, , alibaba-qwen, CN",
        "nvidia/Eagle2.5-8B, BASE, , nvidia, US",
        "nvidia/gpt-oss-120b-Eagle3-long-context, ADAPTER, , openai, US",
        "tiiuae/falcon-mamba-7b, BASE, , tii, AE",
        "stepfun-ai/Step-3.5-Flash, BASE, , stepfun, CN",
        "deepseek-ai/deepseek-llm-7b-base, BASE, , deepseek, CN",
        "somebody/OTel-LLM-1B, BASE, , , ",
        "somebody/llm-jp-3-13b-GGUF, QUANTISATION, QUANTISATION, llm-jp, JP",
        "smiles/Smile-7B, BASE, , smiles, ",
        // a converter
        "unsloth/Llama-3.1-8B-Instruct-GGUF, QUANTISATION, REPACKAGER, meta, US",
        "unsloth/Qwen2.5-7B-Instruct, REUPLOAD, REPACKAGER, alibaba-qwen, CN",
        "unsloth/gpt-oss-20b-BF16, QUANTISATION, REPACKAGER, openai, US",
        "onnx-community/bge-m3, QUANTISATION, REPACKAGER, baai, CN",
        "unsloth/Step-3.5-Flash-GGUF, QUANTISATION, REPACKAGER, stepfun, CN",
        // somebody
        "somebody/Qwen3.5-27B-Claude-4.6-Opus-Reasoning-Distilled, FINETUNE, , alibaba-qwen, CN",
        "somebody/Qwen3.5-9B-DeepSeek-V4-Flash-GGUF, QUANTISATION, QUANTISATION, alibaba-qwen, CN",
        "somebody/Llama-3-8b-Ita, FINETUNE, , meta, US",
        "somebody/Meta-Llama-3-8B-Instruct, REUPLOAD, REUPLOAD, meta, US",
        "somebody/supergemma4-26b, FINETUNE, , google, US",
        "somebody/dolphin-2.9.1-yi-1.5-34b, FINETUNE, , 01-ai, CN",
        "somebody/LTX-Style-LoRA, ADAPTER, ADAPTER, , ",
        "somebody/Qwen3-Llama-3-8B-slerp, MERGE, MERGE, , ",
        "somebody/Qwen3-merged-8B, MERGE, MERGE, alibaba-qwen, CN",
        "somebody/bert-base-uncased, REUPLOAD, REUPLOAD, google, US",
        // what only looks like somebody's family
        "somebody/step-by-step-7B, BASE, , , ",
        "somebody/Orca-mini-3b, BASE, , , ",
        "somebody/Claude-Opus-Thoughts-9B, BASE, , , ",
        "somebody/ko-sentence-bert, BASE, , , ",
        "somebody/embed-small, BASE, , , ",
        "somebody/MyVision-R1-7B, BASE, , , ",
        "stepfun-ai/bert-step, BASE, , stepfun, CN",
    })
    void withoutTagsTheNameDecides(
            String repository, Kind kind, @Nullable Noise noise, @Nullable String root, @Nullable String country) {
        var model = model(repository);
        assertThat(model.kind()).as(model.reasons().toString()).isEqualTo(kind);
        assertThat(model.noise()).as(model.reasons().toString()).isEqualTo(noise);
        assertThat(model.rootDeveloper()).as(model.reasons().toString()).isEqualTo(root);
        assertThat(model.rootCountry()).as(model.reasons().toString()).isEqualTo(country);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "somebody/tiny-random-LlamaForCausalLM, TEST",
        "somebody/llama-2-tiny-random, TEST",
        "somebody/MyAwesomeModel-TestRepo, TEST",
        "somebody/llama2-0b-unit-test, TEST",
        "sparse-encoder-testing/splade-small, TEST",
        "hf-internal-testing/Qwen3-8B, TEST",
        "nvidia/tiny-random-nemotron, TEST",
        "somebody/mine-7B-checkpoint-1200, CHECKPOINT",
        "somebody/mine-7B-ckpt500, CHECKPOINT",
        "somebody/mine-7B-step-50K, CHECKPOINT",
        "somebody/mine-7B-seed42, CHECKPOINT",
    })
    void testsAndCheckpointsAreNoReleases(String repository, Noise noise) {
        var model = model(repository);
        assertThat(model.kind()).isEqualTo(Kind.TEST);
        assertThat(model.noise()).isEqualTo(noise);
    }

    @ParameterizedTest
    @CsvSource({"somebody/Latest-7B", "somebody/Contest-7B", "somebody/randomness-7B", "stepfun-ai/Step-3-50B"})
    void wordsThatOnlyContainATestAreNone(String repository) {
        assertThat(model(repository).kind()).isEqualTo(Kind.BASE);
    }

    @Test
    void aShellWithoutWeightsAndTaskIsEmpty() {
        assertThat(model("somebody/mine", "region:us", "license:mit", "en").noise())
                .isEqualTo(Noise.EMPTY);
        assertThat(model("somebody/mine", "region:us", "safetensors").noise()).isNull();
        assertThat(model("somebody/mine").noise())
                .as("the list gave no tags at all")
                .isNull();
        var withTask = snapshot("somebody/mine", "region:us").task("text-generation");
        assertThat(recogniser.recognise(withTask.build()).noise()).isNull();
    }

    @Test
    void theOwnerIsWhoTheRegistryOrTheHubSays() {
        assertThat(model("Qwen/Qwen3-8B").owner()).isEqualTo(Owner.REGISTERED);
        assertThat(model("qWEN/Qwen3-8B").developer()).isEqualTo("alibaba-qwen");
        assertThat(model("somebody/x").owner()).isEqualTo(Owner.UNKNOWN);
        var person = snapshot("somebody/x").ownerType(OwnerType.PERSON).build();
        var organisation =
                snapshot("some-lab/x").ownerType(OwnerType.ORGANISATION).build();
        assertThat(recogniser.recognise(person).owner()).isEqualTo(Owner.UNAFFILIATED);
        assertThat(recogniser.recognise(organisation).owner()).isEqualTo(Owner.ORGANISATION);
    }

    @Test
    void aHandleOfGitHubIsNotTakenForOneOfTheHub() {
        var elsewhere = snapshot("Qwen/x").id("modelscope/1").build();
        var github = snapshot("Qwen/x").id("github/1").build();
        var known = snapshot("alibaba-qwen-on-github/x").id("github/1").build();
        assertThat(recogniser.recognise(elsewhere).developer()).isEqualTo("alibaba-qwen");
        assertThat(recogniser.recognise(github).developer()).isNull();
        assertThat(recogniser.recognise(known).developer()).isEqualTo("alibaba-qwen");
    }

    @Test
    void whereAnotherHubNamesTheModelThatItIsThatNameIsUnderstood() {
        var elsewhere = snapshot("qwen/qwen3.5-27b:free")
                .id("openrouter/1")
                .sameAs("Qwen/Qwen3.5-27B")
                .build();
        var model = recogniser.recognise(elsewhere);
        assertThat(model.release()).isEqualTo("alibaba-qwen/qwen3.5");
        assertThat(model.repository()).isEqualTo("qwen/qwen3.5-27b:free");
    }

    @Test
    void aNameWithoutAnOwnerIsItsMakers() {
        var model = recogniser.recognise(snapshot("gemma3").id("ollama/gemma3").build());
        assertThat(model.release()).isEqualTo("google/gemma3");
        assertThat(model.kind()).isEqualTo(Kind.BASE);
        assertThat(model("nothing-known").release()).isEqualTo("@/nothing-known");
    }

    @Test
    void theRootIsTheBasesFamilyBeforeItsOwner() {
        var onTop = model("somebody/x", "base_model:quantized:deepseek-ai/DeepSeek-R1-Distill-Llama-8B");
        assertThat(onTop.rootDeveloper()).isEqualTo("meta");
        assertThat(onTop.base()).isEqualTo("deepseek-ai/DeepSeek-R1-Distill-Llama-8B");
        assertThat(model("somebody/x", "base_model:finetune:unsloth/Qwen3-8B").rootDeveloper())
                .isEqualTo("alibaba-qwen");
        assertThat(model("somebody/x", "base_model:finetune:stepfun-ai/nameless")
                        .rootDeveloper())
                .isEqualTo("stepfun");
        var unknown = model("somebody/x", "base_model:finetune:another/y");
        assertThat(unknown.rootDeveloper()).isNull();
        assertThat(unknown.reasons()).contains(new Model.Because("root.unknown-base", "another/y"));
    }

    @Test
    void rootsThatDisagreeAreNone() {
        var merge = model("somebody/x", "base_model:merge:Qwen/Qwen3-8B", "base_model:merge:meta-llama/Llama-3-8B");
        assertThat(merge.kind()).isEqualTo(Kind.MERGE);
        assertThat(merge.rootDeveloper()).isNull();
        assertThat(merge.rootCountry()).isNull();
        assertThat(merge.reasons()).extracting(Model.Because::rule).contains("root.base.disagree");

        var oneCountry = model("somebody/x", "base_model:merge:Qwen/Qwen3-8B", "base_model:merge:zai-org/GLM-5");
        assertThat(oneCountry.rootDeveloper()).isNull();
        assertThat(oneCountry.rootCountry()).isEqualTo("CN");
    }

    @Test
    void aFamilyOfTwoDevelopersIsItsOwnersForHimAndNobodysForOthers() {
        assertThat(model("one-bert/ModernBERT-large").rootDeveloper()).isEqualTo("one-bert");
        assertThat(model("other-bert/ModernBERT-large").rootCountry()).isEqualTo("FR");
        var theirs = model("somebody/ModernBERT-large");
        assertThat(theirs.rootDeveloper()).isNull();
        assertThat(theirs.reasons()).extracting(Model.Because::rule).contains("root.family-in-name.disagree");
    }

    @Test
    void theBaseIsNamedByTheHubOrByTheName() {
        assertThat(model("Qwen/Qwen3-8B", "base_model:finetune:Qwen/Qwen3-8B-Base")
                        .base())
                .as("a mode of the release is no base")
                .isNull();
        assertThat(model("Qwen/Qwen3-8B-FP8").base()).isEqualTo("Qwen/Qwen3-8B");
        assertThat(model("somebody/Qwen3-4B-Instruct-2507-GGUF").base()).isEqualTo("Qwen3-4B-Instruct-2507");
        assertThat(model("deepseek-ai/DeepSeek-R1-0528-Qwen3-8B").base()).isEqualTo("Qwen3-8B");
        assertThat(model("somebody/x", "base_model:https://huggingface.co/Qwen/Qwen3-8B")
                        .base())
                .isEqualTo("Qwen/Qwen3-8B");
    }

    @Test
    void theParametersAreTheHubsExceptWhereItCountsSomethingElse() {
        var counted = snapshot("Qwen/Qwen3-8B").parameters(8_190_735_360L).build();
        var packed = snapshot("Qwen/Qwen3-8B-AWQ").parameters(2_174_235_648L).build();
        var nothing = snapshot("Qwen/Qwen3-8B").parameters(0L).build();
        assertThat(recogniser.recognise(counted).parameters()).isEqualTo(8_190_735_360L);
        assertThat(recogniser.recognise(packed).parameters()).isEqualTo(8_000_000_000L);
        assertThat(recogniser.recognise(nothing).parameters()).isEqualTo(8_000_000_000L);
    }

    @Test
    void theLicenceIsTheHubsWord() {
        assertThat(model("a/b", "license:apache-2.0").licence()).isEqualTo("apache-2.0");
        assertThat(model("a/b", "license:other", "license_name:qwen").licence()).isEqualTo("qwen");
        assertThat(model("a/b", "license:other").licence()).isEqualTo("other");
        assertThat(model("a/b").licence()).isNull();
    }

    @Test
    void twoLettersAreALanguageUnlessTheyAreARegionOrMeanSomethingElse() {
        assertThat(model("a/b", "fr", "en", "region:us", "iw", "xx").languages())
                .containsExactly("en", "fr", "he");
        assertThat(model("a/b", "ml", "cv").languages()).isEmpty();
        assertThat(model("a/b", "ml", "hi").languages()).containsExactly("hi", "ml");
    }

    @ParameterizedTest
    @CsvSource({
        "text-generation, , x, TEXT",
        "image-text-to-text, , x, MULTIMODAL",
        "automatic-speech-recognition, , x, AUDIO",
        "sentence-similarity, , x, EMBEDDING",
        "robotics, , x, OTHER",
        "image-to-video, , x, VIDEO",
        "a-task-of-tomorrow, diffusers, x, IMAGE",
        ", sentence-transformers, x, EMBEDDING",
        ", , Qwen3-VL-8B-Instruct, MULTIMODAL",
        ", , Qwen3-Embedding-8B, EMBEDDING",
        ", , whisper-large-v3, AUDIO",
        ", , Qwen3-8B-Instruct, TEXT",
        ", , nothing-known, UNKNOWN",
    })
    void theModalityIsTheTasksTheLibrarysOrTheNames(
            @Nullable String task, @Nullable String library, String name, Model.Modality modality) {
        var model = recogniser.recognise(
                snapshot("a/" + name).task(task).library(library).build());
        assertThat(model.modality()).isEqualTo(modality);
    }

    @Test
    void everyModelTellsWhyForKindFamilyAndRoot() {
        Stream.of("Qwen/Qwen3-8B", "somebody/Llama-3-8b-Ita", "somebody/x")
                .forEach(repository -> assertThat(model(repository).reasons())
                        .extracting(because ->
                                because.rule().substring(0, because.rule().indexOf('.')))
                        .contains("kind", "family", "root"));
        assertThat(model("somebody/Qwen3-8B-GGUF").reasons())
                .contains(
                        new Model.Because("kind.format-word", "GGUF"),
                        new Model.Because("root.family-in-name", "Qwen3-8B"));
    }

    @Test
    void theSameSnapshotIsAlwaysTheSameModel() {
        ModelSnapshot snapshot = snapshot("somebody/Qwen3-8B-GGUF", "base_model:quantized:Qwen/Qwen3-8B")
                .build();
        assertThat(new RecogniseModel(SomeDevelopers.DEVELOPERS).recognise(snapshot))
                .isEqualTo(recogniser.recognise(snapshot));
    }
}
