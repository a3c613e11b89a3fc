package org.vigie.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Count.Period;
import org.vigie.dashboard.ask.Parameters;
import org.vigie.dashboard.index.Reach;

class SpanTest {
    private static final Instant FIRST = Instant.parse("2024-12-20T00:00:00Z");
    private static final Reach REACH = new Reach(FIRST, Instant.parse("2025-02-14T08:00:00Z"), FIRST, Set.of(FIRST));
    private static final List<String> PERIODS = List.of("week", "day", "month");

    private static Span read(String... given) {
        var all = new HashMap<String, String>();
        for (int i = 0; i < given.length; i += 2) {
            all.put(given[i], given[i + 1]);
        }
        return Span.read(new Parameters(all), Period.WEEK, PERIODS, REACH, FIRST);
    }

    @Test
    void withoutAQuestionItGoesFromTheFirstItemToTheEndOfTheOpenPeriod() {
        assertThat(read())
                .isEqualTo(new Span(
                        Period.WEEK, Instant.parse("2024-12-16T00:00:00Z"), Instant.parse("2025-02-17T00:00:00Z")));
        assertThat(read().starts()).hasSize(9);
    }

    @Test
    void periodsAreWhole() {
        assertThat(read("period", "month", "from", "2025-01-15", "until", "2025-02-01"))
                .isEqualTo(new Span(
                        Period.MONTH, Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-02-01T00:00:00Z")));
    }

    @Test
    void noPictureHasMorePeriodsThanItCanShow() {
        assertThat(read("period", "day", "from", "1900-01-01").starts()).hasSize(Span.MOST);
    }

    @Test
    void anEndBeforeTheStartHasNoPeriods() {
        assertThat(read("from", "2025-02-01", "until", "2025-01-01").starts()).isEmpty();
    }

    @Test
    void daysWithoutAnyItemAreCountedUpToWhereTheCountsHaveGot() {
        var end = Instant.parse("2024-12-23T00:00:00Z");
        assertThat(REACH.daysWithout(FIRST, end)).isEqualTo(2);
        assertThat(REACH.daysWithout(Instant.parse("2025-02-13T00:00:00Z"), Instant.parse("2025-02-20T00:00:00Z")))
                .isEqualTo(1);
        assertThat(REACH.isOpen(end)).isFalse();
        assertThat(REACH.isOpen(Instant.parse("2025-02-17T00:00:00Z"))).isTrue();
    }

    @Test
    void whatComesIsNotDrawnAsZero() {
        assertThat(read("until", "2025-06-01")).isEqualTo(read());
        assertThat(read("until", "2025-02-14").until()).isEqualTo(Instant.parse("2025-02-17T00:00:00Z"));
    }
}
