package org.vigie.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Failure;
import org.vigie.contract.Source.Kind;
import org.vigie.contract.Watch;
import org.vigie.ingest.feed.Feed.Entry;

/** Sitemaps of the shape that sitemaps.org describes, with the news extension; written for these tests. */
class SitemapListTest {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
            + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\""
            + " xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n";

    private static String of(String... urls) {
        return HEAD + String.join("\n", urls) + "</urlset>";
    }

    private static String url(String address) {
        return "<url><loc>" + address + "</loc><lastmod>2026-03-01</lastmod></url>";
    }

    @Test
    void addressesBelowTheBeginningAreEntriesAndTheListItselfIsNone() throws Exception {
        var xml = of(
                url("https://lab.example/news/new-model-v2"),
                url("https://lab.example/news/"),
                url("https://lab.example/docs/news/x"),
                url("https://lab.example/zh/news/x"));
        var list = Lists.sitemap(xml, "/news/");

        assertThat(list.feed().entries())
                .extracting(Entry::link, Entry::title, Entry::published)
                .containsExactly(tuple("https://lab.example/news/new-model-v2", "New model v2", null));
        assertThat(list.found()).isEqualTo("1 of 4 addresses begin with \"/news/\"");
    }

    @Test
    void theNewsExtensionNamesAndDates() throws Exception {
        var xml = of("<url><loc>https://lab.example/n/1</loc><lastmod>2026-08-01</lastmod>"
                + "<image:image><image:loc>https://lab.example/n/a.png</image:loc></image:image>"
                + "<news:news><news:publication><news:name>Lab</news:name><news:language>fr</news:language>"
                + "</news:publication><news:publication_date>2026-03-01T10:00:00+01:00</news:publication_date>"
                + "<news:title>L&#8217;index &amp; le reste &lt;i&gt;</news:title></news:news></url>");
        assertThat(Lists.sitemap(xml, null).feed().entries())
                .extracting(Entry::link, Entry::title, Entry::published, Entry::language)
                .containsExactly(tuple(
                        "https://lab.example/n/1",
                        "L’index & le reste <i>",
                        Instant.parse("2026-03-01T09:00:00Z"),
                        "fr"));
    }

    @Test
    void aRewrittenDateOfChangeChangesNothing() throws Exception {
        var march = of(url("https://lab.example/news/a"));
        assertThat(Lists.sitemap(march.replace("2026-03-01", "2026-08-31"), "/news/"))
                .isEqualTo(Lists.sitemap(march, "/news/"));
    }

    @Test
    void whatIsBrokenCostsAsLittleAsItCan() throws Exception {
        var xml = "\n\uFEFF" + HEAD + url("https://lab.example/news/a?x=1&y=2") + url("/news/b")
                + url(" https://lab.example/news/\u6A21\u578B c ") + "<url><loc></loc></url><url/>"
                + url("https://lab.example/news/d") + "<url><loc>https://lab.example/news/e";
        assertThat(Lists.sitemap(xml, "/news/").feed().entries())
                .extracting(Entry::link)
                .containsExactly(
                        "https://lab.example/news/a?x=1&y=2",
                        "https://lab.example/news/b",
                        "https://lab.example/news/\u6A21\u578B c",
                        "https://lab.example/news/d",
                        "https://lab.example/news/e");
    }

    @Test
    void linesOfTextAreASitemapToo() throws Exception {
        assertThat(Lists.sitemap("https://lab.example/news/a\r\n\r\nhttps://lab.example/b\n", "/news/")
                        .feed()
                        .entries())
                .extracting(Entry::title)
                .containsExactly("A");
    }

    @Test
    void aPackedOneIsUnpacked() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(of(url("https://lab.example/news/a")).getBytes(StandardCharsets.UTF_8));
        }
        var list = Lists.read(Kind.SITEMAP, Watch.of("/news/"), packed.toByteArray(), "application/gzip");
        assertThat(list.feed().entries()).hasSize(1);
    }

    @Test
    void entitiesDoNotMultiply() throws Exception {
        var bomb = new StringBuilder("<!DOCTYPE urlset [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("<!ENTITY file SYSTEM \"file:///etc/passwd\">]>")
                .append(of(url("https://lab.example/news/&a11;"), url("https://lab.example/news/&file;"))
                        .replaceFirst("<\\?xml[^>]*>", ""));
        var list = Lists.sitemap(bomb.toString(), "/news/");
        assertThat(list.feed().entries())
                .allMatch(entry -> String.valueOf(entry.link()).length() < 10_000);
        assertThat(list.feed().entries())
                .noneMatch(entry -> String.valueOf(entry.link()).contains("root:"));
    }

    @Test
    void whatIsNotThereIsSaidWithWhatIs() {
        assertThatThrownBy(() -> Lists.sitemap(
                        of(
                                url("https://lab.example/blog/a"),
                                url("https://lab.example/blog/b"),
                                url("https://lab.example/about"),
                                url("https://lab.example/")),
                        "/news/"))
                .hasMessage(
                        "no address in the sitemap begins with \"/news/\"; it has 4, such as /blog/ (2), / (1), /about"
                                + " (1)");
        assertThatThrownBy(() -> Lists.sitemap(of(), "/news/")).hasMessageEndingWith("; it has none at all");
    }

    @Test
    void whatIsNoSitemapIsNamed() {
        assertThatThrownBy(() -> Lists.sitemap("<!doctype html><p>Bonjour", "/"))
                .hasMessage("this is an HTML page, no sitemap");
        assertThatThrownBy(() -> Lists.sitemap("<rss><channel></channel></rss>", "/"))
                .hasMessage("this is no sitemap but application/xml");
        assertThatThrownBy(() -> Lists.sitemap("", "/")).hasMessage("the answer is empty");
        assertThat(catchThrowableOfType(
                                UnwatchableException.class,
                                () -> Lists.sitemap("<html><title>Just a moment...</title></html>", "/"))
                        .failure())
                .isEqualTo(Failure.BOT_WALL);
    }

    @Test
    void moreThanCanBeRememberedIsRefusedAndNotCut() {
        var xml = of(IntStream.range(0, 12_000)
                .mapToObj(i -> url("https://lab.example/" + (i % 2 == 0 ? "news/" : "docs/") + i))
                .collect(Collectors.joining()));
        assertThatThrownBy(() -> Lists.sitemap(xml, "/news/"))
                .hasMessageStartingWith(
                        "6000 of 12000 addresses begin with \"/news/\", more than the 5000 that can be");
    }

    @ParameterizedTest
    @CsvSource({
        "/news/, https://a.example/news/x, true",
        "/news/, https://a.example/news/x/y?z, true",
        "/news/, https://a.example/news, false",
        "/news/, https://a.example/News/x, false",
        "/*/news/, https://a.example/fr/news/x, true",
        "/*/news/, https://a.example/news/x, false",
        "/p/*.html$, https://a.example/p/a.html, true",
        "/p/*.html$, https://a.example/p/a.html?x, false",
        "/新闻/, https://a.example/%E6%96%B0%E9%97%BB/1, true",
        "/blog?id=, https://a.example/blog?id=qwen, true",
        "/a+b/, https://a.example/a+b/1, true",
        "/, https://a.example/x, true",
        "/, https://a.example/, false",
    })
    void aBeginningIsWrittenAsInRobotsTxt(String pattern, String address, boolean matches) {
        assertThat(new UrlPattern(pattern).matches(address)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/news/new-model_v2.html, New model v2",
        "https://a.example/news/%E6%96%B0%E6%A8%A1%E5%9E%8B/, 新模型",
        "https://a.example/blog?id=qwen3-next, Qwen3 next",
        "https://a.example/, A.example",
        "https://a.example/---, ---",
        "nonsense, nonsense",
    })
    void theWordsOfAnAddressStandForItsTitle(String address, String words) {
        assertThat(AddressWords.of(address)).isEqualTo(words);
    }
}
