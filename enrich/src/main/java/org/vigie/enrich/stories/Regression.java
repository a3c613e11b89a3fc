package org.vigie.enrich.stories;

import java.util.Arrays;
import java.util.List;

/** Logistic regression with a ridge, by Newton's method. */
final class Regression {
    private static final int MOST_STEPS = 50;
    private static final double ENOUGH = 1e-9;

    /** What was seen, and whether it was so. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Example(double[] similarities, boolean isOfStory) {}

    private Regression() {}

    /** @param ridge on each weight but the bias */
    static Joining learn(List<Example> examples, double ridge) {
        int size = Similarities.NAMES.size() + 1;
        var weights = new double[size];
        for (int step = 0; step < MOST_STEPS; step++) {
            var change = solve(slope(examples, weights, ridge), curvature(examples, weights, ridge));
            double largest = 0;
            for (int i = 0; i < size; i++) {
                weights[i] += change[i];
                largest = Math.max(largest, Math.abs(change[i]));
            }
            if (largest < ENOUGH) {
                break;
            }
        }
        return new Joining(Arrays.copyOf(weights, size - 1), weights[size - 1]);
    }

    private static double[] slope(List<Example> examples, double[] weights, double ridge) {
        var slope = new double[weights.length];
        for (var example : examples) {
            double error = (example.isOfStory() ? 1 : 0) - probability(example, weights);
            for (int i = 0; i < weights.length; i++) {
                slope[i] += error * value(example, i);
            }
        }
        for (int i = 0; i < weights.length - 1; i++) {
            slope[i] -= ridge * weights[i];
        }
        return slope;
    }

    private static double[][] curvature(List<Example> examples, double[] weights, double ridge) {
        var curvature = new double[weights.length][weights.length];
        for (var example : examples) {
            double probability = probability(example, weights);
            double certainty = probability * (1 - probability);
            for (int i = 0; i < weights.length; i++) {
                for (int j = 0; j < weights.length; j++) {
                    curvature[i][j] += certainty * value(example, i) * value(example, j);
                }
            }
        }
        for (int i = 0; i < weights.length; i++) {
            curvature[i][i] += i < weights.length - 1 ? ridge : ENOUGH;
        }
        return curvature;
    }

    private static double probability(Example example, double[] weights) {
        double logit = 0;
        for (int i = 0; i < weights.length; i++) {
            logit += weights[i] * value(example, i);
        }
        return 1 / (1 + Math.exp(-logit));
    }

    /** The last one stands for the bias. */
    private static double value(Example example, int i) {
        return i < example.similarities().length ? example.similarities()[i] : 1;
    }

    /** Gauss's elimination; the matrix is positive definite, so that no pivot is looked for. Both are used up. */
    private static double[] solve(double[] right, double[][] left) {
        int size = right.length;
        for (int i = 0; i < size; i++) {
            for (int row = i + 1; row < size; row++) {
                double factor = left[row][i] / left[i][i];
                for (int column = i; column < size; column++) {
                    left[row][column] -= factor * left[i][column];
                }
                right[row] -= factor * right[i];
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int column = i + 1; column < size; column++) {
                right[i] -= left[i][column] * right[column];
            }
            right[i] /= left[i][i];
        }
        return right;
    }
}
