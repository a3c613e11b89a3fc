package org.vigie.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Failure;
import org.vigie.contract.Source.Kind;
import org.vigie.contract.Watch;
import org.vigie.contract.WatchBuilder;
import org.vigie.ingest.feed.Feed.Entry;

/** Pages as laboratories build them, written for these tests. */
class PageListTest {
    private static final String CARDS = """
            <!doctype html><html lang="en"><head><title>News</title></head><body>
            <nav><a href="/">Home</a><a href="/news">News</a></nav>
            <article class="card"><a href="/news/small-model"><img src="a.png" alt="A small model, pictured"></a>
              <div><a href="/topics/models">Models</a></div>
              <h3><a href="/news/small-model">A small model</a></h3>
              <time datetime="2026-03-02T09:00:00Z">3 days ago</time>
              <p>It runs on a <b>telephone</b>. <a href="../terms">Terms</a></p></article>
            <article class="card"><a href="/news/licence"><h3>A new licence</h3><time datetime="2026-02-27">27 Feb</time>
              <p>For everybody.</p></a></article>
            </body></html>
            """;

    private static Failure failureOf(String html, String css) {
        return catchThrowableOfType(UnwatchableException.class, () -> Lists.page(html, css))
                .failure();
    }

    @Test
    void eachCardIsAnEntryWithItsHeadlineLinkAndDate() throws Exception {
        var list = Lists.page(CARDS, "article.card");

        assertThat(list.feed().entries())
                .extracting(Entry::title, Entry::link, Entry::published, Entry::summary)
                .containsExactly(
                        tuple(
                                "A small model",
                                "https://lab.example/news/small-model",
                                Instant.parse("2026-03-02T09:00:00Z"),
                                ""),
                        tuple(
                                "A new licence",
                                "https://lab.example/news/licence",
                                Instant.parse("2026-02-27T00:00:00Z"),
                                ""));
        assertThat(list.feed().title()).isEqualTo("News");
        assertThat(list.feed().language()).isEqualTo("en");
        assertThat(list.found()).isEqualTo("2 elements match \"article.card\"");
        assertThat(list.unusable()).isEmpty();
    }

    @Test
    void whereThingsStandCanBeSaid() throws Exception {
        var html = """
                <ul><li data-href="/a?x=1&amp;y=2"><b>New</b><span class=t>Title   of
                 the first</span><i>Published on 3 March 2026</i><p class=s>See <a href="b">this</a><script>x()</script></p></ul>
                """;
        var watch = WatchBuilder.builder()
                .entries("li")
                .link("@data-href")
                .title("span.t")
                .date("i")
                .summary("p.s")
                .build();
        assertThat(Lists.page(html, watch).feed().entries())
                .extracting(Entry::title, Entry::link, Entry::published, Entry::summary)
                .containsExactly(tuple(
                        "Title of the first",
                        "https://lab.example/a?x=1&y=2",
                        Instant.parse("2026-03-03T00:00:00Z"),
                        "See <a href=\"https://lab.example/b\">this</a>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026年3月2日            | 2026-03-02T00:00:00Z
            发布于 2026年3月2日      | 2026-03-02T00:00:00Z
            2 mars 2026           | 2026-03-02T00:00:00Z
            Publié le 2 mars 2026 | 2026-03-02T00:00:00Z
            1er février 2026      | 2026-02-01T00:00:00Z
            Mar 2, 2026           | 2026-03-02T00:00:00Z
            3 days ago            |
            il y a 3 jours        |
            3天前                  |
            hier                  |
            """)
    void datesAreReadInTheWordsOfThePageAndRelativeOnesAreNone(String written, Instant date) throws Exception {
        var html = "<article><h2><a href=/1>Un</a></h2><span class=d>" + written + "</span></article>";
        var watch = WatchBuilder.builder().entries("article").date(".d").build();
        assertThat(Lists.page(html, watch).feed().entries())
                .extracting(Entry::published)
                .containsExactly(date);
    }

    @Test
    void aDateInsideALinkIsNoPartOfItsTitleSoThatDaysThatPassChangeNothing() throws Exception {
        var watch = WatchBuilder.builder().entries("a.post").date("em").build();
        for (var ago : List.of("2 days ago", "3 days ago")) {
            var html = "<a class=post href=/1>A model <time>" + ago + "</time></a><a class=post href=/2>Another <em>"
                    + ago + "</em></a>";
            assertThat(Lists.page(html, watch).feed().entries())
                    .extracting(Entry::title)
                    .containsExactly("A model", "Another");
        }
    }

    @Test
    void aTeaserAndACardOfOneArticleAreOneEntryInWhateverOrder() throws Exception {
        var links = new ArrayList<>(List.of(
                "<a href='/news/a?utm_source=hero'>Introducing A</a>",
                "<a href='/news/a'><img src=a.png alt=A></a>",
                "<a href='/news/a#more'>Introducing A, a small model</a>",
                "<a href='/news/b'>B, too</a>"));
        var seen = new HashSet<List<Entry>>();
        for (int i = 0; i < links.size(); i++) {
            Collections.rotate(links, 1);
            var entries = Lists.page(String.join("", links), "a").feed().entries();
            assertThat(entries)
                    .extracting(Entry::title)
                    .containsExactlyInAnyOrder("Introducing A, a small model", "B, too");
            seen.add(entries.stream().sorted(Comparator.comparing(Entry::title)).toList());
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void linksBackToTheListAreNoEntriesAndCountAsNothing() throws Exception {
        var html = "<h1><a href='/news/'>News</a></h1><a href='#'>Top</a><a href='#list'>Skip</a><p id=list></p>"
                + "<a href='/news?page=2'>2</a><a href='/news/page/3/'>3</a><a href='/news?id=one'>One</a>";
        var list = Lists.page(html, "a");
        assertThat(list.feed().entries()).extracting(Entry::title).containsExactly("One");
        assertThat(list.expected()).isEqualTo(1);
    }

    @Test
    void theEntriesOfAChangelogAreNamedByTheirAnchors() throws Exception {
        var html = """
                <div class=v id=v2><h2><a href="#v2">Version 2</a></h2><p>Faster.</p></div>
                <div class=v id=v1><h2>Version 1</h2></div>
                """;
        assertThat(Lists.page(html, ".v").feed().entries())
                .extracting(Entry::id, Entry::title)
                .containsExactly(tuple(Lists.ADDRESS + "#v2", "Version 2"), tuple(Lists.ADDRESS + "#v1", "Version 1"));
    }

    @Test
    void theBaseOfThePageCounts() throws Exception {
        var html = "<base href='https://cdn.example/fr/'><a href='un'>Un</a>";
        assertThat(Lists.page(html, "a").feed().entries())
                .extracting(Entry::link)
                .containsExactly("https://cdn.example/fr/un");
    }

    @Test
    void brokenMarkupIsReadAsBrowsersReadIt() throws Exception {
        var html = "<div class=list><article><h2><a href=/1>One</h2><p>Text<article><h2><a href='/2'>Two"
                + "</a></article></div></body></html><article><h2><a href=\"/3\">Three";
        assertThat(Lists.page(html, "article").feed().entries())
                .extracting(Entry::title)
                .containsExactly("One", "Two", "Three");
    }

    @Test
    void aPageSaysItsOwnEncoding() throws Exception {
        var html = "<html><head><meta charset=gb2312></head><body><a class=n href=/1>新模型发布</a></body></html>";
        var list = Lists.read(Kind.PAGE, Watch.of("a.n"), html.getBytes(Charset.forName("GB2312")), "text/html");
        assertThat(list.feed().entries()).extracting(Entry::title).containsExactly("新模型发布");
    }

    @Test
    void whatCannotBeUsedIsCounted() throws Exception {
        var html = "<p class=e><a href=/1>One</a></p><p class=e>no link</p><p class=e><a href=/2></a></p>"
                + "<p class=e><a href='javascript:open()'>Script</a></p>";
        var list = Lists.page(html, ".e");
        assertThat(list.feed().entries()).hasSize(1);
        assertThat(list.expected()).isEqualTo(4);
        assertThat(list.unusable()).isEqualTo("2 have no link (watch.link), 1 have no title (watch.title)");
    }

    @Test
    void buttonsAreNoTitles() {
        var html = IntStream.range(0, 4)
                .mapToObj(i -> "<li><b>Model " + i + "</b><a href=/" + i + ">Read more</a></li>")
                .reduce("", String::concat);
        assertThatThrownBy(() -> Lists.page(html, "li"))
                .hasMessage(
                        "4 elements match \"li\", but none can be used: 4 are all called \"Read more\", which is no title"
                                + " (watch.title)");
    }

    @Test
    void aSelectorThatMatchesNothingSaysWhatIsThereInstead() {
        assertThatThrownBy(() -> Lists.page(CARDS, "div.post"))
                .hasMessage("nothing matches \"div.post\" on the page, which has 7 links and is called \"News\"");
        assertThat(failureOf(CARDS, "div.post")).isEqualTo(Failure.NOTHING_MATCHED);
    }

    @Test
    void aWallAShellAnEmptyAnswerAndAnotherFormatAreToldApartFromAWrongSelector() {
        assertThat(failureOf("<html><title>Just a moment...</title><p>Wait</html>", "a"))
                .isEqualTo(Failure.BOT_WALL);
        assertThat(failureOf(
                        "<html><head><title>Lab</title><script src=app.js></script></head><body><div id=root></div>"
                                + "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
                        "article"))
                .isEqualTo(Failure.NEEDS_SCRIPTS);
        assertThat(failureOf("", "a")).isEqualTo(Failure.UNREADABLE);
        assertThatThrownBy(() -> Lists.read(Kind.PAGE, Watch.of("a"), "{\"a\": 1}".getBytes(), "application/json"))
                .hasMessage("this is no HTML page but application/json");
    }

    @Test
    void aSelectorThatMatchesEverythingIsRefused() {
        var html = "<a href=/1>One</a>".repeat(5_001);
        assertThat(failureOf(html, "a")).isEqualTo(Failure.TOO_LARGE);
    }
}
