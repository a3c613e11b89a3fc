package org.vigie.dashboard.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.dashboard.items.Difference.Sort;

class DifferenceTest {
    private static Difference of(String before, String after) {
        return Difference.of(before, after, Locale.ENGLISH);
    }

    private static String shown(Difference difference) {
        return difference.pieces().stream()
                .map(piece -> switch (piece.sort()) {
                    case KEPT -> piece.text();
                    case TAKEN_OUT -> "[-" + piece.text() + "]";
                    case PUT_IN -> "[+" + piece.text() + "]";
                })
                .collect(Collectors.joining());
    }

    private static String without(Sort sort, Difference difference) {
        return difference.pieces().stream()
                .filter(piece -> piece.sort() != sort)
                .map(Difference.Piece::text)
                .collect(Collectors.joining());
    }

    private static String words(Random random, String prefix, int number, int different) {
        return random.ints(number, 0, different).mapToObj(i -> prefix + i).collect(Collectors.joining(" "));
    }

    @Test
    void itIsToldInWords() {
        var difference = of("A model of 7 billion leaves China", "A model of 70 billion leaves China today");
        assertThat(shown(difference)).isEqualTo("A model of [-7][+70] billion leaves China[+ today]");
        assertThat(difference.before()).isEqualTo(1);
        assertThat(difference.after()).isEqualTo(2);
        assertThat(difference.isAny()).isTrue();
    }

    @Test
    void wordsThatChangeSideBySideAreOneChange() {
        assertThat(shown(of("The old red fox", "The new blue fox"))).isEqualTo("The [-old red][+new blue] fox");
    }

    @Test
    void textsWithoutSpacesHaveWordsToo() {
        assertThat(shown(Difference.of("今天发布新模型", "今天发布旧模型", Locale.CHINESE)))
                .startsWith("今天")
                .contains("[-", "[+")
                .endsWith("模型");
    }

    @Test
    void equalTextsHaveNone() {
        assertThat(of("the same", "the same").isAny()).isFalse();
        assertThat(of("", "").isAny()).isFalse();
        assertThat(of("", "new").isAny()).isTrue();
        assertThat(of("old", "").isAny()).isTrue();
    }

    @Test
    void ofALongTextOnlyWhatStandsAroundTheChangesIsShown() {
        var same = IntStream.range(0, 2_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        assertThat(shown(of(same + " old " + same, same + " new " + same)))
                .contains("[-old][+new]")
                .startsWith("…")
                .hasSizeLessThan(300);
    }

    /** Two of the longest texts that are compared at all, without a word in common. */
    @Test
    void nothingHostileTakesLong() {
        var random = new Random(1);
        var one = words(random, "a", 400, 1_000_000);
        var other = words(random, "b", 400, 1_000_000);
        long start = System.nanoTime();
        assertThat(of(one, other).isWhole()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

        var longer = of((one + " ").repeat(50), (other + " ").repeat(50));
        assertThat(longer.isWhole()).isFalse();
        assertThat(longer.isAny()).isTrue();
        assertThat(longer.before()).isEqualTo(20_000);
    }

    @Test
    void bothTextsAreInIt() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var one = words(random, "w", random.nextInt(12), 4);
            var other = words(random, "w", random.nextInt(12), 4);
            var difference = of(one, other);
            assertThat(without(Sort.PUT_IN, difference)).isEqualTo(one);
            assertThat(without(Sort.TAKEN_OUT, difference)).isEqualTo(other);
        }
    }
}
