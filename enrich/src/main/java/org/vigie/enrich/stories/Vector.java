package org.vigie.enrich.stories;

import java.util.Arrays;

/**
 * Weights of terms.
 *
 * @param terms hashes, ascending
 * @param weights of each, positive
 * @param length Euclidean, 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Vector(long[] terms, float[] weights, double length) {
    static final Vector EMPTY = new Vector(new long[0], new float[0], 0);

    /** The terms of the highest weights, of equals the lower one. */
    static Vector of(long[] terms, float[] weights, int most) {
        float least = least(weights, most);
        int above = 0;
        for (float weight : weights) {
            above += weight > least ? 1 : 0;
        }
        int equals = least == 0 ? 0 : most - above;
        var chosen = new long[terms.length];
        var theirs = new float[terms.length];
        int count = 0;
        double square = 0;
        for (int i = 0; i < terms.length; i++) {
            if (weights[i] > least || weights[i] == least && equals-- > 0) {
                chosen[count] = terms[i];
                theirs[count++] = weights[i];
                square += (double) weights[i] * weights[i];
            }
        }
        return new Vector(Arrays.copyOf(chosen, count), Arrays.copyOf(theirs, count), Math.sqrt(square));
    }

    /** The lowest of the weights that are among the highest; 0 where all are. */
    private static float least(float[] weights, int most) {
        if (weights.length <= most) {
            return 0;
        }
        var sorted = weights.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - most];
    }

    /** The same direction, of length 1. */
    Vector unit() {
        if (length == 0) {
            return this;
        }
        var scaled = new float[weights.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (weights[i] / length);
        }
        return of(terms, scaled, scaled.length);
    }

    double dot(Vector other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < terms.length && j < other.terms.length) {
            if (terms[i] == other.terms[j]) {
                sum += (double) weights[i++] * other.weights[j++];
            } else if (terms[i] < other.terms[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    /** 0 to 1; 0 where one of them is empty. */
    double cosine(Vector other) {
        return length == 0 || other.length == 0 ? 0 : dot(other) / (length * other.length);
    }

    Vector plus(Vector other, int most) {
        var sumTerms = new long[terms.length + other.terms.length];
        var sumWeights = new float[sumTerms.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < terms.length || j < other.terms.length) {
            boolean first = j == other.terms.length || i < terms.length && terms[i] <= other.terms[j];
            boolean second = i == terms.length || j < other.terms.length && other.terms[j] <= terms[i];
            sumTerms[n] = first ? terms[i] : other.terms[j];
            sumWeights[n++] = (first ? weights[i++] : 0) + (second ? other.weights[j++] : 0);
        }
        return of(Arrays.copyOf(sumTerms, n), Arrays.copyOf(sumWeights, n), most);
    }

    boolean has(long term) {
        return Arrays.binarySearch(terms, term) >= 0;
    }

    /** The terms of the highest weights alone. */
    Vector heaviest(int most) {
        return of(terms, weights, most);
    }
}
