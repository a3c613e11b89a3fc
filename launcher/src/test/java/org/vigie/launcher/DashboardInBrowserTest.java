package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Json;

/** The dashboard of {@code vigie demo} in a real browser, as a reader uses it. */
@Tag("servers")
class DashboardInBrowserTest {
    private static final List<String> PAGES = List.of(
            "/",
            "/items",
            "/items?q=deepseek",
            "/topics",
            "/topics?by=topic&show=count",
            "/topics?topic=*&by=country&period=day&copies=yes",
            "/releases",
            "/releases?by=root&kind=derivative&show=share&owner=all",
            "/releases/list",
            "/release?id=deepseek/deepseek-r1",
            "/sources",
            "/source?id=boreal-numerique",
            "/alerts");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @TempDir
    private static Path folder;

    private static @Nullable VigieProcess demo;
    private static URI base = URI.create("http://127.0.0.1/");
    private @Nullable Browser opened;

    @BeforeAll
    static void start() throws Exception {
        if (Browser.program().isEmpty()) {
            return; // each test says so
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var process = VigieProcess.start(
                folder.resolve("demo.out"),
                Map.of(),
                "demo",
                "--data",
                folder.resolve("data").toString(),
                "--set",
                "dashboard.port=0");
        demo = process;
        process.awaitSaid("everything stays up until Ctrl-C");
        var address =
                Pattern.compile("dashboard  (http://127\\.0\\.0\\.1:\\d+/)").matcher(process.said());
        assertThat(address.find()).isTrue();
        base = URI.create(address.group(1));
    }

    @AfterAll
    static void stop() throws Exception {
        if (demo != null) {
            demo.close();
        }
    }

    @BeforeEach
    void open() {
        opened = new Browser(base);
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private Browser browser() {
        return Objects.requireNonNull(opened);
    }

    private static JsonNode api(Page page, String path) throws Exception {
        return Json.MAPPER.readTree(
                page.request().get(base.resolve(path).toString()).text());
    }

    private static int number(String text) {
        var found = NUMBER.matcher(text);
        return found.find() ? Integer.parseInt(found.group()) : 0;
    }

    private static int count(Page page) {
        return number(page.textContent(".count strong"));
    }

    @Test
    void everyPageLoadsInBothLanguagesAndColoursOnEveryScreenAndIsUsableByAll() throws Exception {
        var item = api(browser().open("/"), "/api/items?topic=censorship&limit=1")
                .at("/items/0/id")
                .asText();
        var pages = new ArrayList<>(PAGES);
        pages.add("/item?id=" + item);
        pages.add("/item/revisions?id=" + item);
        for (var path : pages) {
            var phone = browser()
                    .open(
                            path,
                            new NewContextOptions()
                                    .setLocale("fr")
                                    .setColorScheme(ColorScheme.DARK)
                                    .setViewportSize(320, 640));
            Browser.assertAsWideAsTheWindow(phone);
            Browser.assertUsableByAll(phone);
            assertThat(phone.getAttribute("html", "lang")).isEqualTo("fr");
            phone.context().close();
            var desktop = browser().open(path);
            Browser.assertAsWideAsTheWindow(desktop);
            Browser.assertUsableByAll(desktop);
            assertThat(desktop.content().length()).as(path).isLessThan(300_000);
            desktop.context().close();
        }
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void everyNumberOfAChartIsTheNumberOfThingsBehindIt() throws Exception {
        for (var path : List.of(
                "/topics",
                "/topics?topic=chinese-models&by=country&show=count&copies=yes",
                "/topics?topic=*&by=language&show=count&period=day",
                "/topics?by=topic",
                "/releases",
                "/releases?by=root&kind=all&owner=all&period=week",
                "/releases?by=licence&show=share",
                "/releases?by=size",
                "/releases?by=modality&kind=derivative&owner=all",
                "/releases?by=kind&kind=all")) {
            var page = browser().open(path);
            int links = 0;
            for (var cell : page.querySelectorAll("td[data-count]")) {
                var link = cell.querySelector("a");
                if (link != null) {
                    var behind = link.getAttribute("href")
                            .replaceFirst("^/items\\?", "/api/items?limit=1&")
                            .replaceFirst("^/releases/list\\?", "/api/releases?limit=1&");
                    assertThat(api(page, behind).path("total").asText())
                            .as(path + " to " + behind)
                            .isEqualTo(cell.getAttribute("data-count"));
                    links++;
                }
            }
            assertThat(links).as(path).isGreaterThan(2);
            page.context().close();
        }
    }

    @Test
    void theNumbersBesideAChartLeadToAsManyItems() throws Exception {
        var page = browser().open("/topics?topic=chinese-models");
        var ranks = page.querySelectorAll(".ranks li");
        assertThat(ranks).hasSizeGreaterThan(10);
        for (var rank : ranks) {
            var behind = link(rank).replaceFirst("^/items\\?", "/api/items?limit=1&");
            assertThat(api(page, behind).path("total").asInt())
                    .as(behind)
                    .isEqualTo(number(rank.querySelector(".n").textContent()));
        }
        assertThat(api(page, page.getAttribute(".count a", "href").replace("/items?", "/api/items?"))
                        .path("total")
                        .asInt())
                .isEqualTo(count(page));
    }

    @Test
    void theNumbersOfTheLineageLeadToAsManyReleases() throws Exception {
        var page = browser().open("/releases?from=2024-12-01");
        var numbers = page.querySelectorAll("a[data-derivatives]");
        assertThat(numbers).hasSizeGreaterThan(5);
        for (var number : numbers) {
            var behind = number.getAttribute("href").replace("/releases/list?", "/api/releases?limit=1&");
            assertThat(api(page, behind).path("total").asText())
                    .as(behind)
                    .isEqualTo(number.getAttribute("data-derivatives"));
        }
        var base = page.querySelector("[aria-labelledby=lineage] tbody th a").getAttribute("href");
        assertThat(browser().open(base).textContent("main")).contains("Built upon it");
    }

    @Test
    void aSourceAndTheVersionsOfAnItemAreFoundByTheirLinks() {
        var page = browser().open("/items?q=deepseek");
        page.click(".items a");
        page.click("text=All versions, and what changed");
        assertThat(count(page)).isPositive();
        assertThat(page.textContent(".revisions")).contains("As this source first told it");
        page.goBack();
        page.click(".facts a[href^='/source?']");
        page.waitForURL("**/source?id=**");
        int told = count(page);
        assertThat(told).isPositive();
        page.click(".count a");
        assertThat(count(page)).isEqualTo(told);
        assertThat(browser().complaints()).isEmpty();
    }

    private static String link(ElementHandle element) {
        return element.querySelector("a").getAttribute("href");
    }

    @Test
    void aClickOnAPointOpensAsManyItemsAsItStandsFor() {
        var page = browser().open("/topics?topic=chinese-models&show=count");
        var cell = page.querySelector("td[data-count]:has(a)");
        int row = ((Number) cell.evaluate("cell => cell.parentElement.sectionRowIndex")).intValue();
        int column = ((Number) cell.evaluate("cell => cell.cellIndex - 1")).intValue();
        page.querySelector("canvas[data-table=attention]").scrollIntoViewIfNeeded();
        var point = page.evaluate(
                "([row, column]) => { const canvas = document.querySelector('canvas[data-table=attention]');"
                        + " const at = Chart.getChart(canvas).getDatasetMeta(column).data[row];"
                        + " const box = canvas.getBoundingClientRect(); return [box.left + at.x, box.top + at.y]; }",
                List.of(row, column));
        var wanted = Integer.parseInt(cell.getAttribute("data-count"));
        var place = ((List<?>) point)
                .stream().map(each -> ((Number) each).doubleValue()).toList();
        page.mouse().click(place.get(0), place.get(1));
        page.waitForURL("**/items?**");
        assertThat(count(page)).isEqualTo(wanted);
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void aFilterOfTheSearchShowsWhatElasticsearchFinds() {
        var page = browser().open("/items");
        page.fill("input[name=q]", "deepseek");
        page.selectOption("select[name=language]", "fr");
        page.selectOption("select[name=copies]", "no");
        page.click("button[type=submit]");
        page.waitForURL("**q=deepseek**");
        var found = VigieProcess.search(folder.resolve("data"))
                .search("items", """
                {"size": 0, "track_total_hits": true, "query": {"bool": {"filter": [{"term": {"language": "fr"}},
                 {"multi_match": {"query": "deepseek", "fields": ["title", "summary", "content"]}}],
                 "must_not": {"exists": {"field": "duplicateOf"}}}}}""")
                .at("/hits/total/value")
                .asInt();
        assertThat(count(page)).isEqualTo(found).isGreaterThan(5);
        assertThat(page.querySelectorAll(".items mark")).isNotEmpty();
        assertThat(page.inputValue("input[name=q]")).isEqualTo("deepseek");
        page.reload();
        assertThat(count(page)).as("the address holds all of it").isEqualTo(found);
    }

    @Test
    void theCsvSaysWhatTheTableSays() throws Exception {
        for (var path : List.of("/topics?topic=open-models&by=country", "/releases?show=share")) {
            var page = browser().open(path);
            var table = new ArrayList<String>();
            page.querySelectorAll("figure:first-of-type td[data-count]")
                    .forEach(
                            cell -> table.add(cell.getAttribute("data-value") + " " + cell.getAttribute("data-count")));
            var csv = page.request()
                    .get(base.resolve(page.getAttribute("figure a[download]", "href"))
                            .toString())
                    .text();
            var lines = new ArrayList<String>();
            try (var rows = new CsvMapper()
                    .readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .<Map<String, String>>readValues(csv)) {
                rows.readAll().forEach(row -> lines.add(row.get("value") + " " + row.get("count")));
            }
            assertThat(lines).hasSizeGreaterThan(5).isEqualTo(table);
            page.context().close();
        }
    }

    @Test
    void theLanguageIsSwitchedOnTheSamePageAndStays() {
        var page = browser().open("/topics?topic=safety");
        assertThat(page.textContent("h1")).isEqualTo("Safety of AI");
        page.click("text=Français");
        assertThat(page.url()).contains("topic=safety");
        assertThat(page.getAttribute("html", "lang")).isEqualTo("fr");
        page.click("text=Modèles");
        assertThat(page.getAttribute("html", "lang")).isEqualTo("fr");
    }

    @Test
    void hostileItemsAreHarmless() {
        var titles = List.of(
                "<script>alert('title')</script>",
                "\"'><svg onload=alert(1)>",
                "</main></body><h1>broken",
                "\u202E\u2066right to left \u05E9\u05DC\u05D5\u05DD",
                "\uD83D\uDE80\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67".repeat(40),
                "W".repeat(10_000));
        var search = VigieProcess.search(folder.resolve("data"));
        for (int i = 0; i < titles.size(); i++) {
            var item = Json.MAPPER.createObjectNode();
            item.put("id", "hostile-" + i).put("title", titles.get(i)).put("summary", titles.get(i) + " hostility");
            item.put("content", "")
                    .put("outlet", titles.get(i))
                    .put("language", "en")
                    .put("kind", "news");
            item.put("url", "javascript:alert('url')")
                    .put("languageConfidence", 1.0)
                    .put("revision", 1)
                    .put("version", 1);
            item.putArray("topics");
            item.putArray("sources").add("hostile");
            for (var time : List.of("@timestamp", "publishedAt", "firstSeenAt", "fetchedAt")) {
                item.put(time, "2024-12-01T08:00:00Z");
            }
            search.send("PUT", "/vigie-items-2024.12/_doc/hostile-" + i + "?refresh=true", item.toString());
        }
        try {
            var small = new NewContextOptions().setLocale("en").setViewportSize(320, 640);
            for (var path :
                    List.of("/items?q=hostility", "/item?id=hostile-0", "/item?id=hostile-3", "/item?id=hostile-5")) {
                var page = browser().open(path, small);
                Browser.assertAsWideAsTheWindow(page);
                assertThat(page.querySelectorAll("h1")).hasSize(1);
                assertThat(page.querySelectorAll("main a[href^='javascript']")).isEmpty();
                page.context().close();
            }
            assertThat(count(browser().open("/items?q=hostility"))).isEqualTo(titles.size());
            assertThat(browser().complaints()).isEmpty();
        } finally {
            for (int i = 0; i < titles.size(); i++) {
                search.send("DELETE", "/vigie-items-2024.12/_doc/hostile-" + i + "?refresh=true", null);
            }
        }
    }

    @Test
    void aKeyboardIsEnough() {
        var page = browser().open("/items");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.name")).isEqualTo("q");
        page.keyboard().type("qwen");
        page.keyboard().press("Enter");
        page.waitForURL("**q=qwen**");
        var reached = new HashSet<String>();
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            reached.add(String.valueOf(page.evaluate("document.activeElement.getAttribute('href') ?? ''")));
        }
        assertThat(reached)
                .anyMatch(href -> href.startsWith("/item?id="))
                .anyMatch(href -> href.startsWith("/items.csv"));
    }

    @Test
    void withoutScriptsTheTableStandsForThePicture() {
        var page = browser()
                .open("/topics", new NewContextOptions().setLocale("en").setJavaScriptEnabled(false));
        assertThat(page.isVisible("table#attention")).isTrue();
        assertThat(page.isVisible("canvas")).isFalse();
        assertThat(page.textContent("#attention caption")).contains("AI geopolitics");
        page.click("#attention td a");
        assertThat(count(page)).isPositive();
    }

    @Test
    void timesAreInTheReadersZoneAndUtcInTheirTitle() {
        var page = browser().open("/items?sort=oldest&q=deepseek");
        var time = page.querySelector(".items time");
        assertThat(time.getAttribute("title")).isEqualTo("27 Dec 2024 07:05 UTC");
        assertThat(time.textContent()).isEqualTo("27 Dec 2024, 08:05");
    }
}
