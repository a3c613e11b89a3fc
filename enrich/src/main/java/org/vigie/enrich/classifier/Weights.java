package org.vigie.enrich.classifier;

/** What each feature of a vocabulary says for each label. One thread while it is learned, then it does not change. */
final class Weights {
    private final int labels;
    private final float[] weights;

    /** @param weights those of the first feature for all labels, then those of the second, and so on */
    Weights(int labels, float[] weights) {
        this.labels = labels;
        this.weights = weights;
    }

    static Weights none(int features, int labels) {
        return new Weights(labels, new float[Math.multiplyExact(features, labels)]);
    }

    int size() {
        return weights.length;
    }

    float at(int place) {
        return weights[place];
    }

    void set(int feature, int label, double weight) {
        weights[feature * labels + label] = (float) weight;
    }

    /** Adds another's, so many times. */
    void add(Weights other, double times) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] += (float) (times * other.weights[i]);
        }
    }

    /** Adds to the score of each label what an item says for it. */
    void addScores(Vector item, double[] scores) {
        for (int i = 0; i < item.size(); i++) {
            int first = item.features()[i] * labels;
            double value = item.values()[i];
            for (int label = 0; label < labels; label++) {
                scores[label] += value * weights[first + label];
            }
        }
    }

    /** How much more a feature says for a label than, on average, for the others. */
    double advantage(int feature, int label) {
        int first = feature * labels;
        double others = 0;
        for (int other = 0; other < labels; other++) {
            others += other == label ? 0 : weights[first + other];
        }
        return weights[first + label] - others / (labels - 1);
    }
}
