package org.vigie.ingest.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.contract.Failure;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshot.OwnerType;
import org.vigie.contract.Source;

class HuggingFaceTest {
    private static Answered at(String url) {
        return Answered.of(Source.Kind.HUGGING_FACE, url);
    }

    @Test
    void aHubIsAskedForItsNewItsTrendingModelsAndTheirOwners() {
        assertThat(at("https://huggingface.co/")
                        .hub()
                        .asks(at("https://huggingface.co/").source()))
                .extracting(Ask::address)
                .satisfiesExactly(
                        stream -> assertThat(stream)
                                .startsWith(
                                        "https://huggingface.co/api/models?sort=createdAt&limit=100&expand=createdAt&"),
                        trending -> assertThat(trending)
                                .startsWith("https://huggingface.co/api/models?sort=trendingScore&limit=100&expand="),
                        owners -> assertThat(owners)
                                .isEqualTo("https://huggingface.co/api/trending?type=model&limit=20"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co/Qwen, https://huggingface.co/api/models?author=Qwen&sort=createdAt&limit=100&",
        "https://hf.co/Qwen/, https://huggingface.co/api/models?author=Qwen&sort=createdAt&",
        "http://127.0.0.1:8600/hf?author=Qwen, http://127.0.0.1:8600/hf/api/models?author=Qwen&sort=createdAt&",
        "http://127.0.0.1:8600/hf, http://127.0.0.1:8600/hf/api/models?sort=createdAt&",
        "https://huggingface.co?author=a%26b, https://huggingface.co/api/models?author=a%26b&sort=createdAt&"
    })
    void theAddressSaysWhetherAHubOrAnOwnerIsPolled(String url, String asked) {
        assertThat(at(url).address()).startsWith(asked);
        assertThat(at(url).hub().problem(url)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://huggingface.co/Qwen/Qwen3-8B", "https://huggingface.co/models"})
    void anAddressThatIsNeitherIsRefusedWithTheRemedy(String url) {
        assertThat(at("https://huggingface.co").hub().problem(url)).contains("https://huggingface.co");
    }

    @Test
    void nothingThatIsAskedForIsAFileOfARepository() {
        for (var url : new String[] {"https://huggingface.co", "https://huggingface.co/Qwen"}) {
            assertThat(at(url).hub().asks(at(url).source()))
                    .allMatch(ask -> ask.address().contains("/api/models?")
                            || ask.address().contains("/api/trending?"));
        }
    }

    @Test
    void aRecordIsReadInFull() throws Exception {
        var model =
                at("https://huggingface.co").read("hugging-face.json").models().getFirst();

        assertThat(model.id()).isEqualTo("hugging-face/69a0f00000000000000000a1");
        assertThat(model.repository()).isEqualTo("atelier/Fil-7B");
        assertThat(model.state()).isEqualTo("0123456789abcdef0123456789abcdef01234567");
        assertThat(model.gated()).isTrue();
        assertThat(model.parameters()).isEqualTo(7_000_001_024L);
        assertThat(model.tags()).contains("license:apache-2.0", "base_model:finetune:atelier/Fil-7B-Base");
        assertThat(model.downloads()).isEqualTo(340);
        assertThat(model.trendingScore()).isEqualTo(7);
        assertThat(model.trendingRank()).as("the stream has no ranks").isNull();
        assertThat(model.createdAt()).isEqualTo("2026-02-26T08:00:00Z");
        assertThat(model.lastModifiedAt()).isEqualTo("2026-02-27T09:30:00Z");
        assertThat(model.observedAt()).isEqualTo(Answered.NOW);
    }

    @Test
    void aBadFieldCostsTheFieldAndABadRecordCostsTheRecord() throws Exception {
        var page = at("https://huggingface.co").read("hugging-face.json");

        assertThat(page.models())
                .extracting(ModelSnapshot::repository)
                .as("without the private one")
                .containsExactly("atelier/Fil-7B", "atelier/Fil-1B", "gpt2");
        var odd = page.models().get(1);
        assertThat(odd.downloads()).as("a number as a text").isEqualTo(17);
        assertThat(odd.parameters()).as("summed up").isEqualTo(1_024);
        assertThat(odd.likes()).isNull();
        assertThat(odd.trendingScore()).isNull();
        assertThat(odd.task()).isNull();
        assertThat(odd.library()).isNull();
        assertThat(odd.createdAt()).isNull();
        assertThat(odd.lastModifiedAt()).as("1970").isEqualTo(Instant.ofEpochSecond(12));
        assertThat(page.refused())
                .extracting(Page.Refused::why)
                .containsExactly(
                        "its _id is missing",
                        "its id is missing",
                        "it is no JSON object",
                        "its _id is none: {\"$oid\":\"69a0f00000000000000000a6\"}");
    }

    @Test
    void aServerThatIgnoresTheWishForFieldsIsRead() throws Exception {
        var model = at("https://huggingface.co")
                .read("hugging-face-short.json")
                .models()
                .getFirst();
        assertThat(model.library()).isEqualTo("transformers");
        assertThat(model.state()).isNull();
        assertThat(model.gated()).isFalse();
    }

    @Test
    void thePlaceOnTheListOfTrendingModelsIsTheirRank() throws Exception {
        assertThat(at("https://huggingface.co")
                        .read(1, "hugging-face.json", null)
                        .models())
                .extracting(ModelSnapshot::trendingRank)
                .containsExactly(1, 2, 8);
    }

    @Test
    void ownersAreToldApart() throws Exception {
        assertThat(at("https://huggingface.co")
                        .read(2, "hugging-face-trending.json", null)
                        .owners())
                .hasSize(2)
                .containsEntry("atelier", OwnerType.ORGANISATION)
                .containsEntry("marion", OwnerType.PERSON);
    }

    @Test
    void theNextPageIsTheOneThatTheLinkHeaderNames() throws Exception {
        assertThat(next("</api/models?cursor=abc%3D>; rel=\"next\""))
                .isEqualTo("https://huggingface.co/api/models?cursor=abc%3D");
        assertThat(next("<https://a.example/1>; rel=prev, <https://a.example/2>; title=x; rel=next"))
                .isEqualTo("https://a.example/2");
        assertThat(next("<https://a.example/1>; rel=\"last\"")).isNull();
        assertThat(next("nonsense")).isNull();
    }

    private static @Nullable String next(String link) throws UnreadableHubException {
        return at("https://huggingface.co")
                .read(0, "hugging-face-short.json", link)
                .next();
    }

    @Test
    void anErrorInPlaceOfAListIsToldInTheHubsWords() {
        var hub = at("https://huggingface.co");
        assertThatThrownBy(() -> hub.readText("{\"error\": \"Invalid username or password.\"}"))
                .isInstanceOfSatisfying(
                        UnreadableHubException.class, e -> assertThat(e.kind()).isEqualTo(Failure.HUB_ERROR))
                .hasMessage("the hub answers with an error: Invalid username or password.");
        assertThatThrownBy(() -> hub.readText("{\"models\": []}"))
                .hasMessage("there is no JSON list of models in its answer");
        assertThatThrownBy(() -> hub.readText("[{\"_id\": \"1\", \"id\": \"a"))
                .isInstanceOfSatisfying(
                        UnreadableHubException.class, e -> assertThat(e.kind()).isEqualTo(Failure.UNREADABLE))
                .hasMessageContaining("breaks off");
        assertThatThrownBy(() -> hub.readText("")).isInstanceOf(UnreadableHubException.class);
        assertThatThrownBy(() -> hub.readText("<html>")).isInstanceOf(UnreadableHubException.class);
    }

    @Test
    void absurdLengthsCostTheFieldOrTheRecord() throws Exception {
        var page = at("https://huggingface.co")
                .readText(
                        "[{\"_id\": \"1\", \"id\": \"a/b\", \"pipeline_tag\": \"%s\", \"tags\": [\"%s\", \"x\", 7]}, {\"_id\": \"2\", \"id\": \"%s\"}]"
                                .replace("%s", "y".repeat(10_000)));
        assertThat(page.models()).singleElement().satisfies(model -> {
            assertThat(model.task()).isNull();
            assertThat(model.tags()).containsExactly("x");
        });
        assertThat(page.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.name()).isEqualTo("2");
            assertThat(refused.why()).hasSizeLessThan(200);
        });
    }
}
