package org.vigie.contract;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: before the n-th repetition a time drawn evenly from zero to {@code first *
 * 2^(n-1)}, at most {@code longest}. The spread keeps several processes from coming back all at once. See Marc Brooker,
 * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 30;

    /** How long to wait before a repetition, counted from 1. */
    public Duration before(int repetition) {
        int doublings = Math.min(repetition - 1, MOST_DOUBLINGS);
        long ceiling = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(random.nextLong(ceiling + 1));
    }
}
