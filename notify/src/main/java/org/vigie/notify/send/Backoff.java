package org.vigie.notify.send;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Exponential backoff with full jitter: before the n-th repetition a time drawn evenly from zero to {@code first *
 * 2^(n-1)}, at most {@code longest}. Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015. Who asks to be
 * left alone for longer is, for an hour at most.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
    static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 30;

    /**
     * How long to wait before a repetition.
     *
     * @param repetition from 1
     * @param wish of the receiver, null for none
     */
    Duration before(int repetition, @Nullable Duration wish) {
        int doublings = Math.min(repetition - 1, MOST_DOUBLINGS);
        long ceiling = Math.min(longest.toMillis(), first.toMillis() << doublings);
        var drawn = Duration.ofMillis(random.nextLong(ceiling + 1));
        if (wish == null || wish.compareTo(drawn) <= 0) {
            return drawn;
        }
        return wish.compareTo(LONGEST_REST) < 0 ? wish : LONGEST_REST;
    }
}
