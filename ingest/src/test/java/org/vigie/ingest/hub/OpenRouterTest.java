package org.vigie.ingest.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vigie.contract.Source;

class OpenRouterTest {
    private static final Answered HUB = Answered.of(Source.Kind.OPENROUTER, "https://openrouter.ai");

    @Test
    void allModelsAreAskedForAtOnce() {
        assertThat(HUB.hub().asks(HUB.source()))
                .extracting(Ask::address)
                .containsExactly("https://openrouter.ai/api/v1/models");
    }

    @Test
    void aModelNamesTheRepositoryThatItIs() throws Exception {
        var page = HUB.read("openrouter.json");

        var first = page.models().getFirst();
        assertThat(first.id()).isEqualTo("openrouter/atelier/fil-7b");
        assertThat(first.title()).isEqualTo("Atelier: Fil 7B");
        assertThat(first.sameAs()).isEqualTo("atelier/Fil-7B");
        assertThat(first.createdAt()).isEqualTo("2026-02-26T08:00:00Z");
        assertThat(first.tags()).containsExactly("input:text", "input:image", "output:text", "context:131072");
        assertThat(page.models().getLast().sameAs()).as("an empty text").isNull();
        assertThat(page.models().getLast().createdAt()).isNull();
        assertThat(page.refused()).extracting(Page.Refused::why).containsExactly("its id is none: \"with a blank\"");
    }
}
