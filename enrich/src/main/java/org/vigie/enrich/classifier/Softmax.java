package org.vigie.enrich.classifier;

/** Scores read as logarithms of probabilities. */
final class Softmax {
    private Softmax() {}

    /** Turns scores into probabilities, in place. */
    static void apply(double[] scores) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - highest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
    }
}
