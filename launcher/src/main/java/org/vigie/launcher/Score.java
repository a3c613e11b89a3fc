package org.vigie.launcher;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * How well what was found agrees with what people say, for one topic. All shares are from 0 to 1, NaN where there is nothing to
 * divide; intervals hold the true share with 95 %.
 *
 * @param right found, and people say so
 * @param wrong found, but people say no
 * @param missed not found, but people say yes
 */
record Score(int right, int wrong, int missed) {
    static final Score NONE = new Score(0, 0, 0);

    private static final double OUTSIDE = 0.05;

    /** From and to. */
    record Range(double low, double high) {}

    /** One item more. */
    Score plus(boolean isFound, boolean isRight) {
        return new Score(
                right + (isFound && isRight ? 1 : 0),
                wrong + (isFound && !isRight ? 1 : 0),
                missed + (!isFound && isRight ? 1 : 0));
    }

    Score plus(Score other) {
        return new Score(right + other.right, wrong + other.wrong, missed + other.missed);
    }

    /** Items that belong to the topic. */
    int positives() {
        return right + missed;
    }

    double precision() {
        return (double) right / (right + wrong);
    }

    double recall() {
        return (double) right / (right + missed);
    }

    double f1() {
        return 2.0 * right / (2.0 * right + wrong + missed);
    }

    Range precisionRange() {
        return wilson(right + wrong);
    }

    Range recallRange() {
        return wilson(right + missed);
    }

    /**
     * F1 is a rising function of one share, that of the right ones among all that were found or should have been: of J it is
     * 2J / (1 + J). So the ends of J's interval, carried over, are those of F1's.
     */
    Range f1Range() {
        var share = wilson(right + wrong + missed);
        return new Range(2 * share.low / (1 + share.low), 2 * share.high / (1 + share.high));
    }

    /** Wilson's interval (Wilson 1927), which holds for few items too. */
    private Range wilson(int of) {
        if (of == 0) {
            return new Range(0, 1);
        }
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(of, right, OUTSIDE);
        return new Range(interval.getLowerBound(), interval.getUpperBound());
    }
}
