package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NgramFrequenciesTest {
    /** Of a language whose texts are {@code la la la al}, eight letters. */
    private static final String[] MODELS = {
        "{\"language\":\"SONG\",\"ngrams\":{\"4/8\":\"a l\"}}",
        "{\"language\":\"SONG\",\"ngrams\":{\"3/4\":\"la\",\"1/4\":\"al\"}}",
    };

    @Test
    void anEdgeIsWhatNoLongerNgramAccountsFor() {
        assertThat(frequencies(0))
                .containsEntry("la", 3 / 8.0)
                .containsEntry("^la$", 3 / 8.0)
                .containsEntry("^l", 3 / 8.0)
                .containsEntry("l$", 1 / 8.0)
                .containsEntry("^a", 1 / 8.0)
                .containsEntry("a$", 3 / 8.0)
                .containsEntry("^al$", 1 / 8.0);
    }

    @Test
    void aSingleLetterSaysTooLittleToBeTold() {
        assertThat(frequencies(0)).doesNotContainKeys("a", "l");
    }

    @Test
    void rareNgramsAreLeftOut() {
        assertThat(frequencies(0.2)).containsOnlyKeys("la", "^la", "la$", "^la$", "^l", "a$");
    }

    private static Map<String, Double> frequencies(double rarest) {
        var frequencies = new NgramFrequencies(rarest);
        for (var model : MODELS) {
            frequencies.read(model);
        }
        var told = new TreeMap<String, Double>();
        frequencies.forEach(told::put);
        return told;
    }
}
