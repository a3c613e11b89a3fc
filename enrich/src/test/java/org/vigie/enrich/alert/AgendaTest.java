package org.vigie.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.enrich.state.JsonStore;

class AgendaTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3_600);
    private static final Instant TWO = ONE.plusSeconds(3_600);

    /** Has a store, and does nothing with it. */
    private static final class Keeper implements Processor<String, String, Void, Void> {
        @Override
        public void process(Record<String, String> told) {}
    }

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private KeyValueStore<String, String> store;
    private Agenda<String> agenda;

    @BeforeEach
    void open() {
        var topology = new Topology()
                .addSource("read", new StringDeserializer(), new StringDeserializer(), "records")
                .addProcessor("keep", Keeper::new, "read")
                .addStateStore(JsonStore.of("agenda", Serdes.String()), "keep");
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "agenda");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(topology, settings);
        store = driver.getKeyValueStore("agenda");
        agenda = new Agenda<>(store);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    /** From memory to disk. */
    private void commit() {
        driver.createInputTopic("records", new StringSerializer(), new StringSerializer())
                .pipeInput("key", "value");
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
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatIsOnDiskAndWhatIsNotYetAreTakenTogether() {
        agenda.put("quiet", ONE, "on disk", "1");
        agenda.put("quiet", NOON, "taken", "");
        commit();
        assertThat(keys("quiet", NOON)).containsExactly("taken");
        agenda.put("quiet", NOON.plusSeconds(60), "in memory", "2");

        assertThat(keys("quiet", TWO)).containsExactly("in memory", "on disk");
        commit();
        assertThat(stored()).isEmpty();
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
        commit();

        agenda = new Agenda<>(store);
        assertThat(keys("quiet", TWO)).containsExactly("a");
    }

    private List<String> stored() {
        var keys = new ArrayList<String>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private List<String> keys(String rule, Instant time) {
        return agenda.take(rule, time).stream().map(Agenda.Entry::key).toList();
    }
}
