package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshot.OwnerType;
import org.vigie.contract.ModelSnapshotBuilder;

class ModelMarkTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-01T23:59:59Z");
    private static final Instant TOMORROW = Instant.parse("2026-03-02T00:00:00Z");
    private static final ModelSnapshot MODEL = ModelSnapshotBuilder.builder()
            .id("hugging-face/1")
            .revision(1)
            .source("hub")
            .repository("atelier/fil")
            .tags(List.of("a", "b"))
            .downloads(1L)
            .firstSeenAt(MORNING)
            .observedAt(MORNING)
            .build();

    private static ModelSnapshotBuilder changed() {
        return ModelSnapshotBuilder.builder(MODEL);
    }

    /** Whether a model is told that is so at a time, after it was told in the morning as it then was. */
    private static boolean isTold(ModelSnapshotBuilder model, Instant at) {
        var before = ModelMark.of(MODEL, MORNING);
        return ModelMark.of(model.build(), at).after(before) != before;
    }

    @Test
    void numbersAreToldTheNextDayAndNotBefore() {
        for (var numbers : List.of(
                changed().downloads(2L),
                changed().likes(1L),
                changed().trendingScore(0.5),
                changed().lastModifiedAt(MORNING),
                changed().ownerType(OwnerType.PERSON))) {
            assertThat(isTold(numbers, EVENING)).isFalse();
            assertThat(isTold(numbers, TOMORROW)).isTrue();
        }
        assertThat(isTold(changed(), TOMORROW)).as("the same numbers").isFalse();
        assertThat(isTold(changed().downloads(2L), MORNING.minus(Duration.ofDays(1))))
                .as("a clock that was set back")
                .isFalse();
    }

    @Test
    void substanceIsToldAtOnce() {
        for (var substance : List.of(
                changed().repository("atelier/fil-2"),
                changed().tags(List.of("a")),
                changed().task("text-generation"),
                changed().library("transformers"),
                changed().gated(true),
                changed().parameters(7L),
                changed().sameAs("atelier/fil"),
                changed().title("Fil"),
                changed().state("1"),
                changed().trendingRank(3))) {
            assertThat(isTold(substance, MORNING)).isTrue();
        }
        assertThat(isTold(changed().tags(List.of("b", "a")), TOMORROW))
                .as("another order of the tags")
                .isFalse();
    }

    @Test
    void onlyTheFirstPlaceAmongTrendingModelsIsSubstance() {
        var trending = ModelMark.of(changed().trendingRank(3).build(), MORNING);
        assertThat(ModelMark.of(changed().trendingRank(4).build(), EVENING).after(trending))
                .isSameAs(trending);
        assertThat(ModelMark.of(MODEL, EVENING).after(trending)).isSameAs(trending);
        var gone = ModelMark.of(MODEL, TOMORROW).after(trending);
        assertThat(gone).isNotSameAs(trending);
        assertThat(gone.hasTrended()).isTrue();
    }

    @Test
    void aMarkIsReadAsItWasWrittenAndAnotherFormIsNone() {
        var mark = ModelMark.of(changed().trendingRank(3).build(), MORNING);
        assertThat(mark.toString()).matches("[0-9a-f]{16} [0-9a-f]{8} 2026-03-01 trended");
        assertThat(Objects.requireNonNull(ModelMark.parse(mark.toString()))).isEqualTo(mark);
        assertThat(ModelMark.parse("0123456789abcdef")).isNull();
        assertThat(ModelMark.parse("0123456789abcdef 01234567 2026-02-31")).isNull();
    }
}
