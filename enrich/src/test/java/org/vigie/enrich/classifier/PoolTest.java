package org.vigie.enrich.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTest {
    private static final int[] LABELS = {0, 1, 0, 1, 0, 1, 0, 1};

    /** Three times in four for the true label. */
    private static final double[][] MOSTLY_RIGHT = {{1, 0}, {0, 1}, {1, 0}, {0, 1}, {1, 0}, {0, 1}, {0, 1}, {1, 0}};

    private static final double[][] ALWAYS_WRONG = {{0, 1}, {1, 0}, {0, 1}, {1, 0}, {0, 1}, {1, 0}, {0, 1}, {1, 0}};

    private static final double[][] SILENT = new double[8][2];

    @Test
    void aTeacherIsBelievedAsOftenAsItIsRight() {
        var pool = Pool.fit(List.<double[][]>of(MOSTLY_RIGHT), LABELS, 2);
        assertThat(probability(pool.weights()[0])).isCloseTo(0.75, within(0.01));
    }

    @Test
    void aTeacherThatIsWrongOrSilentAddsNothing() {
        var pool = Pool.fit(List.of(MOSTLY_RIGHT, ALWAYS_WRONG), LABELS, 2);
        assertThat(pool.weights()[1]).isZero();
        var beside = Pool.fit(List.of(MOSTLY_RIGHT, SILENT), LABELS, 2);
        assertThat(probability(beside.weights()[0])).isCloseTo(0.75, within(0.01));
    }

    @Test
    void aFrequentLabelBeginsWithMore() {
        var pool = Pool.fit(List.<double[][]>of(SILENT), new int[] {0, 0, 0, 0, 0, 0, 1, 1}, 2);
        assertThat(pool.biases()[0]).isGreaterThan(pool.biases()[1]);
    }

    private static double probability(double advantage) {
        return 1 / (1 + Math.exp(-advantage));
    }
}
