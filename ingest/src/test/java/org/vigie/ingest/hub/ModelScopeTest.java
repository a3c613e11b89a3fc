package org.vigie.ingest.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.Source;

class ModelScopeTest {
    private static final Answered ATELIER =
            Answered.of(Source.Kind.MODELSCOPE, "https://modelscope.cn/organization/Atelier");

    @ParameterizedTest
    @CsvSource({
        "https://modelscope.cn/organization/Atelier, https://modelscope.cn/openapi",
        "https://modelscope.cn/Atelier, https://modelscope.cn/openapi",
        "http://127.0.0.1:1/ms/profile/Atelier, http://127.0.0.1:1/ms/openapi"
    })
    void theOwnerIsTheLastPartOfThePath(String url, String interfaceAddress) {
        assertThat(Answered.of(Source.Kind.MODELSCOPE, url).address())
                .isEqualTo(interfaceAddress + "/v1/models?owner=Atelier&sort=last_modified&page_number=1&page_size=50");
        assertThat(ATELIER.hub().problem(url)).isNull();
    }

    @Test
    void anAddressWithoutAnOwnerIsRefused() {
        assertThat(ATELIER.hub().problem("https://modelscope.cn/organization")).startsWith("must name an owner");
    }

    @Test
    void recordsAreReadAndTheRestGoesOn() throws Exception {
        var page = ATELIER.read("modelscope.json");

        var first = page.models().getFirst();
        assertThat(first.id()).isEqualTo("modelscope/Atelier/Fil-7B");
        assertThat(first.title()).isEqualTo("丝线-7B");
        assertThat(first.task()).isEqualTo("text-generation");
        assertThat(first.library()).isEqualTo("transformers");
        assertThat(first.tags()).contains("license:apache-2.0", "model_type:fil");
        assertThat(first.gated()).isTrue();
        assertThat(first.parameters()).isEqualTo(7_000_001_024L);
        assertThat(first.createdAt()).isEqualTo("2026-02-14T12:26:15Z");
        assertThat(page.models())
                .extracting(ModelSnapshot::repository)
                .containsExactly("Atelier/Fil-7B", "Atelier/Fil-1B");
        assertThat(page.models().getLast().createdAt()).as("30 February").isNull();
        assertThat(page.models().getLast().parameters()).as("0 is not counted").isNull();
        assertThat(page.refused()).extracting(Page.Refused::why).containsExactly("its id is missing");
        assertThat(page.next()).contains("&page_number=2&");
    }

    @Test
    void noPageIsAskedForBeyondWhatTheHubGives() throws Exception {
        var last =
                "{\"success\": true, \"data\": {\"models\": [{\"id\": \"a/b\"}], \"total_count\": %s, \"page_number\": %s}}";
        assertThat(ATELIER.readText(last.formatted("50", "1")).next()).isNull();
        assertThat(ATELIER.readText(last.formatted("9000", "59")).next()).contains("page_number=60");
        assertThat(ATELIER.readText(last.formatted("9000", "60")).next()).isNull();
        assertThat(ATELIER.readText(last.formatted("\"x\"", "1")).next()).isNull();
    }

    @Test
    void itsErrorsAreTold() {
        assertThatThrownBy(() ->
                        ATELIER.readText("{\"success\": false, \"message\": \"unknown owner\", \"request_id\": \"1\"}"))
                .hasMessage("the hub answers with an error: unknown owner");
    }
}
