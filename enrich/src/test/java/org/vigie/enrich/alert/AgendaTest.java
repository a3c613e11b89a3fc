package org.vigie.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3_600);
    private static final Instant TWO = ONE.plusSeconds(3_600);

    private KeyValueStore<String, String> store;
    private Agenda<String> agenda;

    @BeforeEach
    void open() {
        store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("agenda"), Serdes.String(), Serdes.String())
                .withLoggingDisabled()
                .build();
        var context = new MockProcessorContext<String, String>();
        store.init(context.getStateStoreContext(), store);
        agenda = new Agenda<>(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void eachIsTakenOnceInTheOrderOfTheTimes() {
        agenda.put("quiet", TWO, "late", "3");
        agenda.put("quiet", NOON, "early", "1");
        agenda.put("quiet", ONE, "in between", "2");

        assertThat(agenda.take("quiet", ONE))
                .containsExactly(new Agenda.Entry<>("early", "1"), new Agenda.Entry<>("in between", "2"));
        assertThat(agenda.take("quiet", ONE)).isEmpty();
        assertThat(keys("quiet", TWO)).containsExactly("late");
        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void whatIsEnteredForATimeThatIsOverIsFoundAllTheSame() {
        agenda.take("quiet", TWO);
        agenda.put("quiet", NOON, "late comer", "");

        assertThat(keys("quiet", ONE)).containsExactly("late comer");
        assertThat(keys("quiet", TWO)).isEmpty();
    }

    @Test
    void whatIsEnteredForTheTimeOfTheLastLookIsFound() {
        agenda.take("quiet", NOON.plusNanos(300));
        agenda.put("quiet", NOON, "at once", "");
        agenda.put("quiet", NOON.plusNanos(700), "a little later", "");

        assertThat(keys("quiet", NOON.plusNanos(900))).containsExactly("a little later", "at once");
        assertThat(keys("quiet", NOON.plusNanos(900))).isEmpty();
    }

    @Test
    void anEarlierLookDoesNotForgetHowFarALaterOneCame() {
        agenda.put("quiet", ONE, "first", "");
        agenda.take("quiet", TWO);
        agenda.take("quiet", NOON);
        agenda.put("quiet", ONE, "second", "");

        assertThat(keys("quiet", TWO)).containsExactly("second");
    }

    @Test
    void rulesDoNotTakeFromOneAnother() {
        agenda.put("quiet", NOON, "a", "");
        agenda.put("quiet-source", NOON, "b", "");

        assertThat(keys("quiet", TWO)).containsExactly("a");
        assertThat(keys("quiet-source", TWO)).containsExactly("b");
    }

    @Test
    void whatIsRemovedIsNotTaken() {
        agenda.put("quiet", NOON, "a", "");
        agenda.remove("quiet", NOON, "a");

        assertThat(keys("quiet", TWO)).isEmpty();
    }

    @Test
    void afterAStartAllThatIsStoredIsStillThere() {
        agenda.put("quiet", ONE, "a", "");
        agenda.take("quiet", NOON);

        agenda = new Agenda<>(store);
        assertThat(keys("quiet", TWO)).containsExactly("a");
    }

    private List<String> keys(String rule, Instant time) {
        return agenda.take(rule, time).stream().map(Agenda.Entry::key).toList();
    }
}
