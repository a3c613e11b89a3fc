package org.vigie.enrich.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HerfindahlTest {
    @Test
    void equalSharesAreAsManyCountriesAsThereAre() {
        var four = Herfindahl.of(List.of(25L, 25L, 25L, 25L));
        assertThat(four.index()).isEqualTo(0.25);
        assertThat(four.effectiveCountries()).isEqualTo(4);
        assertThat(four.countries()).isEqualTo(4);
    }

    @Test
    void theIndexIsTheSumOfTheSquaredShares() {
        assertThat(Herfindahl.of(List.of(60L, 30L, 10L)).index()).isCloseTo(0.36 + 0.09 + 0.01, within(1e-12));
    }

    @Test
    void oneCountryAloneIsCertain() {
        var one = Herfindahl.of(List.of(12L));
        assertThat(List.of(one.index(), one.low(), one.high(), one.effectiveCountries()))
                .containsOnly(1.0);
    }

    @Test
    void oneReleaseHasAnIndex() {
        assertThat(Herfindahl.of(List.of(1L)).index()).isEqualTo(1);
    }

    @Test
    void theEstimateIsSimpsonsWithoutTheBiasOfSmallSamples() {
        assertThat(Herfindahl.of(List.of(2L, 1L, 1L)).estimate()).isCloseTo(2.0 / 12, within(1e-12));
    }

    @Test
    void theSameCountsHaveTheSameInterval() {
        assertThat(Herfindahl.of(List.of(8L, 5L, 2L))).isEqualTo(Herfindahl.of(List.of(8L, 5L, 2L)));
    }

    @Test
    void countriesThatHaveNothingLeftDoNotCount() {
        assertThat(Herfindahl.of(List.of(3L, 0L))).isEqualTo(Herfindahl.of(List.of(3L)));
    }

    @Test
    void nothingHasNoShares() {
        assertThatThrownBy(() -> Herfindahl.of(List.of(0L))).hasMessageContaining("all counts are 0");
    }

    /** Samples of known shares: how often the interval holds their index. */
    @ParameterizedTest(name = "{0}, samples of {1}: {2} to {3} in 100")
    @CsvSource({
        "0.4 0.3 0.1 0.08 0.06 0.04 0.02, 30, 90, 99",
        "0.4 0.3 0.1 0.08 0.06 0.04 0.02, 100, 90, 99",
        "0.45 0.4 0.05 0.03 0.03 0.02 0.02, 30, 88, 99",
        "0.45 0.4 0.05 0.03 0.03 0.02 0.02, 100, 90, 99",
        "0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1, 30, 90, 100",
        "0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1, 100, 90, 100"
    })
    void theIntervalHoldsTheTrueIndexAsOftenAsItSaysOrNearlySo(String written, int size, int atLeast, int atMost) {
        double[] shares = Arrays.stream(written.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double truth = Arrays.stream(shares).map(share -> share * share).sum();
        var random = new SplittableRandom(7);
        int samples = 300;
        int held = 0;
        for (int sample = 0; sample < samples; sample++) {
            var drawn = Herfindahl.of(draw(shares, size, random));
            held += drawn.low() <= truth && truth <= drawn.high() ? 1 : 0;
        }
        assertThat(held).isBetween(samples * atLeast / 100, samples * atMost / 100);
    }

    private static List<Long> draw(double[] shares, int n, SplittableRandom random) {
        Long[] counts = Collections.nCopies(shares.length, 0L).toArray(Long[]::new);
        for (int i = 0; i < n; i++) {
            double at = random.nextDouble();
            int category = 0;
            while (category < shares.length - 1 && at >= shares[category]) {
                at -= shares[category++];
            }
            counts[category]++;
        }
        return List.of(counts);
    }
}
