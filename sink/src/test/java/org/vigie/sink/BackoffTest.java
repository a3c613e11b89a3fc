package org.vigie.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Backoff;

class BackoffTest {

    @Test
    void theLongestWaitDoublesUpToItsLimit() {
        assertThat(IntStream.rangeClosed(1, 10).mapToObj(Examples.BACKOFF::before))
                .extracting(Duration::toMillis)
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 12800L, 25600L, 30000L, 30000L);
        assertThat(Examples.BACKOFF.before(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void waitsAreSpreadFromZeroToTheLongest() {
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30), new SplittableRandom(1));

        var waits = IntStream.range(0, 2_000)
                .mapToLong(i -> backoff.before(4).toMillis())
                .summaryStatistics();

        assertThat(waits.getMin()).isBetween(0L, 10L);
        assertThat(waits.getMax()).isBetween(790L, 800L);
        assertThat(waits.getAverage()).isBetween(380.0, 420.0);
    }
}
