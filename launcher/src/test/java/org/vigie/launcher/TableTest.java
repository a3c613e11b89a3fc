package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTest {
    private final StringWriter out = new StringWriter();

    @Test
    void columnsAreAsWideAsTheirTextsAndWideCharactersCountTwice() {
        new Table(List.of("ID", "OUTLET", "IN"), Set.of(1))
                .print(List.of(List.of("le-fil", "Le Fil", "FR"), List.of("a", "文匯", "HK")), new PrintWriter(out));
        assertThat(out.toString().lines())
                .containsExactly("ID      OUTLET  IN", "le-fil  Le Fil  FR", "a       文匯    HK");
    }

    @Test
    void whatIsTooWideIsCutWhereItMay() {
        new Table(List.of("A", "B", "C"), Set.of(1))
                .print(List.of(List.of("a".repeat(60), "b".repeat(80), "c".repeat(20))), new PrintWriter(out));
        assertThat(out.toString().lines().skip(1))
                .containsExactly("a".repeat(60) + "  " + "b".repeat(35) + "…  " + "c".repeat(20));
    }

    @Test
    void timesAreToldAsPeopleDo() {
        var now = Instant.parse("2026-03-02T08:00:00Z");
        assertThat(Ago.of(null, now)).isEqualTo("-");
        assertThat(Ago.of(now.minusSeconds(5), now)).isEqualTo("just now");
        assertThat(Ago.of(now.minus(Duration.ofMinutes(5)), now)).isEqualTo("5 min ago");
        assertThat(Ago.of(now.minus(Duration.ofHours(3)), now)).isEqualTo("3 h ago");
        assertThat(Ago.of(now.minus(Duration.ofDays(12)), now)).isEqualTo("12 d ago");
        assertThat(Ago.of(now.plusSeconds(30), now)).isEqualTo("in 30 s");
        assertThat(Ago.of(now.plus(Duration.ofMinutes(15)), now)).isEqualTo("in 15 min");
        assertThat(Ago.of(Duration.ofHours(1))).isEqualTo("1 h");
    }
}
