package org.vigie.enrich.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Developer.Confidence;
import org.vigie.contract.Model;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.Model.Modality;
import org.vigie.contract.Model.Noise;
import org.vigie.contract.Model.Owner;
import org.vigie.contract.Model.Size;
import org.vigie.contract.ModelBuilder;
import org.vigie.contract.Popularity;
import org.vigie.contract.Release;
import org.vigie.contract.Release.Announcement;
import org.vigie.contract.Release.Dating;

class ReleasesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long BILLION = 1_000_000_000L;

    @Test
    void sizesModesAndFormatsAreVariantsOfOneRelease() {
        var release = of(
                model("Qwen/Qwen3.5-4B-GGUF")
                        .kind(Kind.QUANTISATION)
                        .format("gguf")
                        .downloads(1L)
                        .build(),
                model("Qwen/Qwen3.5-27B")
                        .firstSeenAt(NOON.plusSeconds(60))
                        .parameters(27 * BILLION)
                        .downloads(10L)
                        .build(),
                model("Qwen/Qwen3.5-4B-Instruct")
                        .firstSeenAt(NOON.plusSeconds(30))
                        .parameters(4 * BILLION)
                        .mode("instruct")
                        .build());

        assertThat(release.repository()).isEqualTo("Qwen/Qwen3.5-4B-Instruct");
        assertThat(release.kind()).isEqualTo(Kind.BASE);
        assertThat(release.parameters()).isEqualTo(27 * BILLION);
        assertThat(release.size()).isEqualTo(Size.FROM_10B);
        assertThat(release.downloads()).isEqualTo(11);
        assertThat(release.likes()).isNull();
        assertThat(release.firstSeenAt()).isEqualTo(NOON);
        assertThat(release.repositories()).isEqualTo(3);
        assertThat(release.variants())
                .extracting(Release.Variant::repository)
                .containsExactly("Qwen/Qwen3.5-4B-Instruct", "Qwen/Qwen3.5-27B", "Qwen/Qwen3.5-4B-GGUF");
    }

    @Test
    void itsWeeksAreThoseOfAllItsRepositoriesEachAsLastKnown() {
        var first = Instant.parse("2026-03-02T00:00:00Z");
        var second = Instant.parse("2026-03-09T00:00:00Z");
        var third = Instant.parse("2026-03-16T00:00:00Z");
        var release = of(
                model("a/one")
                        .weeks(List.of(new Popularity(first, 10L, null), new Popularity(third, 30L, 3L)))
                        .build(),
                model("a/two").weeks(List.of(new Popularity(second, 5L, null))).build(),
                model("a/test")
                        .noise(Noise.TEST)
                        .weeks(List.of(new Popularity(first, 999L, 9L)))
                        .build());
        assertThat(release.weeks())
                .containsExactly(
                        new Popularity(first, 10L, null),
                        new Popularity(second, 15L, null),
                        new Popularity(third, 35L, 3L));
    }

    @Test
    void whatAnotherHubCallsADownloadIsNotAddedUp() {
        var week = Instant.parse("2026-03-02T00:00:00Z");
        var release = of(
                model("a/one").weeks(List.of(new Popularity(week, 10L, null))).build(),
                model("a/two")
                        .hub("ollama")
                        .firstSeenAt(NOON.plusSeconds(60))
                        .weeks(List.of(new Popularity(week, 80_000_000L, null)))
                        .build());
        assertThat(release.weeks()).containsExactly(new Popularity(week, 10L, null));
    }

    @Test
    void aRepositoryOfATimeThatNotedNoWeeksCountsWithWhatWasKnownLast() {
        var release = of(
                model("a/older").downloads(1_000_000L).build(),
                model("a/copy")
                        .weeks(List.of(new Popularity(Instant.parse("2026-03-02T00:00:00Z"), 10L, null)))
                        .build());
        assertThat(release.weeks().getLast().downloads()).isEqualTo(1_000_010L);
    }

    @Test
    void noiseNeitherSpeaksForAReleaseNorDatesIt() {
        var noise = model("nvidia/x-test").noise(Noise.TEST).build();
        var real = model("nvidia/x").firstSeenAt(NOON.plusSeconds(60)).build();

        var release = of(noise, real);

        assertThat(release.noise()).isNull();
        assertThat(release.repository()).isEqualTo("nvidia/x");
        assertThat(release.releasedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(of(noise).noise()).isEqualTo(Noise.TEST);
    }

    @Test
    void aVariantOfTwoWeeksLaterIsLate() {
        var release = of(
                model("a/first").build(),
                model("a/in-time").firstSeenAt(NOON.plus(Duration.ofDays(14))).build(),
                model("a/late").firstSeenAt(NOON.plus(Duration.ofDays(15))).build());

        assertThat(release.variants()).extracting(Release.Variant::late).containsExactly(false, false, true);
    }

    @Test
    void whatWasThereBeforeAnybodyLookedIsDatedByItsCreation() {
        var release = of(model("a/old")
                .history(true)
                .createdAt(Instant.parse("2025-11-03T00:00:00Z"))
                .build());

        assertThat(release.history()).isTrue();
        assertThat(release.releasedAt()).isEqualTo("2025-11-03T00:00:00Z");
        assertThat(release.dating()).isEqualTo(Dating.CREATED);
    }

    @Test
    void oneRepositoryThatStoodThereBeforeMakesAReleaseHistory() {
        var foundThere = model("a/old").history(true).build();
        var appeared = model("a/new").firstSeenAt(NOON.plusSeconds(60)).build();

        assertThat(of(foundThere, appeared).history()).isTrue();
        assertThat(of(appeared).history()).isFalse();
    }

    @Test
    void aRepositoryMadeLongBeforeMakesAReleaseHistoryThoughItWasFoundLater() {
        var appeared = model("a/new").build();
        var madeBefore = model("a/old")
                .history(true)
                .firstSeenAt(NOON.plusSeconds(60))
                .createdAt(NOON.minus(Duration.ofDays(90)))
                .build();

        assertThat(of(appeared, madeBefore).history()).isTrue();
    }

    @Test
    void aHubThatIsFirstAskedLaterDoesNotMakeHistoryOfWhatWasSeenToAppear() {
        var appeared = model("a/new").build();
        var elsewhere = model("a/new-elsewhere")
                .history(true)
                .firstSeenAt(NOON.plus(Duration.ofDays(60)))
                .createdAt(NOON.minus(Duration.ofDays(1)))
                .build();

        assertThat(of(appeared, elsewhere).history()).isFalse();
        assertThat(of(appeared, elsewhere).releasedAt()).isEqualTo(NOON);
    }

    @Test
    void theTimeOfARepositoryMadeInPrivateIsTheOneAtWhichItWasSeen() {
        var release =
                of(model("a/new").createdAt(NOON.minus(Duration.ofDays(26))).build());

        assertThat(release.releasedAt()).isEqualTo(NOON);
        assertThat(release.dating()).isEqualTo(Dating.FIRST_SEEN);
        assertThat(release.createdAt()).isEqualTo(NOON.minus(Duration.ofDays(26)));
    }

    @Test
    void anAnnouncementBeforeTheWeightsIsTheSameRelease() {
        var announced = new Announced(
                "moonshot/kimi-k3",
                "Kimi-K3",
                "moonshot",
                "Moonshot AI",
                "CN",
                Confidence.STATED,
                "kimi",
                "k3",
                new Announcement("item", "https://blog.example/k3", "Kimi K3 is here", NOON, NOON, false));
        var words = Joined.after(null, Placement.of(announced));

        var before = release("moonshot/kimi-k3", words);
        assertThat(before.dating()).isEqualTo(Dating.ANNOUNCED);
        assertThat(before.address()).isEqualTo("https://blog.example/k3");
        assertThat(before.kind()).isNull();

        var weights = model("moonshotai/Kimi-K3")
                .firstSeenAt(NOON.plus(Duration.ofDays(11)))
                .build();
        var after = release("moonshot/kimi-k3", Joined.after(words, Placement.of(weights)));
        assertThat(after.dating()).isEqualTo(Dating.FIRST_SEEN);
        assertThat(after.announcedAt()).isEqualTo(NOON);
        assertThat(after.releasedAt()).isEqualTo(NOON.plus(Duration.ofDays(11)));
        assertThat(after.version()).isGreaterThan(before.version());
    }

    @Test
    void aModelThatLeavesIsGone() {
        var joined = Joined.after(null, Placement.of(model("a/b").build()));
        var left = Joined.after(joined, Placement.leaving("some/release", "hugging-face/a/b"));
        assertThat(Releases.of("some/release", left)).isNull();
        assertThat(left.version())
                .as("what comes next is newer than its removal")
                .isEqualTo(2);
    }

    private static Release of(Model... models) {
        Joined joined = null;
        for (var model : List.of(models)) {
            joined = Joined.after(joined, Placement.of(model));
        }
        return release("some/release", Objects.requireNonNull(joined));
    }

    private static Release release(String id, Joined joined) {
        return Objects.requireNonNull(Releases.of(id, joined));
    }

    private static ModelBuilder model(String repository) {
        return ModelBuilder.builder()
                .id("hugging-face/" + repository)
                .hub("hugging-face")
                .repository(repository)
                .release("some/release")
                .releaseName("Release")
                .owner(Owner.REGISTERED)
                .developer("some")
                .developerName("Some")
                .country("CN")
                .kind(Kind.BASE)
                .reasons(List.of())
                .modality(Modality.TEXT)
                .languages(List.of())
                .firstSeenAt(NOON)
                .observedAt(NOON)
                .history(false)
                .version(1);
    }
}
