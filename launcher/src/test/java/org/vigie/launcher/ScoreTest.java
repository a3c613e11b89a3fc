package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final double CLOSE = 0.0005;

    @Test
    void sharesAreThoseOfTheTextbook() {
        var score = new Score(8, 2, 4);

        assertThat(score.positives()).isEqualTo(12);
        assertThat(score.precision()).isEqualTo(0.8);
        assertThat(score.recall()).isEqualTo(8 / 12.0);
        assertThat(score.f1()).isCloseTo(2 * 0.8 * (8 / 12.0) / (0.8 + 8 / 12.0), within(1e-12));
    }

    /** Wilson's interval of 8 in 10 is .490 to .943, of 8 in 12 it is .391 to .862. */
    @Test
    void intervalsAreWilsons() {
        var score = new Score(8, 2, 4);

        assertThat(score.precisionRange().low()).isCloseTo(0.490, within(CLOSE));
        assertThat(score.precisionRange().high()).isCloseTo(0.943, within(CLOSE));
        assertThat(score.recallRange().low()).isCloseTo(0.391, within(CLOSE));
        assertThat(score.recallRange().high()).isCloseTo(0.862, within(CLOSE));
    }

    @Test
    void theIntervalOfF1HoldsIt() {
        for (var score :
                new Score[] {new Score(8, 2, 4), new Score(0, 1, 1), new Score(50, 0, 0), new Score(1, 9, 9)}) {
            assertThat(score.f1Range().low()).isLessThanOrEqualTo(score.f1());
            assertThat(score.f1Range().high()).isGreaterThanOrEqualTo(score.f1());
        }
    }

    @Test
    void whereNothingWasFoundAnythingIsPossible() {
        assertThat(Score.NONE.precision()).isNaN();
        assertThat(Score.NONE.f1Range()).isEqualTo(new Score.Range(0, 1));
    }

    @Test
    void itemsAddUp() {
        var score =
                Score.NONE.plus(true, true).plus(true, false).plus(false, true).plus(false, false);

        assertThat(score).isEqualTo(new Score(1, 1, 1));
        assertThat(score.plus(new Score(1, 2, 3))).isEqualTo(new Score(2, 3, 4));
    }
}
