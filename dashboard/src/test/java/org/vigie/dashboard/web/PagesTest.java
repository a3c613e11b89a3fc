package org.vigie.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Json;
import org.vigie.dashboard.Dashboard;
import org.vigie.dashboard.DashboardConfig;
import org.vigie.dashboard.FakeBackstage;
import org.vigie.dashboard.FakeElasticsearch;
import org.vigie.dashboard.backstage.Backstage;

/** The dashboard as a browser meets it, over an Elasticsearch that says what it is told to. */
class PagesTest {
    private static final String ITEM = """
            {"id": "i1", "version": 1, "title": %s, "summary": %s, "content": "", "url": "%s", "outlet": "Gazette",
             "country": "FR", "kind": "news", "sources": ["gazette"], "language": "fr", "languageConfidence": 0.9,
             "topics": ["safety"], "evidence": [{"topic": "safety", "definition": 2, "field": "title", "words": "x",
             "start": 0, "end": 3}], "revision": 1, "publishedAt": "2026-03-01T08:00:00Z",
             "firstSeenAt": "2026-03-01T09:00:00Z", "fetchedAt": "2026-03-01T09:00:00Z"}""";

    private final FakeElasticsearch elasticsearch = new FakeElasticsearch();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Dashboard> started = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        elasticsearch.close();
        for (var dashboard : started) {
            dashboard.close();
        }
    }

    private URI open(DashboardConfig config) {
        var dashboard = new Dashboard(elasticsearch.config(), config, Backstage.none());
        started.add(dashboard);
        dashboard.start();
        return dashboard.address();
    }

    private URI open() {
        return open(new DashboardConfig("127.0.0.1", 0, null, null, null));
    }

    private HttpResponse<String> get(URI address, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String item(String title, String url) throws Exception {
        return ITEM.formatted(
                Json.MAPPER.writeValueAsString(title), Json.MAPPER.writeValueAsString("Text of " + title), url);
    }

    @Test
    void everyPageAnswersWhereNothingIsStored() throws Exception {
        var base = open();
        for (var page : List.of("", "items", "topics", "releases", "releases/list", "sources", "alerts")) {
            for (var language : List.of("en", "fr")) {
                var answer = get(base.resolve("/" + page + "?lang=" + language));
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(answer.body()).as(page).contains("<html lang=\"" + language + "\">", "<h1");
            }
        }
    }

    @Test
    void everyAnswerForbidsForeignScriptsAndFrames() throws Exception {
        var base = open();
        for (var page : List.of("", "items", "items.csv", "api/items", "nothing", "files/vigie.js")) {
            var headers = get(base.resolve("/" + page)).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void pagesHoldNoInlineScriptOrStyle() throws Exception {
        elasticsearch.holds("items", item("A title", "https://gazette.example/1"));
        var base = open();
        for (var page : List.of("", "items", "item?id=i1", "topics", "releases", "sources", "alerts")) {
            assertThat(get(base.resolve("/" + page)).body())
                    .as(page)
                    .doesNotContain("<style", " style=", " onclick=")
                    .doesNotContainPattern("<script(?! src=\"/files/)");
        }
    }

    @Test
    void hostileTitlesAreTextAndHostileAddressesAreNoLinks() throws Exception {
        var hostile = List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</title></a></table><h1>broken",
                "\u202Eevil \uD83D\uDE80",
                "${7*7} {{7*7}}",
                "A".repeat(10_000));
        var base = open();
        for (var title : hostile) {
            elasticsearch.holds("items", item(title, "javascript:alert(1)"));
            for (var page : List.of("/items", "/item?id=i1", "/")) {
                var body = get(base.resolve(page)).body();
                assertThat(body).doesNotContain("<script>", "<img", "<h1>broken", "href=\"javascript:", "49 49");
                assertThat(body.split("</title>", -1)).hasSize(2);
            }
        }
    }

    @Test
    void wordsThatMadeAnItemMatchAreMarked() throws Exception {
        elasticsearch.holds("items", item("abc and more", "https://gazette.example/1"));
        assertThat(get(open().resolve("/item?id=i1")).body())
                .containsPattern("<mark title=\"Safety\">abc</mark> ?and more");
    }

    @Test
    void whatIsWrongInAnAddressIsNamedWithTheRemedyAllAtOnce() throws Exception {
        var base = open();
        var answer = get(base.resolve("/items?page=x&from=yesterday&colour=red&lang=en"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "page=x: a whole number, 1–400",
                        "from=yesterday: a day as YYYY-MM-DD",
                        "colour is not known here");
        var api = get(base.resolve("/api/topics?by=colour&lang=fr"));
        assertThat(api.statusCode()).isEqualTo(400);
        assertThat(Json.MAPPER.readTree(api.body()).path("detail").asText())
                .isEqualTo("by=colour n’est pas connu\u00a0: choisissez parmi language, country, kind, topic.");
    }

    @Test
    void aStoppedElasticsearchIsAPageThatSaysSo() throws Exception {
        var base = open();
        elasticsearch.fails(503);
        assertThat(get(base.resolve("/topics?lang=en")).statusCode()).isEqualTo(503);
        elasticsearch.close();
        var answer = get(base.resolve("/?lang=en"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Elasticsearch does not answer", "Nothing is lost");
        assertThat(get(base.resolve("/files/vigie.css")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        var base = open();
        assertThat(get(base.resolve("/item?id=none")).statusCode()).isEqualTo(404);
        assertThat(get(base.resolve("/api/release?id=none")).statusCode()).isEqualTo(404);
        assertThat(get(base.resolve("/nowhere")).statusCode()).isEqualTo(404);
        assertThat(get(base.resolve("/files/../openapi.json")).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingCanBeWritten() throws Exception {
        var base = open();
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            var answer = client.send(
                    HttpRequest.newBuilder(base)
                            .method(method, BodyPublishers.ofString("x"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
            assertThat(answer.headers().firstValue("Connection")).hasValue("close");
        }
        var head = client.send(
                HttpRequest.newBuilder(base)
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void withATokenNothingIsShownWithoutIt() throws Exception {
        var base = open(new DashboardConfig("127.0.0.1", 0, "a-long-enough-token", null, null));
        for (var page : List.of("/", "/api/items", "/items.csv", "/files/vigie.js")) {
            var refused = get(base.resolve(page));
            assertThat(refused.statusCode()).as(page).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic ");
            assertThat(get(base.resolve(page), "Authorization", "Bearer a-long-enough-token")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theLanguageIsTheOneChosenElseTheBrowsers() throws Exception {
        var base = open();
        assertThat(get(base, "Accept-Language", "fr-CA,en;q=0.5").body()).contains("<html lang=\"fr\">");
        assertThat(get(base, "Accept-Language", "de").body()).contains("<html lang=\"en\">");
        var chosen = get(base.resolve("/?lang=fr"), "Accept-Language", "en");
        assertThat(chosen.body()).contains("<html lang=\"fr\">");
        var cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(get(base, "Accept-Language", "en", "Cookie", cookie.replaceFirst(";.*", ""))
                        .body())
                .contains("<html lang=\"fr\">");
        assertThat(get(base.resolve("/?lang=xx")).statusCode()).isEqualTo(400);
    }

    @Test
    void itemsAreAskedForExactlyAsTheAddressSays() throws Exception {
        get(open().resolve("/items?topic=safety&language=fr&country=-&copies=no&from=2026-03-01&until=2026-03-08"));
        var asked = elasticsearch.asked().stream()
                .filter(query -> query.contains("track_total_hits") && query.contains("safety"))
                .toList();
        assertThat(asked).hasSize(1).allSatisfy(query -> {
            var filter = Json.MAPPER.readTree(query).at("/query/bool");
            assertThat(filter.path("filter")).isEqualTo(Json.MAPPER.readTree("""
                            [{"term": {"topics": "safety"}}, {"term": {"language": "fr"}},
                             {"range": {"publishedAt": {"gte": "2026-03-01T00:00:00Z", "lt": "2026-03-08T00:00:00Z"}}}]"""));
            assertThat(filter.path("must_not")).isEqualTo(Json.MAPPER.readTree("""
                            [{"exists": {"field": "country"}}, {"exists": {"field": "duplicateOf"}}]"""));
        });
    }

    @Test
    void aCsvOfItemsHasALineForEachAndRunsNoFormula() throws Exception {
        elasticsearch.holds("items", item("=HYPERLINK(\"x\")", "https://gazette.example/1"));
        var answer = get(open().resolve("/items.csv"));
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("vigie-items.csv");
        assertThat(answer.body().lines()).hasSize(2);
        assertThat(answer.body()).contains("\"'=HYPERLINK(\"\"x\"\")\"");
    }

    @Test
    void readersOfAPrivateNetworkAreLetInByTheirProxy() throws Exception {
        var base = open(new DashboardConfig("127.0.0.1", 0, null, "X-Forwarded-User", null));
        assertThat(get(base).statusCode()).isEqualTo(401);
        assertThat(get(base).headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(get(base, "X-Forwarded-User", "somebody").statusCode()).isEqualTo(200);
    }

    private static final String ALERT = """
            {"id": "r/1", "rule": "r", "at": "2026-03-01T08:00:00Z", "title": "Plain title", %s}""";

    @Test
    void anAlertLeadsToItsReleaseElseItsStoryElseItsAddressElseNowhere() throws Exception {
        elasticsearch.holds(
                "alerts",
                ALERT.formatted("\"release\": \"a/b\", \"story\": \"s0\", \"url\": \"https://hub.example/0\""),
                ALERT.formatted("\"story\": \"s1\", \"url\": \"https://hub.example/1\""),
                ALERT.formatted("\"url\": \"https://hub.example/2\""),
                ALERT.formatted("\"url\": \"javascript:alert(1)\""));
        var body = get(open().resolve("/alerts")).body();
        var links = Pattern.compile("<th scope=\"row\">(?:<a href=\"([^\"]*)\")?")
                .matcher(body)
                .results()
                .map(found -> String.valueOf(found.group(1)))
                .toList();
        assertThat(links).containsExactly("/release?id=a/b", "/items?story=s1", "https://hub.example/2", "null");
        assertThat(body).doesNotContain("javascript:");
    }

    @Test
    void anAlertOnASilenceSaysWhetherItStillHolds() throws Exception {
        elasticsearch.holds("alerts", ALERT.formatted("\"lasting\": {\"since\": \"2026-03-01T11:00:00Z\"}"));
        var base = open();
        assertThat(get(base.resolve("/alerts?lang=en")).body()).contains("still holds");

        elasticsearch.holds(
                "alerts",
                ALERT.formatted(
                        "\"lasting\": {\"since\": \"2026-03-01T11:00:00Z\", \"until\": \"2026-03-02T11:00:00Z\"}"));
        assertThat(get(base.resolve("/alerts?lang=fr")).body())
                .contains("terminée")
                .doesNotContain("dure encore");
        assertThat(get(base.resolve("/alerts.csv")).body())
                .contains("lasting.since,lasting.until")
                .contains("2026-03-01T11:00:00Z,2026-03-02T11:00:00Z");
    }

    @Test
    void anAlertIsToldInTheReadersLanguageWithTheRecordsBehindIt() throws Exception {
        elasticsearch.holds("alerts", ALERT.formatted("""
                        "name": {"fr": "Règle", "en": "Rule"}, "texts": {"fr": "Texte"}, "severity": "CRITICAL",
                        "confirmed": true, "evidence": [
                        {"record": "item/i 1", "title": "First <b>", "url": "https://gazette.example/1", "words": ["w1", "w2"]},
                        {"record": "count/c", "title": "A day", "words": []}]"""));
        var base = open();
        assertThat(get(base.resolve("/alerts?lang=en")).body())
                .contains("<bdi>Rule</bdi>", "<bdi>Texte</bdi>", "critical", "confirmed by two sources")
                .contains(
                        "2 records behind it",
                        "href=\"/item?id=i+1\"",
                        "First &lt;b&gt;",
                        "w1 · w2",
                        "<bdi>A day</bdi>")
                .doesNotContain("Plain title");
        assertThat(get(base.resolve("/alerts?lang=fr")).body()).contains("<bdi>Règle</bdi>", "critique");
    }

    @Test
    void ofManyFilesAtATimeTheThirdIsToComeAgain() throws Exception {
        var base = open();
        elasticsearch.stalls();
        var request = HttpRequest.newBuilder(base.resolve("/releases/list.csv")).build();
        client.sendAsync(request, BodyHandlers.discarding());
        client.sendAsync(request, BodyHandlers.discarding());
        await(() -> elasticsearch.asked().stream()
                        .filter(query -> query.contains("\"includes\""))
                        .count()
                == 2);
        var third = get(base.resolve("/items.csv?lang=en"));
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(third.headers().firstValue("Retry-After")).isPresent();
        assertThat(third.body()).contains("Two files are being made already");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int tries = 0; tries < 6_000 && !condition.getAsBoolean(); tries++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void aPageElsewhereCanLinkHereAndMakeNoBrowserAskForFiles() throws Exception {
        var base = open();
        for (var path : List.of("/items.csv", "/", "/api/items")) {
            var image = get(base.resolve(path), "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors");
            assertThat(image.statusCode()).as(path).isEqualTo(403);
            var link = get(base.resolve(path), "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate");
            assertThat(link.statusCode()).as(path).isEqualTo(200);
            var own = get(base.resolve(path), "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "no-cors");
            assertThat(own.statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void aLongTableIsSmallOnItsWayToWhoeverUnpacksIt() throws Exception {
        elasticsearch.holds(
                "items",
                Collections.nCopies(1_000, item("A title", "https://gazette.example/1"))
                        .toArray(String[]::new));
        var address = open().resolve("/items.csv");
        var plain = get(address);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        var request = HttpRequest.newBuilder(address).header("Accept-Encoding", "br, gzip;q=0.8");
        var packed = client.send(request.build(), BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length() / 10);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain.body());
        }
        assertThat(get(address, "Accept-Encoding", "gzip;q=0").body()).isEqualTo(plain.body());
        assertThat(plain.headers().firstValueAsLong("Content-Length"))
                .hasValue(plain.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(packed.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(packed.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void whatIsSmallOrHasNoBodyIsNotPacked() throws Exception {
        var base = open();
        var small = get(base.resolve("/api/alerts"), "Accept-Encoding", "gzip");
        assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(small.body()).contains("\"alerts\":[]");
        var head = HttpRequest.newBuilder(base)
                .method("HEAD", BodyPublishers.noBody())
                .header("Accept-Encoding", "gzip")
                .build();
        var answer = client.send(head, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    }

    @Test
    void sourcesSayOfWhenTheyAre() throws Exception {
        var backstage = new FakeBackstage();
        backstage.sources = List.of();
        backstage.sourcesAt = Instant.parse("2026-03-01T08:00:00Z");
        var dashboard =
                new Dashboard(elasticsearch.config(), new DashboardConfig("127.0.0.1", 0, null, null, null), backstage);
        started.add(dashboard);
        dashboard.start();
        assertThat(get(dashboard.address().resolve("/sources?lang=en")).body())
                .containsPattern("As of\\s+<time datetime=\"2026-03-01T08:00:00Z\"");
    }
}
