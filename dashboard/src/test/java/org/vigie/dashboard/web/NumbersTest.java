package org.vigie.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Json;
import org.vigie.dashboard.FakeElasticsearch;
import org.vigie.dashboard.backstage.Backstage;
import org.vigie.dashboard.index.Index;

/** What pages ask Elasticsearch for, and what they make of its answers. */
class NumbersTest {
    private final FakeElasticsearch elasticsearch = new FakeElasticsearch();
    private final Pages pages = new Pages(new Index(elasticsearch.config()), Backstage.none(), Clock.systemUTC());

    @AfterEach
    void stop() {
        elasticsearch.close();
    }

    private String get(String path, String... parameters) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        var answer = pages.answer(new Question(path, given, "en"));
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.status()).as(text).isEqualTo(200);
        return text;
    }

    /** As the counts are when they have got to a moment. */
    private void isCountedUpTo(String moment) {
        elasticsearch.says("counts", """
                {"hits": {"hits": []}, "aggregations": {"until": {"value": %d}, "days": {"buckets": []},
                 "periods": {"buckets": [{"key": %d, "number": {"value": 40}}]},
                 "groups": {"buckets": []}, "first": {"value": 1735689600000}}}""".formatted(
                        Instant.parse(moment).toEpochMilli(),
                        Instant.parse("2026-03-02T00:00:00Z").toEpochMilli()));
    }

    private JsonNode askedWith(String... words) {
        return elasticsearch.asked().stream()
                .filter(query -> Arrays.stream(words).allMatch(query::contains))
                .map(NumbersTest::read)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoseCountryNobodyKnowsDoesNotBuildOutsideOfChina() {
        isCountedUpTo("2026-03-04T00:00:00Z");
        var page = get("/");
        var asked = askedWith("made.rootCountry", "finetune");
        assertThat(asked.at("/query/bool/filter").toString()).contains("{\"exists\":{\"field\":\"country\"}}");
        assertThat(asked.at("/query/bool/must_not").toString()).contains("{\"term\":{\"country\":\"CN\"}}");
        assertThat(page)
                .contains("country=*%21CN", "by owners whose country is known and is not China")
                .contains("0 of 40");
    }

    @Test
    void theClaimOnCensorshipIsOfTheWeeksThatItsChartShows() {
        isCountedUpTo("2026-03-04T12:00:00Z");
        assertThat(get("/"))
                .contains("40 of 40")
                .containsPattern("topic=censorship&(amp;)?by=language&(amp;)?period=week"
                        + "&(amp;)?from=2025-09-08&(amp;)?until=2026-03-09");
        var asked = askedWith("\"censorship\"").at("/query/bool/filter").toString();
        assertThat(asked)
                .contains("{\"period\":\"week\"}", "\"gte\":\"2025-09-08T00:00:00Z\",\"lt\":\"2026-03-09T00:00:00Z\"");
    }

    @Test
    void aPermalinkShowsTheSamePeriodsNextWeek() {
        for (var path : Map.of(
                        "/api/topics", "/topics", "/api/release-counts", "/releases", "/api/concentration", "/releases")
                .entrySet()) {
            isCountedUpTo("2026-03-04T12:00:00Z");
            var chart = read(get(path.getKey()));
            var here = chart.path("here").asText();
            assertThat(here).startsWith(path.getValue() + "?");
            assertThat(chart.path("csv").asText()).endsWith(here.substring(here.indexOf('?')));
            var chosen = new HashMap<String, String>();
            for (var pair : here.substring(here.indexOf('?') + 1).split("&")) {
                chosen.put(pair.replaceFirst("=.*", ""), pair.replaceFirst(".*=", ""));
            }
            isCountedUpTo("2026-04-11T12:00:00Z");
            var later = pages.answer(new Question(path.getKey(), chosen, "en"));
            var again = read(new String(later.body(), StandardCharsets.UTF_8));
            assertThat(again.path("here").asText()).as(path.getKey()).isEqualTo(here);
            assertThat(again.path("rows").findValuesAsText("start"))
                    .isEqualTo(chart.path("rows").findValuesAsText("start"));
            assertThat(read(get(path.getKey())).path("here").asText()).isNotEqualTo(here);
        }
    }

    @Test
    void monthsWithoutAConcentrationAreGaps() {
        elasticsearch.says("counts", """
                {"hits": {"hits": [%s, %s]}, "aggregations": {"until": {"value": %d}, "days": {"buckets": []},
                 "first": {"value": 1735689600000}}}""".formatted(
                        concentration("2025-10-01"),
                        concentration("2026-01-01"),
                        Instant.parse("2026-01-20T00:00:00Z").toEpochMilli()));
        var rows = read(get("/api/concentration")).path("rows");
        assertThat(rows.findValuesAsText("start"))
                .containsExactly(
                        "2025-10-01T00:00:00Z", "2025-11-01T00:00:00Z", "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z");
        assertThat(rows.at("/0/cells/0/value").asDouble()).isEqualTo(0.4);
        assertThat(rows.at("/1/cells/0").has("value")).isFalse();
        assertThat(rows.at("/2/isGap").asBoolean()).isTrue();
        assertThat(rows.at("/3/isGap").asBoolean()).isFalse();
    }

    private static String concentration(String start) {
        return """
                {"_source": {"start": "%sT00:00:00Z", "concentration": {"estimate": 0.4, "low": 0.3, "high": 0.5, "index": 0.4,
                 "effectiveCountries": 2.5, "releases": 20}}}""".formatted(start);
    }

    @Test
    void whatItemsNameIsCountedInItemsOverAllIndices() {
        isCountedUpTo("2026-03-04T12:00:00Z");
        elasticsearch.says("items", """
                {"hits": {"total": {"value": 0}, "hits": []}, "aggregations": {
                 "entities": {"buckets": [{"key": "model/m-1", "doc_count": 12}]},
                 "mentions": {"found": {"buckets": [{"key": "model/m-1", "name": {"buckets": [{"key": "Model One"}]}}]}}}}""");
        assertThat(get("/topics")).contains("<bdi>Model One</bdi></a><span class=\"n\">12</span>");
        var asked = askedWith("\"outlets\"").path("aggs");
        assertThat(asked.at("/entities/terms/field").asText()).isEqualTo("entities");
        assertThat(asked.at("/phrases/aggs/topic/aggs/found/terms/order/items").asText())
                .isEqualTo("desc");
        for (var terms : asked.findValues("terms")) {
            assertThat(terms.path("shard_size").asInt()).isEqualTo(5_000);
        }
    }

    @Test
    void moreCopiesThanAreShownAreCounted() {
        var item = """
                {"_source": {"id": "i1", "title": "T", "outlet": "O", "language": "en", "publishedAt": "2026-03-01T00:00:00Z",
                 "firstSeenAt": "2026-03-01T00:00:00Z", "fetchedAt": "2026-03-01T00:00:00Z"}}""";
        elasticsearch.says("items", "{\"hits\": {\"total\": {\"value\": 35}, \"hits\": [" + item + "]}}");
        assertThat(get("/item", "id", "i1")).contains("35 copies", "The newest 1 are shown");
        assertThat(askedWith("duplicateOf").path("track_total_hits").asBoolean())
                .isTrue();
    }

    @Test
    void aChoiceThatIsNoCountryReadsAsASentence() {
        isCountedUpTo("2026-03-04T00:00:00Z");
        assertThat(get("/releases", "country", "*!CN"))
                .containsPattern("<option value=\"\\*!CN\" selected>Country: known, and not China</option>");
        assertThat(get("/releases/list", "country", "*!CN")).contains("Country: known, and not China");
    }
}
