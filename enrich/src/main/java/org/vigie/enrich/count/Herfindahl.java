package org.vigie.enrich.count;

import java.util.Arrays;
import java.util.Collection;
import java.util.SplittableRandom;
import org.vigie.contract.Count.Concentration;

/**
 * How much a few categories dominate: the Herfindahl-Hirschman index, the sum of the squared shares (Hirschman, The
 * Paternity of an Index, 1964), and its reciprocal, the effective number (Laakso and Taagepera, 1979; the Hill number of
 * order 2).
 *
 * <p>The index of a sample is larger than that of what it is drawn from, by (1 - index) / n in the mean, and so is that of
 * each bootstrap sample once more: the plain percentile interval of ten equal shares never holds their index. So the
 * interval is that of the unbiased estimate, the sum of k(k - 1) / n(n - 1) (Simpson, Measurement of Diversity, 1949): the
 * bootstrap (Efron, 1979) gives its spread, moved so that its mean is the estimate. {@code HerfindahlTest} draws samples of
 * known shares and counts how often it holds their index: nine times in ten and more from a hundred on; at thirty with two
 * large shares 88 times in a hundred, and less often below. With equal shares it always holds it: it is wide there.
 *
 * <p>Cost: {@value #SAMPLES} times n random numbers. The same counts always give the same interval.
 */
final class Herfindahl {
    private static final int SAMPLES = 1_000;
    private static final double TAIL = 0.025;
    private static final long SEED = 0x5EED;

    private Herfindahl() {}

    /** @param counts how often each category occurs, in a fixed order; at least one is positive */
    static Concentration of(Collection<Long> counts) {
        var positive =
                counts.stream().mapToLong(Long::longValue).filter(k -> k > 0).toArray();
        int n = Math.toIntExact(Arrays.stream(positive).sum());
        if (n == 0) {
            throw new IllegalArgumentException("the shares of nothing: all counts are 0");
        }
        double index = index(positive, n);
        double estimate = estimate(index, n);
        double[] spread = spread(positive, n);
        double mean = Arrays.stream(spread).average().orElseThrow();
        int outside = (int) (TAIL * SAMPLES);
        return new Concentration(
                index,
                estimate,
                within(estimate + spread[outside] - mean),
                within(estimate + spread[SAMPLES - 1 - outside] - mean),
                1 / index,
                positive.length,
                n);
    }

    private static double index(long[] counts, int n) {
        return Arrays.stream(counts).mapToDouble(k -> (double) k * k).sum() / ((double) n * n);
    }

    /** One thing says nothing about shares. */
    private static double estimate(double index, int n) {
        return n == 1 ? 1 : (n * index - 1) / (n - 1);
    }

    /** Estimates from samples of the same size, in ascending order. */
    private static double[] spread(long[] counts, int n) {
        var categories = new int[n];
        int filled = 0;
        for (int category = 0; category < counts.length; category++) {
            Arrays.fill(categories, filled, filled += (int) counts[category], category);
        }
        var random = new SplittableRandom(SEED);
        var estimates = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            var drawn = new long[counts.length];
            for (int i = 0; i < n; i++) {
                drawn[categories[random.nextInt(n)]]++;
            }
            estimates[sample] = estimate(index(drawn, n), n);
        }
        Arrays.sort(estimates);
        return estimates;
    }

    private static double within(double index) {
        return Math.max(0, Math.min(1, index));
    }
}
