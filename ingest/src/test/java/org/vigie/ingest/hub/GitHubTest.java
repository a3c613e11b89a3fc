package org.vigie.ingest.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Source;
import org.vigie.ingest.feed.Feed;

class GitHubTest {
    private static final Answered FIL = Answered.of(Source.Kind.GITHUB, "https://github.com/atelier/fil");

    private static Feed feed(Page page) {
        return Objects.requireNonNull(page.feed());
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/atelier/fil, https://github.com/atelier/fil/releases.atom",
        "https://github.com/atelier/fil/releases, https://github.com/atelier/fil/releases.atom",
        "http://127.0.0.1:1/atelier/fil/, http://127.0.0.1:1/atelier/fil/releases.atom"
    })
    void withoutCredentialsTheFeedIsRead(String url, String asked) {
        assertThat(Answered.of(Source.Kind.GITHUB, url).address()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/atelier/fil.git, https://api.github.com/repos/atelier/fil/releases?per_page=100",
        "https://git.example/atelier/fil, https://git.example/api/v3/repos/atelier/fil/releases?per_page=100"
    })
    void withCredentialsTheRestInterfaceIs(String url, String asked) {
        assertThat(Answered.of(Source.Kind.GITHUB, url).withCredentials().address())
                .isEqualTo(asked);
    }

    @Test
    void anAddressWithoutARepositoryIsRefused() {
        assertThat(FIL.hub().problem("https://github.com/atelier")).startsWith("must name a repository");
    }

    @Test
    void theFeedHasReleasesAndBareTags() throws Exception {
        assertThat(feed(FIL.read("github.atom")).entries())
                .extracting(Feed.Entry::link)
                .containsExactly(
                        "https://github.com/atelier/fil/releases/tag/v2.0.0-rc1",
                        "https://github.com/atelier/fil/releases/tag/v0.9");
    }

    @Test
    void draftsAreLeftOutPrereleasesMarkedAndThePublicationCounts() throws Exception {
        var page = FIL.withCredentials().read(0, "github.json", "<https://api.github.com/x?page=2>; rel=\"next\"");

        assertThat(feed(page).entries())
                .extracting(
                        Feed.Entry::title,
                        entry -> String.valueOf(entry.published()),
                        Feed.Entry::categories,
                        Feed.Entry::authors)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "2.0, first candidate",
                                "2026-02-20T10:00:00Z",
                                List.of("prerelease"),
                                List.of("marion")),
                        org.assertj.core.groups.Tuple.tuple("v1.0.0", "2025-11-02T10:00:00Z", List.of(), List.of()));
        assertThat(feed(page).entries().getFirst().content())
                .doesNotContain("<script>")
                .contains("faster");
        assertThat(page.refused()).extracting(Page.Refused::why).containsExactly("its html_url is missing");
        assertThat(page.next()).isEqualTo("https://api.github.com/x?page=2");
    }

    @Test
    void itsErrorsAreTold() {
        assertThatThrownBy(
                        () -> FIL.withCredentials()
                                .readText(
                                        "{\"message\": \"Moved Permanently\", \"url\": \"https://api.github.com/repositories/1\"}"))
                .hasMessage("the hub answers with an error: Moved Permanently");
    }
}
