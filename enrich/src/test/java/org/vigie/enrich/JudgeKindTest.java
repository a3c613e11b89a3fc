package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.ItemKind;
import org.vigie.contract.Source.Kind;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.model.Developers;

class JudgeKindTest {
    private static final JudgeKind KINDS =
            new JudgeKind(Developers.of(DevelopersFile.shipped().developers()));

    @Test
    void howItsSourceIsReadSaysThatItIsAPaperOrSoftware() {
        assertThat(kind("arXiv cs.CL", Kind.ARXIV)).isEqualTo(ItemKind.PAPER);
        assertThat(kind("Daily papers", Kind.DAILY_PAPERS)).isEqualTo(ItemKind.PAPER);
        assertThat(kind("vLLM releases", Kind.GITHUB)).isEqualTo(ItemKind.SOFTWARE);
        assertThat(kind("OpenAI on PyPI", Kind.PYPI)).isEqualTo(ItemKind.SOFTWARE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OpenAI News", "Google DeepMind blog", "Mistral AI", "DeepSeek"})
    void aDevelopersOwnOutletIsKnownByItsName(String outlet) {
        assertThat(kind(outlet, Kind.FEED)).isEqualTo(ItemKind.DEVELOPER);
        assertThat(kind(outlet, Kind.PAGE)).isEqualTo(ItemKind.DEVELOPER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MIT Technology Review",
                "AI News",
                "Next",
                "01net",
                "Le Monde",
                "Ars Technica",
                "TechCrunch AI",
                "The New Stack - open source",
                "Journal du Hacker",
                "ActuIA",
                "BBC Technology",
                ""
            })
    void everythingElseIsNews(String outlet) {
        assertThat(kind(outlet, Kind.FEED)).isEqualTo(ItemKind.NEWS);
    }

    @Test
    void anItemOfATimeThatDidNotNoteHowItWasReadIsJudgedByItsOutlet() {
        assertThat(kind("Le Monde", null)).isEqualTo(ItemKind.NEWS);
        assertThat(kind("OpenAI News", null)).isEqualTo(ItemKind.DEVELOPER);
    }

    private static ItemKind kind(String outlet, @Nullable Kind source) {
        return KINDS.of(ItemBuilder.builder().outlet(outlet).sourceKind(source).build());
    }
}
