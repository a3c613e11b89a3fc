package org.vigie.ingest.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ingest.feed.Origin;

class FeedLinksTest {
    @Test
    void linkElementsNameTheFeedsAndThoseOfCommentsComeLast() {
        assertThat(links("""
                <head><base href="/blog/">
                <link rel="alternate" type="application/rss+xml" title="Fil » Comments" href="comments/feed/">
                <LINK REL='Alternate' TYPE='application/atom+xml; charset=utf-8' HREF=atom.xml>
                <link rel="stylesheet" type="text/css" href="s.css">
                <link rel="alternate" hreflang="en" href="/en/">
                <link rel=alternate type=application/feed+json href=//cdn.example/feed.json>
                <link rel="feed" href="https://other.example/feed">
                </head>"""))
                .containsExactly(
                        "https://fil.example/blog/atom.xml",
                        "https://cdn.example/feed.json",
                        "https://other.example/feed",
                        "https://fil.example/blog/comments/feed/");
    }

    @Test
    void theHeaderNamesThemToo() {
        assertThat(links(
                        "<p>nothing here</p>",
                        "</style.css>; rel=preload, </a,b.xml>; rel=\"alternate\"; type=\"application/rss+xml\";"
                                + " title=\"a, b\", <https://fil.example/wp-json/>; rel=\"https://api.w.org/\""))
                .containsExactly("https://fil.example/a,b.xml");
    }

    @Test
    void withoutThemLinksOfTheSameSiteThatLookLikeFeedsCount() {
        assertThat(links("""
                <a href="/rss">RSS</a> <a href="https://feeds.fil.example/top.rss">all</a>
                <a href="/flux/une.xml?type=rss">une</a> <a href="/feedback">write to us</a>
                <a href="/rss-reader-guide">read</a> <a href="https://elsewhere.example/rss.xml">partner</a>
                <a href="javascript:rss">x</a>"""))
                .containsExactly(
                        "https://fil.example/rss",
                        "https://feeds.fil.example/top.rss",
                        "https://fil.example/flux/une.xml?type=rss");
    }

    @Test
    void thePageItselfIsNoFeedOfIts() {
        assertThat(links("<link rel=alternate type=application/rss+xml href='https://fil.example/'>"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><p>x",
                "\n<!-- c --><html lang=fr>",
                "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>",
                "<HEAD><title>x</title>"
            })
    void aPageIsRecognised(String body) {
        assertThat(FeedLinks.isPage(body.getBytes(StandardCharsets.UTF_8), null))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<rss><channel/></rss>", "{\"version\":1}", "%PDF-1.7"})
    void anythingElseIsNone(String body) {
        assertThat(FeedLinks.isPage(body.getBytes(StandardCharsets.UTF_8), "application/xml"))
                .isFalse();
    }

    @Test
    void usualPathsAreBelowTheAddressFirst() {
        assertThat(FeedLinks.usualPaths("https://fil.example/blog?x=1#y"))
                .startsWith("https://fil.example/blog/feed/", "https://fil.example/blog/rss.xml")
                .contains("https://fil.example/feed.xml")
                .doesNotHaveDuplicates();
        assertThat(FeedLinks.usualPaths("https://fil.example")).hasSize(10);
        assertThat(FeedLinks.usualPaths("mailto:a@b.example")).isEmpty();
    }

    private static List<String> links(String html) {
        return links(html, null);
    }

    private static List<String> links(String html, @Nullable String header) {
        return FeedLinks.of(
                html.getBytes(StandardCharsets.UTF_8),
                new Origin("https://fil.example/", "text/html", null, null),
                header);
    }
}
