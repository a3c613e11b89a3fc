package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Source;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.model.Developers;

/** The list of sources that a newcomer starts with. */
class ShippedSourcesTest {
    private static final Set<String> GROUPS = Set.of(
            "hubs",
            "laboratories",
            "press",
            "technology",
            "artificial-intelligence",
            "open-source",
            "economy",
            "general",
            "security");

    @Test
    void itIsReadWithoutProblemsAndEverySourceIsFiled() {
        var sources = Up.shippedSources().sources();
        assertThat(sources).hasSizeGreaterThan(50);
        assertThat(sources).extracting(Source::id).doesNotHaveDuplicates();
        assertThat(sources).extracting(Source::url).doesNotHaveDuplicates().allMatch(url -> url.startsWith("https://"));
        assertThat(sources).allSatisfy(source -> {
            assertThat(source.groups()).as(source.id()).isNotEmpty().isSubsetOf(GROUPS);
        });
        assertThat(sources)
                .filteredOn(source -> source.kind() == Source.Kind.FEED)
                .allSatisfy(source -> {
                    assertThat(source.language()).as(source.id()).isNotNull();
                    assertThat(source.country()).as(source.id()).isNotNull();
                });
    }

    @Test
    void eachSourceSaysWhatIsKnownOfIt() {
        for (var each : Up.resource("/sources.yaml").split("\n  - id: ")) {
            assertThat(each.startsWith("#") || each.contains("\n    # seen: "))
                    .as(each)
                    .isTrue();
        }
    }

    @Test
    void outletsOfDevelopersAreKnownAndNobodyElsesIsTakenForOne() {
        var developers = Developers.of(DevelopersFile.shipped().developers());
        var owned = Up.shippedSources().sources().stream()
                .filter(source -> developers.ofOutlet(source.outlet()) != null)
                .map(source -> source.outlet() + " = "
                        + Objects.requireNonNull(developers.ofOutlet(source.outlet()))
                                .id())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(owned)
                .contains("OpenAI News = openai", "Google DeepMind blog = google", "NVIDIA blog = nvidia")
                .noneMatch(line -> line.startsWith("Daily papers") || line.startsWith("arXiv"));
        assertThat(Up.shippedSources().sources())
                .filteredOn(source -> source.groups().contains("press"))
                .allMatch(source -> developers.ofOutlet(source.outlet()) == null);
    }
}
