package org.vigie.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T06:59:59Z, 2026-03-01T07:00:00Z",
        "2026-03-01T07:00:00Z, 2026-03-02T07:00:00Z", // the moment itself is over
        "2026-03-28T12:00:00Z, 2026-03-29T06:00:00Z", // summer time begins
    })
    void aDigestComesAtItsHourWhereItsReadersLive(Instant now, Instant next) {
        assertThat(new Digest(LocalTime.of(8, 0), PARIS).after(now)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T20:59:59Z, 2026-03-01T20:59:59Z",
        "2026-03-01T21:00:00Z, 2026-03-02T06:00:00Z",
        "2026-03-02T02:00:00Z, 2026-03-02T06:00:00Z",
        "2026-03-02T06:00:00Z, 2026-03-02T06:00:00Z",
        "2026-03-29T00:00:00Z, 2026-03-29T05:00:00Z", // summer time begins
    })
    void quietHoursMayCrossMidnight(Instant due, Instant told) {
        var hours = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), PARIS);
        assertThat(hours.endAfter(due)).isEqualTo(told);
    }

    @Test
    void quietHoursOfADayEndOnThatDay() {
        var hours = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0), PARIS);
        assertThat(hours.endAfter(Instant.parse("2026-03-01T11:30:00Z"))).isEqualTo("2026-03-01T13:00:00Z");
        assertThat(hours.endAfter(Instant.parse("2026-03-01T13:00:00Z"))).isEqualTo("2026-03-01T13:00:00Z");
    }
}
