package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Service;

class WaitsTest {
    private final List<String> said = new ArrayList<>();
    private long now;
    private Optional<String> reason = Optional.empty();
    private final Waits waits = new Waits(() -> List.of(new Sink()), said::add, () -> now);

    @Test
    void aShortWaitIsNotSpokenOf() {
        look("the sink waits", 0);
        look("the sink waits", 9);
        look("", 10);
        look("the sink waits", 11);

        assertThat(said).isEmpty();
    }

    @Test
    void aLongOneIsSaidOnceAndItsEndAsWell() {
        look("the sink waits", 0);
        look("the sink waits", 10);
        look("the sink waits", 11);
        look("", 12);
        look("", 13);

        assertThat(said).containsExactly("the sink waits", "sink goes on");
    }

    @Test
    void anotherReasonIsSaidWhenItLastsAsWell() {
        look("it has no templates", 0);
        look("it has no templates", 10);
        look("Elasticsearch is away", 11);
        look("it has no templates", 12);
        look("Elasticsearch is away", 13);
        look("Elasticsearch is away", 23);

        assertThat(said).containsExactly("it has no templates", "Elasticsearch is away");
    }

    @Test
    void whatIsBeingClosedWaitsForNothing() {
        look("the sink waits", 0);
        look("the sink waits", 10);
        waits.close();
        look("", 11);

        assertThat(said).containsExactly("the sink waits");
    }

    private void look(String why, int second) {
        now = TimeUnit.SECONDS.toNanos(second);
        reason = Optional.of(why).filter(text -> !text.isEmpty());
        waits.look();
    }

    private final class Sink implements Service {
        @Override
        public String name() {
            return "sink";
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public Optional<String> notReady() {
            return reason;
        }

        @Override
        public void close() {}
    }
}
