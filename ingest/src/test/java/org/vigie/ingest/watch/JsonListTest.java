package org.vigie.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Failure;
import org.vigie.contract.Watch;
import org.vigie.contract.WatchBuilder;
import org.vigie.ingest.feed.Feed.Entry;

/** Lists as web pages load them, written for these tests; the first one has the shape of Qwen's blog. */
class JsonListTest {
    private static final String BLOG = """
            {"success": true, "data": {"total": 2, "articles": [
              {"id": "new-model", "title": "New <model> &amp; more", "path": "/blog?id=new-model",
               "extra": {"date": "2026-03-02T08:00:00+08:00", "introduction": "Short &amp; <b>good</b>", "tags": ["Release"]}},
              {"id": 17, "title": "Seventeen", "path": "/blog?id=17", "extra": {"date": 1767225600000}}]}}
            """;
    private static final WatchBuilder ARTICLES = WatchBuilder.builder()
            .entries("data/articles")
            .link("path")
            .date("extra/date")
            .summary("extra/introduction");

    @Test
    void theFieldsOfEachRecordAreFoundByTheirPaths() throws Exception {
        var list = Lists.json(BLOG, ARTICLES.build());
        assertThat(list.feed().entries())
                .extracting(Entry::id, Entry::title, Entry::link, Entry::published, Entry::summary)
                .containsExactly(
                        tuple(
                                "new-model",
                                "New <model> &amp; more",
                                "https://lab.example/blog?id=new-model",
                                Instant.parse("2026-03-02T00:00:00Z"),
                                "Short &amp; <b>good</b>"),
                        tuple(
                                "17",
                                "Seventeen",
                                "https://lab.example/blog?id=17",
                                Instant.parse("2026-01-01T00:00:00Z"),
                                ""));
        assertThat(list.found()).isEqualTo("2 records stand at \"data/articles\"");
    }

    @Test
    void aLinkIsMadeOfATemplate() throws Exception {
        var json = "[{\"slug\": \"a b/é&c\", \"lang\": {\"code\": \"fr\"}, \"title\": \"Un\"}, {\"title\": \"Deux\"}]";
        var watch = WatchBuilder.builder()
                .link("https://lab.example/{lang/code}/n?s={slug}")
                .build();
        var list = Lists.json(json, watch);
        assertThat(list.feed().entries())
                .extracting(Entry::link)
                .containsExactly("https://lab.example/fr/n?s=a%20b/%C3%A9%26c");
        assertThat(list.unusable()).isEqualTo("1 have no link (watch.link)");
    }

    @Test
    void whereNothingIsSaidFieldsHaveTheirUsualNames() throws Exception {
        var json = "[{\"title\": \"Un\", \"url\": \"/1\", \"date\": \"2 mars 2026\", \"summary\": \"x\"}]";
        assertThat(Lists.json(json, Watch.of(null)).feed().entries())
                .extracting(Entry::title, Entry::link, Entry::published, Entry::summary)
                .containsExactly(tuple("Un", "https://lab.example/1", Instant.parse("2026-03-02T00:00:00Z"), ""));
    }

    @Test
    void aRecordOfWrongTypesCostsItselfAlone() throws Exception {
        var json = """
                [{"title": "Un", "link": "/1", "date": {"y": 2026}}, null, 3, "text", [], {"title": ["a"], "link": "/2"},
                 {"title": "Trois", "link": {"href": "/3"}}, {"title": "Quatre", "link": "ftp:4"}, {"title": 5, "link": "/5"}]
                """;
        var list = Lists.json(json, Watch.of(""));
        assertThat(list.feed().entries()).extracting(Entry::title).containsExactly("Un", "5");
        assertThat(list.expected()).isEqualTo(9);
        assertThat(list.unusable()).isEqualTo("6 have no link (watch.link), 1 have no title (watch.title)");
    }

    @Test
    void whatStandsThereInsteadIsSaid() {
        assertThatThrownBy(() -> Lists.json(BLOG, Watch.of("data/list")))
                .hasMessage("nothing stands at \"data/list\"; at \"data\" is an object with total, articles");
        assertThatThrownBy(() -> Lists.json(BLOG, Watch.of("news")))
                .hasMessage("nothing stands at \"news\"; the answer is an object with success, data");
        assertThatThrownBy(() -> Lists.json(BLOG, Watch.of("data/total")))
                .hasMessage("what stands at \"data/total\" is no list but a number");
        assertThatThrownBy(() -> Lists.json(BLOG, Watch.of(null)))
                .hasMessage("the answer is no list but an object with success, data");
        assertThatThrownBy(() -> Lists.json("{\"a\": []}", Watch.of("a"))).hasMessage("the list at \"a\" is empty");
        assertThatThrownBy(() -> Lists.json("[1, 2]", Watch.of("")))
                .hasMessage("2 records stand in the answer, but none can be used: 2 have no link (watch.link)");
    }

    @Test
    void whatIsNoJsonIsNamed() {
        assertThatThrownBy(() -> Lists.json("{\"a\": ", Watch.of(null)))
                .hasMessageStartingWith("it cannot be parsed as JSON: ");
        assertThatThrownBy(() -> Lists.json("<!doctype html><p>Oh", Watch.of(null)))
                .hasMessage("this is an HTML page, no JSON");
        assertThatThrownBy(() -> Lists.json(" ", Watch.of(null))).hasMessage("the answer is empty");
        var deep =
                catchThrowableOfType(UnwatchableException.class, () -> Lists.json("[".repeat(100_000), Watch.of(null)));
        assertThat(deep.failure()).isEqualTo(Failure.UNREADABLE);
    }
}
