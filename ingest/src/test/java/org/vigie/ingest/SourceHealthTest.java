package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Failure;
import org.vigie.contract.PollState;
import org.vigie.contract.PollState.Seen;
import org.vigie.contract.PollState.Traffic;
import org.vigie.contract.PollStateBuilder;
import org.vigie.contract.Source;

class SourceHealthTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
    private static final PollState NEVER =
            PollState.never(Source.of("le-fil", Source.Kind.FEED, "https://fil.example/rss"));

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final SourceHealth health = new SourceHealth(metrics);

    private double failing(Failure failure) {
        return metrics.get("ingest.sources.failing")
                .tag("failure", failure.label())
                .gauge()
                .value();
    }

    private double bytes(String way) {
        return metrics.get("ingest.bytes").tag("way", way).counter().count();
    }

    @Test
    void aSourceIsCountedUnderItsFailureUntilItAnswersOrLeaves() {
        health.start(NEVER);
        health.note(PollStateBuilder.builder(NEVER).failure(Failure.BOT_WALL).build());
        assertThat(failing(Failure.BOT_WALL)).isEqualTo(1);
        assertThat(failing(Failure.NO_ANSWER)).isZero();

        health.note(NEVER);
        assertThat(failing(Failure.BOT_WALL)).isZero();

        health.note(PollStateBuilder.builder(NEVER).failure(Failure.NO_ANSWER).build());
        health.forget("le-fil");
        assertThat(failing(Failure.NO_ANSWER)).isZero();
    }

    @Test
    void bytesOfAnEarlierProcessAreNotCountedAgain() {
        health.start(PollStateBuilder.builder(NEVER)
                .traffic(new Traffic(1_000, 500, 100, 0))
                .build());
        health.note(PollStateBuilder.builder(NEVER)
                .traffic(new Traffic(1_300, 600, 300, 0))
                .build());
        assertThat(bytes("read")).isEqualTo(300);
        assertThat(bytes("saved")).isEqualTo(100);
    }

    @Test
    void aDailySourceThatSaysNothingForWeeksIsSilent() {
        health.start(lastAnswered(MARCH.plus(Duration.ofDays(2))));
        assertThat(metrics.get("ingest.sources.silent").gauge().value()).isZero();
        health.note(lastAnswered(MARCH.plus(Duration.ofDays(20))));
        assertThat(metrics.get("ingest.sources.silent").gauge().value()).isEqualTo(1);
    }

    private static PollState lastAnswered(Instant time) {
        Map<String, Seen> seen = new HashMap<>();
        for (int day = 0; day < 10; day++) {
            var published = MARCH.minus(Duration.ofDays(day));
            seen.put("entry-" + day, new Seen(1, "h", published, published, MARCH));
        }
        return PollStateBuilder.builder(NEVER).seen(seen).lastSuccessAt(time).build();
    }
}
