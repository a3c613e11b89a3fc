package org.vigie.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.Json;
import org.vigie.dashboard.FakeBackstage;
import org.vigie.dashboard.FakeElasticsearch;
import org.vigie.dashboard.backstage.Tellings;
import org.vigie.dashboard.index.Index;

/** What the page of an item's versions says of those that the log holds. */
class RevisionsTest {
    private final FakeElasticsearch elasticsearch = new FakeElasticsearch();
    private final FakeBackstage backstage = new FakeBackstage();
    private final Pages pages = new Pages(new Index(elasticsearch.config()), backstage, Clock.systemUTC());

    @BeforeEach
    void start() {
        elasticsearch.holds("items", """
                {"id": "i1", "version": 3, "title": "Now", "language": "en", "outlet": "Gazette", "revision": 2,
                 "publishedAt": "2026-03-01T08:00:00Z", "firstSeenAt": "2026-03-01T09:00:00Z",
                 "fetchedAt": "2026-03-01T09:00:00Z"}""");
    }

    @AfterEach
    void stop() {
        elasticsearch.close();
    }

    private Answer ask(String path, String language) {
        return pages.answer(new Question(path, Map.of("id", "i1"), language));
    }

    private String page(String language) {
        var answer = ask("/item/revisions", language);
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }

    private void holds(@Nullable Instant readTo, Item... items) {
        backstage.tellings = id -> new Tellings(List.of(items), readTo);
    }

    private static Item told(String source, int revision, String at, String title, String text) {
        return ItemBuilder.builder()
                .id("i1")
                .source(source)
                .outlet("Outlet of " + source)
                .revision(revision)
                .entryId("e")
                .title(title)
                .summary(text)
                .content("")
                .authors(List.of())
                .categories(List.of())
                .publishedAt(Instant.parse("2026-03-01T08:00:00Z"))
                .firstSeenAt(Instant.parse("2026-03-01T09:00:00Z"))
                .fetchedAt(Instant.parse(at))
                .build();
    }

    @Test
    void eachIsComparedWithTheOneBeforeFromItsSourceTheNewestFirst() {
        holds(
                null,
                told("a", 1, "2026-03-01T09:00:00Z", "Seven dead", "One text"),
                told("b", 1, "2026-03-01T10:00:00Z", "Another headline", "One text"),
                told("a", 2, "2026-03-01T11:00:00Z", "Nine dead", "One text, and more"));
        var page = page("en");
        assertThat(page)
                .contains("3 versions", "<del>Seven</del><ins>Nine</ins> dead", "One text<ins>, and more</ins>");
        assertThat(page).contains("0 words out, 2 words in").doesNotContain("<del>Another");
        assertThat(page.indexOf("Revision 2")).isLessThan(page.indexOf("Outlet of b"));
        assertThat(page.indexOf("Outlet of b")).isLessThan(page.lastIndexOf("Outlet of a"));
        assertThat(page("fr")).contains("3 versions", "0 mot en moins, 2 mots en plus");
    }

    @Test
    void whatOnlyAnotherFieldShowsIsNamed() {
        var first = told("a", 1, "2026-03-01T09:00:00Z", "Title", "Text");
        var third = ItemBuilder.builder(told("a", 3, "2026-03-01T10:00:00Z", "Title", "Text"))
                .authors(List.of("Somebody"))
                .build();
        holds(null, first, third);
        assertThat(page("en"))
                .contains("Changed, too:", "authors", "Compared with revision 1.")
                .doesNotContain("<ins>");
    }

    @Test
    void ofManyTheNewestAreShown() {
        var many = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> told("a", i, "2026-03-01T09:%02d:00Z".formatted(i), "Title " + i, "t"))
                .toArray(Item[]::new);
        holds(null, many);
        assertThat(page("en"))
                .contains("40 versions", "The newest 25 are shown", "Revision 40", "Revision 16")
                .doesNotContain("Revision 15<", "Revision 15 ");
    }

    @Test
    void hostileTextsAreText() {
        holds(
                null,
                told("a", 1, "2026-03-01T09:00:00Z", "<script>x</script>", "<b>"),
                told("a", 2, "2026-03-01T10:00:00Z", "\"><img src=x>", "</p><h1>broken"));
        assertThat(page("en")).doesNotContain("<script>x", "<img", "<h1>broken").contains("&lt;");
    }

    @Test
    void whereTheLogIsTooLongThePageSaysSo() throws Exception {
        holds(Instant.parse("2026-04-01T00:00:00Z"), told("a", 1, "2026-03-01T09:00:00Z", "T", "t"));
        assertThat(page("en")).contains("Not all of it was read", "<time datetime=\"2026-04-01T00:00:00Z\"");
        var api = Json.MAPPER.readTree(ask("/api/item/revisions", "en").body());
        assertThat(api.path("readTo").asText()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(api.at("/items/0/title").asText()).isEqualTo("T");
        holds(null, told("a", 1, "2026-03-01T09:00:00Z", "T", "t"));
        assertThat(page("en")).doesNotContain("Not all of it was read");
    }

    @Test
    void withoutKafkaItIsNotKnownAndWithoutTheItemNotFound() throws Exception {
        assertThat(page("en")).contains("no Kafka answers here");
        var api = Json.MAPPER.readTree(ask("/api/item/revisions", "en").body());
        assertThat(api.path("known").asBoolean(true)).isFalse();
        elasticsearch.holds("items");
        assertThat(ask("/item/revisions", "en").status()).isEqualTo(404);
        assertThat(ask("/api/item/revisions", "en").status()).isEqualTo(404);
    }

    @Test
    void theLogIsReadForTwoAtATimeAndNobodyElseWaits() throws Exception {
        var reading = new CountDownLatch(2);
        var end = new CountDownLatch(1);
        backstage.tellings = id -> {
            reading.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Tellings(List.of(), null);
        };
        var one = Thread.ofVirtual().start(() -> ask("/item/revisions", "en"));
        var two = Thread.ofVirtual().start(() -> ask("/api/item/revisions", "en"));
        reading.await();
        var third = ask("/item/revisions", "en");
        assertThat(third.status()).isEqualTo(503);
        assertThat(third.headers()).containsKey("Retry-After");
        assertThat(ask("/item", "en").status()).isEqualTo(200);
        end.countDown();
        one.join();
        two.join();
        assertThat(ask("/item/revisions", "en").status()).isEqualTo(200);
    }
}
