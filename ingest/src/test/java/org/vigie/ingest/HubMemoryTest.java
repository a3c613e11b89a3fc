package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Json;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.PollState;
import org.vigie.contract.PollState.Seen;
import org.vigie.contract.PollStateBuilder;
import org.vigie.contract.Source;

class HubMemoryTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String MARK = "0123456789abcdef 01234567 2026-03-01";
    private static final HubMemory MEMORY = new HubMemory(1_000);

    /** Created so many seconds after the start; seen last at an hour that has nothing to do with that. */
    private static Seen seen(int second, boolean hasTrended) {
        var lastSeen = START.plus(Duration.ofHours(second % 7));
        return new Seen(1, MARK + (hasTrended ? " trended" : ""), START.plusSeconds(second), START, lastSeen);
    }

    private static HashMap<String, Seen> stream(int models) {
        var seen = new HashMap<String, Seen>();
        for (int i = 0; i < models; i++) {
            seen.put("hugging-face/%024x".formatted(i), seen(i, false));
        }
        return seen;
    }

    @Test
    void ofTheStreamTheNewestAreKeptAndTrendingModelsBesideThem() {
        var seen = stream(3_000);
        seen.put("old-but-trending", seen(-100_000, true));

        var kept = MEMORY.kept(seen);
        assertThat(kept).hasSize(1_001).containsKeys("old-but-trending", "hugging-face/%024x".formatted(2_000));
        assertThat(kept).doesNotContainKey("hugging-face/%024x".formatted(1_999));
    }

    @Test
    void aModelThatMayHaveBeenForgottenDoesNotGoOnAtOne() {
        var room = MEMORY.horizon(stream(999));
        var full = MEMORY.horizon(MEMORY.kept(stream(3_000)));
        var model = ModelSnapshotBuilder.builder()
                .id("x")
                .source("hub")
                .repository("x")
                .firstSeenAt(START)
                .observedAt(START)
                .createdAt(START.plusSeconds(1_999));
        assertThat(HubMemory.firstRevision(model.build(), room)).isEqualTo(1);
        assertThat(HubMemory.firstRevision(model.build(), full)).isEqualTo(HubMemory.AFTER_FORGETTING);
        assertThat(HubMemory.firstRevision(
                        model.createdAt(START.plusSeconds(2_000)).build(), full))
                .isEqualTo(1);
        assertThat(HubMemory.firstRevision(model.createdAt(null).build(), full)).isEqualTo(1);
    }

    @Test
    void theRecordOfAHubStaysBelowHalfAMegabyte() throws Exception {
        var seen = stream(3_000);
        for (int i = 0; i < 3_000; i++) {
            seen.put("hugging-face/%024x".formatted(100_000 + i), seen(i, true));
        }
        var source = Source.of("hub", Source.Kind.HUGGING_FACE, "https://hub.example");
        var state = PollStateBuilder.builder(PollState.never(source))
                .seen(MEMORY.kept(seen))
                .build();
        assertThat(state.seen()).hasSize(2_000);
        assertThat(Json.MAPPER.writeValueAsBytes(state)).hasSizeLessThan(500_000);
    }
}
