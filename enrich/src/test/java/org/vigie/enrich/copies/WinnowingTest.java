package org.vigie.enrich.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WinnowingTest {
    /** The example of the paper: hashes of 5-grams of "adorunrunrunadorunrun", windows of four. */
    @Test
    void theExampleOfThePaperComesOut() {
        long[] hashes = {77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98};

        assertThat(Winnowing.choose(hashes, 4)).containsExactly(17, 17, 8, 39, 17);
    }

    @Test
    void ofFewerThanAWindowTheSmallestIsChosen() {
        assertThat(Winnowing.choose(new long[] {5, 3, 4}, 8)).containsExactly(3);
        assertThat(Winnowing.choose(new long[0], 8)).isEmpty();
    }

    @Test
    void aSharedPassageOfAWindowSharesAChosenHashWhateverIsAround() {
        var random = new Random(1);
        for (int round = 0; round < 500; round++) {
            var passage = random.longs(8).toArray();
            var one = Winnowing.choose(around(passage, random), 8);
            var other = Winnowing.choose(around(passage, random), 8);

            assertThat(one).containsAnyOf(other);
        }
    }

    private static long[] around(long[] passage, Random random) {
        var all = random.longs(passage.length + 40).toArray();
        System.arraycopy(passage, 0, all, random.nextInt(40), passage.length);
        return all;
    }
}
