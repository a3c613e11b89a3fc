package org.vigie.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Failure;
import org.vigie.contract.Source.Kind;
import org.vigie.contract.Watch;
import org.vigie.ingest.feed.Feed.Entry;
import org.vigie.ingest.fetch.FetchResult;

class SitemapPartsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, FetchResult> web = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    private static FetchResult.Fresh answer(String body) {
        return new FetchResult.Fresh(
                body.getBytes(StandardCharsets.UTF_8),
                "https://lab.example/sitemap.xml",
                "application/xml",
                null,
                null,
                "\"1\"",
                null,
                null,
                null,
                null,
                NOW);
    }

    private static String index(String... parts) {
        return "<sitemapindex>" + String.join("", parts) + "</sitemapindex>";
    }

    private static String part(String name, String changed) {
        return "<sitemap><loc>/" + name + "</loc><lastmod>" + changed + "</lastmod></sitemap>";
    }

    private static String urls(String... names) {
        var urls = new StringBuilder("<urlset>");
        for (var name : names) {
            urls.append("<url><loc>https://lab.example/news/").append(name).append("</loc></url>");
        }
        return urls + "</urlset>";
    }

    private void put(String name, String body) {
        web.put("https://lab.example/" + name, answer(body));
    }

    private FetchResult whole(String body) throws InterruptedException {
        return new SitemapParts(
                        address -> {
                            asked.add(address.replace("https://lab.example/", ""));
                            return web.getOrDefault(
                                    address,
                                    new FetchResult.Failed(Failure.HTTP_STATUS, 404, "HTTP 404 Not Found", null, NOW));
                        },
                        Supplier::get)
                .whole(answer(body));
    }

    private static List<String> titles(FetchResult whole) throws UnwatchableException {
        var body = ((FetchResult.Fresh) whole).body();
        return Lists.read(Kind.SITEMAP, Watch.of("/news/"), body, "application/xml").feed().entries().stream()
                .map(Entry::title)
                .toList();
    }

    @Test
    void anIndexIsTheSitemapThatItsPartsMakeUp() throws Exception {
        put("old", urls("a", "b"));
        put("new", urls("c?x=1&amp;y=2"));
        put("nested", index(part("inner", "2026-01-01"), part("old", "2026-01-01")));
        put("inner", urls("d"));

        var whole = whole(
                index(part("old", "2025-01-01"), part("new", "2026-03-01"), part("nested", ""), part("gone", "")));

        assertThat(titles(whole)).containsExactlyInAnyOrder("A", "B", "2", "D");
        assertThat(asked).containsExactly("old", "new", "nested", "gone", "inner");
        assertThat(((FetchResult.Fresh) whole).etag())
                .as("an index stays the same while its parts change")
                .isNull();
    }

    @Test
    void whatTheNewsExtensionSaysStays() throws Exception {
        var news = "<urlset><url><loc>https://lab.example/news/a</loc><n:news xmlns:n='x'><n:publication><n:language>fr"
                + "</n:language></n:publication><n:publication_date>2026-02-03</n:publication_date>"
                + "<n:title>Un &lt;b&gt; &amp;amp; deux</n:title></n:news></url></urlset>";
        put("news", news);
        var body = ((FetchResult.Fresh) whole(index(part("news", "")))).body();
        var whole = Lists.read(Kind.SITEMAP, Watch.of("/news/"), body, "application/xml");
        var direct = Lists.read(Kind.SITEMAP, Watch.of("/news/"), answer(news).body(), "application/xml");
        assertThat(whole).isEqualTo(direct);
        assertThat(whole.feed().entries()).extracting(Entry::title).containsExactly("Un <b> &amp; deux");
    }

    @Test
    void aPartThatFailsFailsTheWholeAndSaysWhichAndWhatToDo() throws Exception {
        put("a", urls("a"));
        web.put(
                "https://lab.example/b",
                new FetchResult.Failed(Failure.TOO_OFTEN, 503, "HTTP 503", Duration.ofMinutes(5), NOW));
        var failed = (FetchResult.Failed) whole(index(part("a", ""), part("b", "")));
        assertThat(failed.kind()).isEqualTo(Failure.TOO_OFTEN);
        assertThat(failed.retryAfter()).hasMinutes(5);
        assertThat(failed.problem())
                .isEqualTo(
                        "a part of the sitemap, https://lab.example/b: HTTP 503; if the news are in another part, take"
                                + " its address for the source");
    }

    @Test
    void anIndexWithMorePartsThanAreReadIsRefusedAndNoNewsOfOldPages() throws Exception {
        var parts = IntStream.range(0, 60)
                .mapToObj(i -> part("p" + i, "2026-01-01T00:" + (i < 10 ? "0" : "") + i + ":00Z"))
                .collect(Collectors.joining());
        IntStream.range(0, 60).forEach(i -> put("p" + i, urls("n" + i)));
        assertThat(whole(index(parts))).isInstanceOfSatisfying(FetchResult.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Failure.TOO_LARGE);
            assertThat(failed.problem()).contains("more than 20 parts", "take its address for the source");
        });
    }

    @Test
    void circlesEnd() throws Exception {
        put("circle", index(part("circle", ""), part("circle", "")));
        assertThat(whole(index(part("circle", "")))).isInstanceOf(FetchResult.Fresh.class);
        assertThat(asked).containsExactly("circle");
    }

    @Test
    void whatIsNoIndexStaysAsItIs() throws Exception {
        var plain = whole(urls("a"));
        assertThat(((FetchResult.Fresh) plain).etag()).isEqualTo("\"1\"");
        assertThat(asked).isEmpty();
        assertThat(((FetchResult.Fresh) whole("<html>")).body()).isEqualTo("<html>".getBytes(StandardCharsets.UTF_8));
    }
}
