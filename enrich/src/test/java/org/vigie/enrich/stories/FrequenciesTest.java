package org.vigie.enrich.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrequenciesTest {
    private static final long RARE = 1;
    private static final long COMMON = 2;

    private final Frequencies frequencies = new Frequencies();

    @Test
    void whatStandsInManyTextsIsLessRare() {
        frequencies.add(new long[] {RARE, COMMON}, 1);
        frequencies.add(new long[] {COMMON}, 1);

        assertThat(frequencies.rarity(RARE)).isGreaterThan(frequencies.rarity(COMMON));
        assertThat(frequencies.rarity(COMMON)).isPositive();
    }

    @Test
    void theWordsOfALargeStoryStayRarerThanThoseOfAsManyStories() {
        for (int i = 1; i <= 100; i++) {
            frequencies.add(new long[] {RARE}, i);
            frequencies.add(new long[] {COMMON}, 1);
        }

        assertThat(frequencies.rarity(RARE)).isGreaterThan(frequencies.rarity(COMMON) + 2);
    }

    @Test
    void aTermThatIsNoLongerUsedIsForgotten() {
        frequencies.begin(0);
        frequencies.add(new long[] {RARE}, 1);

        assertThat(frequencies.begin(0)).isFalse();
        assertThat(frequencies.begin(1)).isTrue();
        assertThat(frequencies.table().terms()).containsExactly(RARE);
        assertThat(frequencies.begin(500)).isTrue();
        assertThat(frequencies.table().terms()).isEmpty();
    }

    @Test
    void theRarestTermsGoAtTheEndOfADayWhereThereAreTooMany() {
        frequencies.begin(0);
        frequencies.add(LongStream.range(0, 150_000).toArray(), 1);
        frequencies.add(new long[] {149_999}, 1);
        frequencies.begin(1);

        assertThat(frequencies.table().terms())
                .hasSize(100_000)
                .contains(149_999)
                .doesNotContain(0);
    }
}
