package org.vigie.ingest.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Source;
import org.vigie.ingest.feed.Feed;

class DailyPapersTest {
    private static final Answered PAPERS = Answered.of(Source.Kind.DAILY_PAPERS, "https://huggingface.co/papers");

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co/papers, https://huggingface.co/api/daily_papers",
        "https://huggingface.co, https://huggingface.co/api/daily_papers",
        "http://127.0.0.1:1/hf/papers, http://127.0.0.1:1/hf/api/daily_papers"
    })
    void theListOfPapersIsAskedFor(String url, String asked) {
        assertThat(Answered.of(Source.Kind.DAILY_PAPERS, url).address())
                .isEqualTo(asked + "?sort=publishedAt&limit=50&p=0");
    }

    @Test
    void papersAreEntriesAndLikesAreNoContent() throws Exception {
        var page = PAPERS.read("daily-papers.json");
        var entries = Objects.requireNonNull(page.feed()).entries();

        assertThat(entries).extracting(Feed.Entry::title).containsExactly("Threads of Language", "Wool");
        var first = entries.getFirst();
        assertThat(first.link()).isEqualTo("https://huggingface.co/papers/2602.00001");
        assertThat(first.authors()).containsExactly("Marion Lefil", "Jo Laine");
        assertThat(first.published()).isEqualTo("2026-02-26T18:00:00Z");
        assertThat(first.summary()).isEqualTo("We spin a thread where 1 &lt; 2.");
        assertThat(entries.getLast().published()).as("no date").isNull();
        assertThat(page.refused())
                .extracting(Page.Refused::why)
                .containsExactly("it has no title", "its id is missing");
        assertThat(page.next()).as("a page that is not full is the last").isNull();
    }

    @Test
    void behindAFullPageThereIsAnother() throws Exception {
        var full = "[" + "{\"paper\": {\"id\": \"1\", \"title\": \"x\"}},".repeat(49) + "{}]";
        assertThat(PAPERS.readText(full).next())
                .isEqualTo("https://huggingface.co/api/daily_papers?sort=publishedAt&limit=50&p=1");
    }
}
