package org.vigie.dashboard.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.vigie.dashboard.index.Sums;

class LeadTest {
    private static final List<Instant> MONTHS = List.of(
            Instant.parse("2025-01-01T00:00:00Z"),
            Instant.parse("2025-02-01T00:00:00Z"),
            Instant.parse("2025-03-01T00:00:00Z"),
            Instant.parse("2025-04-01T00:00:00Z"));

    private static Sums sums(long[] china, long[] america) {
        var one = new TreeMap<Instant, Long>();
        var two = new TreeMap<Instant, Long>();
        for (int i = 0; i < china.length; i++) {
            one.put(MONTHS.get(i), china[i]);
            two.put(MONTHS.get(i), america[i]);
        }
        return Sums.of(Map.of("CN", one, "US", two));
    }

    @Test
    void theLeadIsTheLastChangeOfSides() {
        assertThat(Lead.of("CN", "US", sums(new long[] {1, 5, 2, 6}, new long[] {3, 2, 2, 1}), MONTHS))
                .contains(new Lead("CN", "US", MONTHS.get(1), false));
    }

    @Test
    void whoWasAlwaysAheadIsSo() {
        assertThat(Lead.of("CN", "US", sums(new long[] {0, 1, 2, 2}, new long[] {0, 2, 2, 5}), MONTHS))
                .contains(new Lead("US", "CN", MONTHS.get(1), true));
    }

    @Test
    void equalsHaveNoLeader() {
        assertThat(Lead.of("CN", "US", sums(new long[] {1, 2, 3, 4}, new long[] {1, 2, 3, 4}), MONTHS))
                .isEmpty();
    }
}
