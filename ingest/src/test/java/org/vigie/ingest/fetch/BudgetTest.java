package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static @Nullable Budget of(String rateLimit, String policy) {
        return Budget.of(Headers.of("RateLimit", rateLimit, "RateLimit-Policy", policy), NOW);
    }

    @Test
    void theFieldsOfTheDraftAreRead() {
        assertThat(of("\"api\";r=489;t=112", "\"fixed window\";\"api\";q=500;w=300"))
                .isEqualTo(new Budget(489, 500, Duration.ofSeconds(112)));
        assertThat(of("\"default\"; r=9; t=1", "\"default\"; q=10; w=1; pk=:abc=:"))
                .isEqualTo(new Budget(9, 10, Duration.ofSeconds(1)));
    }

    @Test
    void ofSeveralWindowsTheOneNearestToItsEndCounts() {
        assertThat(of(
                        "\"hour, of day\";r=900;t=3000, \"minute\";r=3;t=20",
                        "\"hour, of day\";q=1000, \"minute\";q=60;w=60"))
                .isEqualTo(new Budget(3, 60, Duration.ofSeconds(20)));
    }

    @Test
    void theOlderFieldsAreReadWithATimeOrADuration() {
        var time = String.valueOf(NOW.plusSeconds(90).getEpochSecond());
        assertThat(Budget.of(
                        Headers.of("X-RateLimit-Limit", "60", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", time),
                        NOW))
                .isEqualTo(new Budget(0, 60, Duration.ofSeconds(90)))
                .matches(Budget::isUsedUp);
        assertThat(Budget.of(Headers.of("X-RateLimit-Remaining", "7.0", "X-RateLimit-Reset", "30"), NOW))
                .isEqualTo(new Budget(7, 0, Duration.ofSeconds(30)));
        assertThat(Budget.of(Headers.of("X-RateLimit-Remaining", "7"), NOW)).isNull();
    }

    @Test
    void theLastRequestsOfAWindowAreLeftAlone() {
        var policy = "\"api\";q=500;w=300";
        assertThat(of("\"api\";r=11;t=112", policy)).matches(budget -> !budget.isNearlyUsed());
        assertThat(of("\"api\";r=10;t=112", policy)).matches(Budget::isNearlyUsed);
        assertThat(of("\"api\";r=2;t=112", "\"other\";q=500"))
                .as("no quota known")
                .matches(Budget::isNearlyUsed);
        assertThat(of("\"api\";r=0", policy)).as("nobody knows how long").matches(budget -> !budget.isNearlyUsed());
    }

    @Test
    void whatCannotBeUnderstoodIsNoBudget() {
        for (var nonsense : new String[] {"", "soon", "\"api\"", "\"r=1;t=2\"", "\"api\";r=-1", "\"api\";r=1.5"}) {
            assertThat(of(nonsense, nonsense)).as(nonsense).isNull();
        }
        assertThat(Budget.of(Headers.of(), NOW)).isNull();
    }
}
