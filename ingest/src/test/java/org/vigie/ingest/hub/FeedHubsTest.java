package org.vigie.ingest.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Source;
import org.vigie.ingest.feed.Feed;

/** Sites that publish a feed: the kind knows where. */
class FeedHubsTest {
    private static Feed feed(Page page) {
        return Objects.requireNonNull(page.feed());
    }

    @ParameterizedTest
    @CsvSource({
        "PYPI, https://pypi.org/project/Fil_Doux/, https://pypi.org/rss/project/fil-doux/releases.xml",
        "PYPI, http://127.0.0.1:1/project/fil/2.0.0, http://127.0.0.1:1/rss/project/fil/releases.xml",
        "ARXIV, https://arxiv.org/list/cs.CL/recent, https://rss.arxiv.org/rss/cs.CL",
        "ARXIV, https://rss.arxiv.org/rss/cs.AI+cs.CL, https://rss.arxiv.org/rss/cs.AI+cs.CL",
        "ARXIV, http://127.0.0.1:1/rss/stat.ML, http://127.0.0.1:1/rss/stat.ML"
    })
    void theFeedIsFoundFromTheAddress(Source.Kind kind, String url, String asked) {
        var hub = Answered.of(kind, url);
        assertThat(hub.hub().problem(url)).isNull();
        assertThat(hub.address()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"PYPI, https://pypi.org", "PYPI, https://pypi.org/project/", "ARXIV, https://arxiv.org/abs/2602.00001"})
    void anAddressThatNamesNoneIsRefused(Source.Kind kind, String url) {
        assertThat(Answered.of(kind, url).hub().problem(url)).startsWith("must name");
    }

    @Test
    void theReleasesOfAPackageAreEntries() throws Exception {
        var page = Answered.of(Source.Kind.PYPI, "https://pypi.org/project/fil").read("pypi.xml");
        assertThat(feed(page).entries()).extracting(Feed.Entry::title).containsExactly("2.0.0", "1.0.0");
    }

    @Test
    void papersAreEntriesAndAnEmptyWeekendIsNoFailure() throws Exception {
        var arxiv = Answered.of(Source.Kind.ARXIV, "https://rss.arxiv.org/rss/cs.CL");
        assertThat(feed(arxiv.read("arxiv.xml")).entries()).singleElement().satisfies(paper -> {
            assertThat(paper.title()).isEqualTo("Threads of Language");
            assertThat(paper.link()).isEqualTo("https://arxiv.org/abs/2602.00001");
        });
        var weekend = feed(arxiv.read("arxiv-weekend.xml"));
        assertThat(weekend.entries()).isEmpty();
        assertThat(weekend.cadence().skipDays()).containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void whatIsNoFeedIsToldSo() {
        assertThatThrownBy(() -> Answered.of(Source.Kind.PYPI, "https://pypi.org/project/fil")
                        .readText("<html><p>404"))
                .isInstanceOf(UnreadableHubException.class)
                .hasMessageContaining("HTML page, not a feed");
    }
}
