package org.vigie.enrich.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as developers and others write them. The table: {@code model-names.txt}. */
class NameReaderTest {
    private final Repositories repositories = new Repositories(SomeDevelopers.DEVELOPERS);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/model-names.txt", delimiter = '|')
    void theNameIsParted(
            String repository,
            String family,
            @Nullable String version,
            @Nullable Long parameters,
            @Nullable String mode,
            @Nullable String format,
            String release) {
        var read = repositories.read("hugging-face", repository);
        var name = read.name();
        var found = read.family();
        assertThat(found == null ? name.firstWord() : repositories.familyName(found.family()))
                .as("family")
                .isEqualTo(family);
        assertThat(found == null ? name.version(0) : name.version(found))
                .as("version")
                .isEqualTo(version);
        assertThat(name.size()).as("parameters").isEqualTo(parameters);
        assertThat(name.mode()).as("mode").isEqualTo(mode);
        assertThat(name.format()).as("format").isEqualTo(format);
        assertThat(read.release()).as("release").isEqualTo(release);
    }

    @ParameterizedTest
    @CsvSource({
        "x-27B, 27000000000",
        "x-0.6B, 600000000",
        "x-270m, 270000000",
        "x-1.5b, 1500000000",
        "x-1_6b, 1600000000",
        "x-1b7, 1700000000",
        "x-2.4T-A95B, 2400000000000",
        "x-30B-A3B, 30000000000",
        "x-1b-a400m, 1000000000",
        "x-8x7B, 56000000000",
        "x-7Bx2-MoE, 14000000000",
        "x-E4B-it, 4000000000",
        "xMoE-1B-7B, 7000000000",
        "x-9b-2b, 11000000000",
        "x-2B-4T, 2000000000",
        "x-1.3B-100B, 1300000000",
        "command-r7b, 7000000000",
        "stories15M, 15000000",
    })
    void aNumberOfParametersIsReadAsItIsMeant(String name, long parameters) {
        assertThat(repositories.read("hugging-face", "a/" + name).name().size()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-A3B", // used, not in all
                "Llama-4-Scout-17B-16E", // used by each word, of 16 experts
                "x-GPTQ-4b-128g", // bits
                "x-128k", // words at once
                "Qwen3-2507", // a date
                "x-12Hz",
            })
    void whatIsNoNumberOfAllParametersIsNotTakenForOne(String name) {
        assertThat(repositories.read("hugging-face", "a/" + name).name().size()).isNull();
    }

    @Test
    void theLengthOfTheContextIsNoSize() {
        var name = repositories
                .read("hugging-face", "Qwen/Qwen2.5-14B-Instruct-1M")
                .name();
        assertThat(name.size()).isEqualTo(14_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "meta-llama/Meta-Llama-3-8B, meta-llama/Llama-3-70B-Instruct",
        "Qwen/Qwen3.5-27B, Qwen/Qwen3.5-397B-A17B-GPTQ-Int4",
        "Qwen/Qwen3-4B-Thinking-2507, Qwen/Qwen3-30B-A3B-Instruct-2507-FP8",
        "OpenGVLab/InternVL2_5-8B, OpenGVLab/InternVL2.5-1B",
        "nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16, nvidia/Nemotron-3-Nano-4B-NVFP4",
        "google-bert/bert-base-uncased, google-bert/bert-large-cased",
        "openai-community/gpt2, openai-community/gpt2-xl",
        "codellama/CodeLlama-7b-hf, meta-llama/CodeLlama-34b-Instruct-hf",
        "google/gemma-4-12B-it-qat-q4_0-gguf, google/gemma-4-E2B",
        "a/Own-Name_7B.Q4_K_M, A/own-name-13b",
    })
    void theVariantsOfAReleaseAreOne(String one, String other) {
        assertThat(repositories.read("hugging-face", one).release())
                .isEqualTo(repositories.read("hugging-face", other).release());
    }

    @ParameterizedTest
    @CsvSource({
        "Qwen/Qwen3-8B, Qwen/Qwen3.5-9B",
        "Qwen/Qwen3-8B, Qwen/Qwen3-VL-8B-Instruct",
        "Qwen/Qwen3-4B, Qwen/Qwen3-4B-Instruct-2507",
        "Qwen/Qwen3-Embedding-8B, Qwen/Qwen3-Reranker-8B",
        "Qwen/Qwen3-8B, QwenToo/Qwen3-8B",
        "zai-org/GLM-4.7, zai-org/GLM-4.7-Flash",
        "mistralai/Mistral-Small-24B-Instruct-2501, mistralai/Mistral-Medium-24B-Instruct-2501",
        "black-forest-labs/FLUX.1-dev, black-forest-labs/FLUX.2-dev",
        "deepseek-ai/DeepSeek-R1-Distill-Llama-8B, deepseek-ai/DeepSeek-R1-Distill-Qwen-7B",
        "z-lab/Qwen3.5-9B-DFlash, z-lab/Qwen3.6-27B-DFlash",
        "tencent/Hy3-preview, tencent/Hy3",
    })
    void otherReleasesAreOthers(String one, String other) {
        assertThat(repositories.read("hugging-face", one).release())
                .isNotEqualTo(repositories.read("hugging-face", other).release());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a/", "/", "a/-", "a/___", "a/...", "日本/モデル", "a/b/c", "a/0", "a/Q4_K_M", "a/8B-Instruct"})
    void anythingMayBeAName(String repository) {
        assertThat(repositories.read("hugging-face", repository).release()).isNotEmpty();
    }
}
