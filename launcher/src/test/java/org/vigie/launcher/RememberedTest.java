package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigie.launcher.servers.Eventually;

class RememberedTest {
    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean isDown = new AtomicBoolean();
    private final Remembered<Integer> remembered = new Remembered<>(this::answer, clock::get);

    private int answer() {
        int times = asked.incrementAndGet();
        if (isDown.get()) {
            throw new IllegalStateException("not now");
        }
        return times;
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static void await(BooleanSupplier condition) throws Exception {
        Eventually.within(Duration.ofMinutes(1), "it is asked again", condition::getAsBoolean);
    }

    @Test
    void whatWasSaidAMomentAgoIsNotAskedForAgain() {
        assertThat(remembered.get()).contains(1);
        assertThat(remembered.get()).contains(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsOldIsAskedForBehindThePaneAndShownMeanwhile() throws Exception {
        assertThat(remembered.get()).contains(1);
        pass(Duration.ofSeconds(11));
        assertThat(remembered.get()).contains(1);
        await(() -> remembered.get().orElse(0) == 2);
    }

    @Test
    void thatNobodyAnsweredIsRememberedAndThenAskedForAgain() throws Exception {
        isDown.set(true);
        assertThat(remembered.get()).isEmpty();
        await(() -> asked.get() == 1);
        isDown.set(false);
        assertThat(remembered.get()).isEmpty();
        assertThat(asked).hasValue(1);
        pass(Duration.ofSeconds(11));
        await(() -> remembered.get().isPresent());
        assertThat(asked).hasValue(2);
    }

    /** Kafka's client takes a minute to say that there is nobody: the first one waits some seconds, and no other one does. */
    @Test
    @Timeout(3)
    void nobodyWaitsOnceSomebodyHasWaitedInVain() {
        var end = new CountDownLatch(1);
        var silent = new Remembered<>(
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return "late";
                },
                () -> clock.getAndAdd(Duration.ofSeconds(4).toNanos()));
        Thread.ofVirtual().start(silent::get);
        while (clock.get() == 0) {
            Thread.onSpinWait();
        }
        assertThat(silent.get()).isEmpty();
        assertThat(silent.get()).isEmpty();
        end.countDown();
    }

    @Test
    void whatWasSaidMinutesAgoAndNotAgainIsForgotten() throws Exception {
        assertThat(remembered.get()).contains(1);
        isDown.set(true);
        pass(Duration.ofMinutes(1));
        assertThat(remembered.get()).contains(1);
        await(() -> asked.get() == 2);
        pass(Duration.ofSeconds(61));
        assertThat(remembered.get()).isEmpty();
    }
}
