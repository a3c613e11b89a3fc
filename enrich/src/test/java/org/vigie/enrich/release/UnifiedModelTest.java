package org.vigie.enrich.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Json;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshot.OwnerType;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.Popularity;

class UnifiedModelTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3600);

    @Test
    void whatTheNewestSourceDoesNotSayTheOtherOneDoes() {
        var list = told("list", 1, NOON).tags(List.of("license:mit")).build();
        var trending = told("trending", 1, LATER)
                .ownerType(OwnerType.ORGANISATION)
                .trendingRank(3)
                .downloads(7L)
                .build();

        var model = together(list, trending);

        assertThat(model.snapshot().tags()).containsExactly("license:mit");
        assertThat(model.snapshot().ownerType()).isEqualTo(OwnerType.ORGANISATION);
        assertThat(model.snapshot().downloads()).isEqualTo(7);
        assertThat(model.snapshot().firstSeenAt()).isEqualTo(NOON);
        assertThat(model.trendingAt()).isEqualTo(LATER);
        assertThat(model.version()).isEqualTo(2);
    }

    @Test
    void aSourceThatSawItAppearKnowsBetterThanOneThatFoundItThere() {
        var appeared = told("list", 1, NOON).history(false).build();
        var found = told("later", 1, LATER).history(true).build();

        assertThat(together(appeared, found).snapshot().history()).isFalse();
        assertThat(together(found).snapshot().history()).isTrue();
    }

    @Test
    void aStateOfATimeThatNotedNoWeeksHasThatOfItsLastNumbers() throws Exception {
        var json = Json.MAPPER.<ObjectNode>valueToTree(
                together(told("list", 1, NOON).downloads(7L).build()));
        json.remove("weeks");
        var older = Json.MAPPER.treeToValue(json, UnifiedModel.class);

        assertThat(Weeks.numbers(older.weeks()))
                .containsExactly(new Popularity(Instant.parse("2026-02-23T00:00:00Z"), 7L, null));
    }

    @Test
    void itAppearedAfterTheLastPollThatDidNotHaveIt() {
        var list = told("list", 1, NOON).notSeenAt(NOON.minusSeconds(900)).build();
        var other = told("other", 1, LATER).notSeenAt(NOON.minusSeconds(60)).build();
        var late = told("late", 1, LATER).notSeenAt(NOON.plusSeconds(60)).build();

        assertThat(together(list, other, late).snapshot().notSeenAt()).isEqualTo(NOON.minusSeconds(60));
    }

    @Test
    void whatASourceForgotAndFoundAgainAppearedWhenItFirstHadIt() {
        var first = told("list", 1, NOON).history(false).build();
        var again = told("list", 1_001, LATER).history(true).build();

        assertThat(together(first, again).snapshot().firstSeenAt()).isEqualTo(NOON);
        assertThat(together(first, again).snapshot().history()).isFalse();
    }

    @Test
    void aRepeatAddsNothing() {
        var first = told("list", 1, NOON).build();
        assertThat(UnifiedModel.after(together(first), first)).isNull();
        assertThat(UnifiedModel.after(together(first), told("list", 2, LATER).build()))
                .isNotNull();
    }

    @Test
    void theOrderInWhichSourcesTellDoesNotMatter() {
        var snapshots = new ArrayList<ModelSnapshot>();
        for (int revision = 1; revision <= 3; revision++) {
            snapshots.add(told("list", revision, NOON)
                    .observedAt(NOON.plusSeconds(revision))
                    .likes((long) revision)
                    .build());
            snapshots.add(told("trending", revision, NOON.plusSeconds(10))
                    .observedAt(NOON.plusSeconds(10 * revision))
                    .trendingRank(revision)
                    .build());
        }
        var outcomes = new HashSet<ModelSnapshot>();
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(snapshots, new Random(seed));
            outcomes.add(together(snapshots.toArray(ModelSnapshot[]::new)).snapshot());
        }
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void ofEachWeekAndNumberTheLastWordCountsInWhateverOrderItComes() {
        var snapshots = new ArrayList<ModelSnapshot>();
        for (int week = 0; week < 4; week++) {
            var monday = Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofDays(7L * week));
            snapshots.add(told("list", 3 * week + 1, monday)
                    .downloads(100L * week)
                    .likes(1L)
                    .build());
            snapshots.add(told("list", 3 * week + 2, monday.plus(Duration.ofDays(6)))
                    .downloads(100L * week + 50)
                    .build());
            snapshots.add(told("trending", week + 1, monday.plus(Duration.ofDays(3)))
                    .downloads(7L)
                    .likes(week + 5L)
                    .build());
        }
        var expected = List.of(
                new Popularity(Instant.parse("2026-03-02T00:00:00Z"), 50L, 5L),
                new Popularity(Instant.parse("2026-03-09T00:00:00Z"), 150L, 6L),
                new Popularity(Instant.parse("2026-03-16T00:00:00Z"), 250L, 7L),
                new Popularity(Instant.parse("2026-03-23T00:00:00Z"), 350L, 8L));
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(snapshots, new Random(seed));
            var model = together(snapshots.toArray(ModelSnapshot[]::new));
            assertThat(Weeks.numbers(model.weeks())).isEqualTo(expected);
        }
    }

    @Test
    void halfAYearOfWeeksIsKept() {
        var snapshots = new ArrayList<ModelSnapshot>();
        for (int week = 0; week < 40; week++) {
            snapshots.add(told("list", week + 1, NOON.plus(Duration.ofDays(7L * week)))
                    .downloads((long) week)
                    .build());
        }
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(snapshots, new Random(seed));
            assertThat(Weeks.numbers(
                            together(snapshots.toArray(ModelSnapshot[]::new)).weeks()))
                    .extracting(Popularity::downloads)
                    .containsExactlyElementsOf(LongStream.range(14, 40).boxed().toList());
        }
    }

    private static UnifiedModel together(ModelSnapshot... snapshots) {
        UnifiedModel model = null;
        for (var snapshot : snapshots) {
            var next = UnifiedModel.after(model, snapshot);
            model = next == null ? model : next;
        }
        return Objects.requireNonNull(model);
    }

    private static ModelSnapshotBuilder told(String source, int revision, Instant at) {
        return ModelSnapshotBuilder.builder()
                .id("hugging-face/1")
                .revision(revision)
                .source(source)
                .repository("deepseek-ai/DeepSeek-V4")
                .tags(List.of())
                .firstSeenAt(at)
                .observedAt(at);
    }
}
