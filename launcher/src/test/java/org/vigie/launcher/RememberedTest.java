package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {
    @Test
    void whatWasSaidAMomentAgoIsNotAskedForAgain() {
        var asked = new AtomicInteger();
        var remembered = new Remembered<>(asked::incrementAndGet);
        assertThat(remembered.get()).contains(1);
        assertThat(remembered.get()).contains(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void noAnswerIsNothingAndTheNextOneWhoAsksMayHaveMoreLuck() {
        var asked = new AtomicInteger();
        var remembered = new Remembered<>(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
            return "well";
        });
        assertThat(remembered.get()).isEmpty();
        assertThat(remembered.get()).contains("well");
    }
}
