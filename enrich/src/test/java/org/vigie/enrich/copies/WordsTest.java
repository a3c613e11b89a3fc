package org.vigie.enrich.copies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void whatAnEditorChangesInPassingIsNoPartOfAWord() {
        assertThat(Words.of("« L’IA ouverte », dit-elle\u00a0: ÉTÉ 2025…"))
                .isEqualTo(Words.of("\"L'ia ouverte\" dit elle – e\u0301te\u0301 ２０２５"))
                .containsExactly("l", "ia", "ouverte", "dit", "elle", "été", "2025");
    }

    @Test
    void aCharacterOfAScriptWithoutSpacesStandsForTheWordThatBeginsWithIt() {
        assertThat(Words.of("开源模型 Qwen3发布")).containsExactly("开源", "源模", "模型", "型", "qwen3", "发布", "布");
        assertThat(Words.of("โมเดลเปิด")).hasSize(9).startsWith("โมเด", "มเดล");
    }

    @Test
    void vowelSignsBelongToTheirWord() {
        assertThat(Words.of("हिन्दी में समाचार")).hasSize(3);
    }
}
