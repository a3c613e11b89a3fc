package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Alert;
import org.vigie.contract.Count;
import org.vigie.contract.Count.Measure;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;

/** What hubs say, through the whole topology to releases, alerts and counts. */
class ReleaseFlowTest {
    private static final List<String> QUANTISED =
            List.of("base_model:Qwen/Qwen3.5-27B", "base_model:quantized:Qwen/Qwen3.5-27B");

    @TempDir
    private Path state;

    @Test
    void allSizesOfAReleaseAreOneReleaseAndOneAlert() {
        try (var flow = new Flow(state)) {
            flow.tell(Told.model("Qwen/Qwen3.5-27B")).tell(Told.model("Qwen/Qwen3.5-4B-Instruct"));

            assertThat(flow.releases()).hasSize(2).last().satisfies(release -> {
                assertThat(release.repositories()).isEqualTo(2);
                assertThat(release.country()).isEqualTo("CN");
            });
            assertThat(flow.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.rule()).isEqualTo(Alert.NEW_RELEASE);
                assertThat(alert.at()).isEqualTo(Told.MARCH);
                assertThat(alert.country()).isEqualTo("CN");
                assertThat(alert.url()).startsWith("https://huggingface.co/Qwen/Qwen3.5-");
            });
        }
    }

    @Test
    void whatStoodThereAtTheFirstReadIsNoNews() {
        try (var flow = new Flow(state)) {
            flow.tell(ModelSnapshotBuilder.builder(Told.model("Qwen/Qwen3.5-27B"))
                            .history(true)
                            .build())
                    .tell(later(Told.model("Qwen/Qwen3.5-4B"), 3));

            assertThat(flow.alerts()).isEmpty();
            assertThat(flow.releases())
                    .last()
                    .satisfies(release -> assertThat(release.history()).isTrue());
        }
    }

    @Test
    void anOldModelThatTrendsAgainIsNoNewsAndOneThatWasPreparedForLongIs() {
        try (var flow = new Flow(state)) {
            flow.tell(created(Told.model("Qwen/Qwen1.5-27B"), 700)).tell(created(Told.model("Qwen/Qwen3.5-27B"), 90));

            assertThat(flow.alerts())
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.release()).endsWith("qwen3.5"));
        }
    }

    private static ModelSnapshot created(ModelSnapshot model, int daysBefore) {
        return ModelSnapshotBuilder.builder(model)
                .createdAt(model.firstSeenAt().minus(Duration.ofDays(daysBefore)))
                .build();
    }

    @Test
    void whatShowsThatAReleaseIsOldMayComeLastAndTheAlertIsTheSame() {
        var foundThere = ModelSnapshotBuilder.builder(Told.model("Qwen/Qwen3.5-27B"))
                .history(true)
                .build();
        try (var flow = new Flow(state)) {
            flow.tell(later(Told.model("Qwen/Qwen3.5-4B"), 3)).tell(foundThere);

            assertThat(flow.alerts()).hasSize(2).last().satisfies(alert -> {
                assertThat(alert.withdrawn()).isEqualTo("it was there before anybody looked");
                assertThat(alert.version()).isEqualTo(2);
            });
        }
    }

    @Test
    void anAlertDatesAndLeadsToWhatItsReleaseDoesInWhateverOrderItsRepositoriesCome() {
        var first = Told.model("Qwen/Qwen3.5-27B");
        var second = later(Told.model("Qwen/Qwen3.5-4B"), 3);
        try (var flow = new Flow(state)) {
            flow.tell(second).tell(first);

            assertThat(flow.alerts())
                    .extracting(alert -> alert.at() + " " + alert.url() + " " + alert.withdrawn())
                    .containsExactly(
                            second.firstSeenAt() + " https://huggingface.co/Qwen/Qwen3.5-4B null",
                            second.firstSeenAt()
                                    + " https://huggingface.co/Qwen/Qwen3.5-4B it was seen at another time",
                            first.firstSeenAt() + " https://huggingface.co/Qwen/Qwen3.5-27B null");
        }
    }

    @Test
    void noBodyIsAlertedToNoiseOrToSomebodyWhoIsNotInTheRegistry() {
        try (var flow = new Flow(state)) {
            flow.tell(with(Told.model("unsloth/Qwen3.5-27B-GGUF"), QUANTISED))
                    .tell(with(Told.model("Qwen/Qwen3.5-27B-FP8"), QUANTISED))
                    .tell(Told.model("somebody/my-model"));

            assertThat(flow.alerts()).isEmpty();
            assertThat(flow.releases()).hasSize(3);
        }
    }

    @Test
    void aSnapshotThatComesAgainChangesNothing() {
        var model = Told.model("Qwen/Qwen3.5-27B");
        try (var flow = new Flow(state)) {
            flow.tell(model);
            var counts = flow.counts();
            flow.tell(model);

            assertThat(flow.releases()).hasSize(1);
            assertThat(counts).isNotEmpty();
            assertThat(flow.countRecords()).isEmpty();
        }
    }

    @Test
    void aRenamedModelMovesToItsNewRelease() {
        var before = Told.model("Qwen/Qwen3.5-27B");
        var after = ModelSnapshotBuilder.builder(before)
                .repository("Qwen/Qwen4-27B")
                .revision(2)
                .build();
        try (var flow = new Flow(state)) {
            flow.tell(before).tell(after);

            var releases = flow.releaseRecords();
            assertThat(releases).hasSize(3);
            assertThat(releases.get(1).value).isNull();
            assertThat(releases.get(1).key).isEqualTo(releases.get(0).key);
            assertThat(releases.get(2).value.repository()).isEqualTo("Qwen/Qwen4-27B");
            assertThat(numbers(flow, Measure.FAMILIES)).isEqualTo(1);
        }
    }

    @Test
    void familiesAndRepositoriesAreTwoMeasuresAndNoiseIsAThird() {
        try (var flow = new Flow(state)) {
            flow.tell(Told.model("Qwen/Qwen3.5-27B"))
                    .tell(Told.model("Qwen/Qwen3.5-4B"))
                    .tell(with(Told.model("unsloth/Qwen3.5-27B-GGUF"), QUANTISED));

            var counts = flow.counts();
            assertThat(sum(counts, "families/day/")).isEqualTo(1);
            assertThat(sum(counts, "repositories/day/")).isEqualTo(2);
            assertThat(sum(counts, "noise/day/")).isEqualTo(1);
            assertThat(sum(counts, "repositories/month/2026-03-01T")).isEqualTo(2);
        }
    }

    @Test
    void aWeeksConcentrationFollowsItsReleases() {
        try (var flow = new Flow(state)) {
            flow.tell(Told.model("Qwen/Qwen3.5-27B"))
                    .tell(Told.model("google/gemma-5-9b"))
                    .tell(later(Told.model("deepseek-ai/DeepSeek-V9"), 60));

            var weeks = flow.countRecords().stream()
                    .filter(count -> count.measure() == Measure.CONCENTRATION)
                    .filter(count -> count.period() == Count.Period.WEEK)
                    .toList();
            assertThat(weeks).hasSize(3);
            var first = weeks.get(1);
            assertThat(first.families())
                    .as("families would be added up with the others")
                    .isNull();
            assertThat(first.concentration()).satisfies(shares -> {
                assertThat(shares.releases()).isEqualTo(2);
                assertThat(shares.index()).isEqualTo(0.5);
                assertThat(shares.effectiveCountries()).isEqualTo(2);
            });
            assertThat(weeks.get(2).start()).isAfter(first.start());
        }
    }

    private static long numbers(Flow flow, Measure measure) {
        return sum(flow.counts(), measure.name().toLowerCase(Locale.ROOT) + "/day/");
    }

    private static long sum(Map<String, Long> counts, String prefix) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static ModelSnapshot with(ModelSnapshot model, List<String> tags) {
        return ModelSnapshotBuilder.builder(model).tags(tags).build();
    }

    private static ModelSnapshot later(ModelSnapshot model, int days) {
        Instant at = Told.MARCH.plus(Duration.ofDays(days));
        return ModelSnapshotBuilder.builder(model)
                .firstSeenAt(at)
                .observedAt(at)
                .build();
    }
}
