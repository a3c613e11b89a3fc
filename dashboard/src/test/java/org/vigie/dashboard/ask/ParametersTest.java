package org.vigie.dashboard.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void anEmptyFieldOfAFormIsNotAsked() {
        var ask = new Parameters(Map.of("q", "", "page", " "));
        assertThat(ask.text("q")).isNull();
        assertThat(ask.number("page", 1, 1, 9)).isEqualTo(1);
        ask.verify();
    }

    @Test
    void daysAndMomentsAreInUtc() {
        var ask = new Parameters(Map.of("from", "2024-12-20", "until", "2024-12-21T06:00:00Z"));
        assertThat(ask.moment("from")).isEqualTo(Instant.parse("2024-12-20T00:00:00Z"));
        assertThat(ask.moment("until")).isEqualTo(Instant.parse("2024-12-21T06:00:00Z"));
    }

    @Test
    void momentsThatNoIndexKnowsAreRefused() {
        for (var far :
                List.of("0000-01-01", "9999-12-31", "+999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z")) {
            var ask = new Parameters(Map.of("from", far));
            assertThat(ask.moment("from")).as(far).isNull();
            assertThatThrownBy(ask::verify).hasMessageContaining("from");
        }
    }

    @Test
    void allProblemsAreToldAtOnce() {
        var ask = new Parameters(Map.of("a", "x".repeat(600), "b", "7", "c", "green", "d", "2024-13-40", "e", "?"));
        ask.text("a");
        ask.number("b", 1, 1, 5);
        ask.choice("c", "red", List.of("red", "blue"));
        ask.moment("d");
        assertThatThrownBy(ask::verify)
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        e -> assertThat(e.problems())
                                .extracting(BadRequestException.Problem::parameter)
                                .containsExactlyInAnyOrder("a", "b", "c", "d", "e"));
    }

    @Test
    void anAddressIsWrittenSoThatItReadsBack() {
        var address =
                Address.of("/items").with("q", "a&b=\"ç\"").with("page", 2).with("from", null);
        assertThat(address).hasToString("/items?q=a%26b%3D%22%C3%A7%22&page=2");
        assertThat(address.with("page", null).at("/items.csv")).hasToString("/items.csv?q=a%26b%3D%22%C3%A7%22");
    }
}
