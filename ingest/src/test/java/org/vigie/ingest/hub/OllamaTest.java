package org.vigie.ingest.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.Source;

class OllamaTest {
    private static final Answered LIBRARY = Answered.of(Source.Kind.OLLAMA, "https://ollama.com/library");

    @ParameterizedTest
    @ValueSource(strings = {"https://ollama.com", "https://ollama.com/library", "https://ollama.com/search"})
    void theLibraryIsAskedForTheNewestFirst(String url) {
        assertThat(Answered.of(Source.Kind.OLLAMA, url).address()).isEqualTo("https://ollama.com/library?sort=newest");
    }

    @Test
    void cardsAreModels() throws Exception {
        var page = LIBRARY.read("ollama.html");

        assertThat(page.models())
                .extracting(ModelSnapshot::id)
                .containsExactly("ollama/fil3.3", "ollama/laine", "ollama/soie");
        assertThat(page.models()).extracting(ModelSnapshot::title).containsExactly(null, "Laine, la petite", null);
        assertThat(page.models()).extracting(ModelSnapshot::downloads).containsExactly(1_900_000L, 12_345L, null);
        assertThat(page.models().getFirst().tags()).containsExactly("tools", "size:8b", "size:70b");
        assertThat(page.models())
                .as("relative times are not believed")
                .allMatch(model -> model.lastModifiedAt() == null);
        assertThat(page.refused()).extracting(Page.Refused::name).containsExactly("/library/?sort=newest");
    }

    @Test
    void aPageWithoutModelsIsAProblemNotSilence() {
        assertThatThrownBy(() -> LIBRARY.readText("<html><p>We have moved"))
                .hasMessageContaining("no model is found on the page");
    }
}
