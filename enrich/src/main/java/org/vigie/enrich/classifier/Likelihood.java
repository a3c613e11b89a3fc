package org.vigie.enrich.classifier;

import java.util.Arrays;
import java.util.List;

/** How unlikely a {@link Pool} makes the true labels, and which way that grows. One thread. */
final class Likelihood {
    /** Keeps a label that few items have from running away. */
    private static final double RIDGE = 1;

    private static final double LEAST = 1e-300;

    /** Added to a spread, for a teacher that says the same of all labels. */
    private static final double FLAT = 1e-9;

    /**
     * A pool and its loss.
     *
     * @param at the teachers' weights, in units of their scores' spread, then the labels' biases
     * @param slope of the loss, in the same order
     */
    record Point(double[] at, double loss, double[] slope) {}

    private final List<double[][]> scores;
    private final int[] labelOf;
    private final int labels;
    private final double[] spread;

    Likelihood(List<double[][]> scores, int[] labelOf, int labels) {
        this.scores = scores;
        this.labelOf = labelOf;
        this.labels = labels;
        this.spread = scores.stream().mapToDouble(Likelihood::spread).toArray();
    }

    /** All teachers alike. */
    Point start() {
        var at = new double[spread.length + labels];
        Arrays.fill(at, 0, spread.length, 1.0 / spread.length);
        return point(at);
    }

    /** Down the slope; a teacher's weight stops at zero. */
    Point step(Point from, double length) {
        var at = new double[from.at().length];
        for (int i = 0; i < at.length; i++) {
            double moved = from.at()[i] - length * from.slope()[i];
            at[i] = i < spread.length ? Math.max(0, moved) : moved;
        }
        return point(at);
    }

    Pool pool(Point point) {
        var weights = new double[spread.length];
        for (int teacher = 0; teacher < weights.length; teacher++) {
            weights[teacher] = point.at()[teacher] / spread[teacher];
        }
        return new Pool(weights, Arrays.copyOfRange(point.at(), weights.length, point.at().length));
    }

    private Point point(double[] at) {
        int teachers = spread.length;
        var slope = new double[at.length];
        double loss = 0;
        for (int label = 0; label < labels; label++) {
            double bias = at[teachers + label];
            loss += RIDGE / 2 * bias * bias;
            slope[teachers + label] = RIDGE * bias;
        }
        for (int row = 0; row < labelOf.length; row++) {
            var probabilities = probabilities(at, row);
            loss -= Math.log(Math.max(LEAST, probabilities[labelOf[row]]));
            for (int label = 0; label < labels; label++) {
                double excess = probabilities[label] - (label == labelOf[row] ? 1 : 0);
                slope[teachers + label] += excess;
                for (int teacher = 0; teacher < teachers; teacher++) {
                    slope[teacher] += excess * scores.get(teacher)[row][label] / spread[teacher];
                }
            }
        }
        return new Point(at, loss, slope);
    }

    private double[] probabilities(double[] at, int row) {
        var sums = Arrays.copyOfRange(at, spread.length, at.length);
        for (int teacher = 0; teacher < spread.length; teacher++) {
            for (int label = 0; label < labels; label++) {
                sums[label] += at[teacher] * scores.get(teacher)[row][label] / spread[teacher];
            }
        }
        Softmax.apply(sums);
        return sums;
    }

    /** How far the labels' scores lie apart within an item, as a standard deviation. */
    private static double spread(double[][] scores) {
        double squares = 0;
        long count = 0;
        for (var ofItem : scores) {
            double mean = Arrays.stream(ofItem).average().orElse(0);
            for (double score : ofItem) {
                squares += (score - mean) * (score - mean);
                count++;
            }
        }
        return Math.sqrt(squares / Math.max(1, count)) + FLAT;
    }
}
