package org.vigie.enrich.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GistTest {
    private static long named(Gist gist) {
        return IntStream.range(0, gist.terms().length)
                .filter(i -> gist.named()[i])
                .count();
    }

    @Test
    void formsOfAWordAreOneTerm() {
        var gist = Gist.of("", "negotiate negotiations quake");

        assertThat(gist.terms()).hasSize(2);
        assertThat(gist.inText()).contains(2);
    }

    @Test
    void whatHasACapitalLetterWhereverItStandsIsNamed() {
        assertThat(named(Gist.of("Quake hits Lesbos", "The quake hit Lesbos at 5, and the people of Lesbos fled")))
                .as("Lesbos and the number")
                .isEqualTo(2);
    }

    @Test
    void inATitleOfCapitalLettersTheySayNothing() {
        assertThat(named(Gist.of("Quake Hits Greek Island", ""))).isZero();
    }

    @Test
    void theEndOfALongTextIsNotRead() {
        assertThat(Gist.of("", "word ".repeat(200)).terms())
                .isEqualTo(Gist.of("", "word ".repeat(200) + "unread").terms());
    }
}
