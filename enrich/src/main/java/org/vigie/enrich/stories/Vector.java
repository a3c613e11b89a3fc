package org.vigie.enrich.stories;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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
        var order = IntStream.range(0, terms.length)
                .filter(i -> weights[i] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -weights[i]).thenComparing(i -> terms[i]))
                .limit(most)
                .sorted(Comparator.comparing(i -> terms[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        var chosen = new long[order.length];
        var theirs = new float[order.length];
        double square = 0;
        for (int i = 0; i < order.length; i++) {
            chosen[i] = terms[order[i]];
            theirs[i] = weights[order[i]];
            square += (double) theirs[i] * theirs[i];
        }
        return new Vector(chosen, theirs, Math.sqrt(square));
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

    /** 0 for a term that it has not. */
    double weight(long term) {
        int at = Arrays.binarySearch(terms, term);
        return at < 0 ? 0 : weights[at];
    }

    /** The terms of the highest weights, the highest first. */
    long[] heaviest(int most) {
        return IntStream.range(0, terms.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -weights[i]).thenComparing(i -> terms[i]))
                .limit(most)
                .mapToLong(i -> terms[i])
                .toArray();
    }
}
