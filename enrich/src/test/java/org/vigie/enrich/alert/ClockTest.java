package org.vigie.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

    private Clock clock = Clock.hears(null, 0, START);

    @Test
    void itIsAsLateAsInThePartitionThatIsLeastFarLessAnHour() {
        var both = Clock.hears(Clock.hears(clock, 1, START.plusSeconds(60)), 0, START.plus(Duration.ofDays(2)));

        assertThat(both.ripe()).isEqualTo(START.plusSeconds(60).minus(Duration.ofHours(1)));
    }

    @Test
    void silencesBeginAnewWhereNobodyWasListening() {
        look(0);
        look(2);
        assertThat(clock.since()).isEqualTo(START);
        look(6);
        assertThat(clock.since()).isEqualTo(hour(6));
        assertThat(clock.counted(START)).isEqualTo(hour(6));
    }

    @Test
    void nightsAreUsualFromTheThirdOnAndADayOffIsNot() {
        for (int day = 0; day < 6; day++) {
            for (int hour = 0; hour <= 16; hour++) { // the night has eight hours
                look(24 * day + hour);
            }
        }
        assertThat(clock.since()).isEqualTo(hour(48));

        look(24 * 8);
        assertThat(clock.since()).isEqualTo(hour(24 * 8));
        look(24 * 10); // one such day does not make the next one usual
        assertThat(clock.since()).isEqualTo(hour(24 * 10));
    }

    private void look(int hour) {
        clock = clock.at(hour(hour));
        Objects.requireNonNull(clock.newest());
    }

    private static Instant hour(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
