package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NgramsTest {
    @Test
    void aWordsEdgesCountAsCharacters() {
        assertThat(ngrams("le")).containsExactlyInAnyOrderElementsOf(hashes("^l", "^le", "^le$", "le", "le$", "e$"));
    }

    @Test
    void noNgramReachesOverAWord() {
        assertThat(ngrams("à l’eau"))
                .containsExactlyInAnyOrderElementsOf(Stream.of("à", "l", "eau")
                        .flatMap(word -> ngrams(word).stream())
                        .toList());
    }

    @Test
    void capitalsAndWaysOfWritingAnAccentMakeNoDifference() {
        assertThat(ngrams("E\u0301TE\u0301")).isEqualTo(ngrams("été"));
    }

    @Test
    void whereThereAreNoLettersThereAreNoNgrams() {
        assertThat(ngrams("12:30 – 14:00")).isEmpty();
    }

    private static List<Long> ngrams(String text) {
        var ngrams = new ArrayList<Long>();
        Ngrams.of(text, (hash, counts) -> ngrams.add(hash));
        return ngrams;
    }

    private static List<Long> hashes(String... ngrams) {
        return Stream.of(ngrams).map(Ngrams::hash).toList();
    }
}
