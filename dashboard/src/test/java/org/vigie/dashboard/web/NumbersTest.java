package org.vigie.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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

    private void isCollectedSince(String moment) {
        var answer = "{\"hits\": {\"hits\": []}, \"aggregations\": {\"first\": {\"value\": %d}}}"
                .formatted(Instant.parse(moment).toEpochMilli());
        elasticsearch.says("items", answer);
        elasticsearch.says("releases", answer);
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

    private static List<String> startsBefore(JsonNode chart) {
        var starts = new ArrayList<String>();
        chart.path("rows").forEach(row -> {
            if (row.path("isBefore").asBoolean()) {
                starts.add(row.path("start").asText());
            }
        });
        return starts;
    }

    @Test
    void periodsThatBeganBeforeAnythingWasCollectedAreMarkedOnEveryChart() {
        isCountedUpTo("2026-03-04T12:00:00Z");
        isCollectedSince("2026-02-18T10:00:00Z");
        var topics = read(get("/api/topics", "from", "2026-02-02"));
        assertThat(topics.path("since").asText()).isEqualTo("2026-02-18T10:00:00Z");
        assertThat(startsBefore(topics))
                .containsExactly("2026-02-02T00:00:00Z", "2026-02-09T00:00:00Z", "2026-02-16T00:00:00Z");
        assertThat(startsBefore(read(get("/api/source", "id", "s", "from", "2026-02-16"))))
                .containsExactly("2026-02-16T00:00:00Z", "2026-02-17T00:00:00Z", "2026-02-18T00:00:00Z");
        assertThat(startsBefore(read(get("/api/release-counts", "from", "2026-02-01", "period", "week"))))
                .as("the first release came later")
                .isEmpty();
        isCollectedSince("2026-03-03T00:00:00Z");
        assertThat(startsBefore(read(get("/api/release-counts", "from", "2026-02-01", "period", "week"))))
                .containsExactly("2026-03-02T00:00:00Z");
        elasticsearch.says("items", "{\"hits\": {\"hits\": []}, \"aggregations\": {}}");
        assertThat(startsBefore(read(get("/api/topics", "from", "2026-02-02")))).isEmpty();
    }

    @Test
    void aPageSaysWhatItsSignsMean() {
        isCountedUpTo("2026-03-04T12:00:00Z");
        elasticsearch.says(
                "items", """
                {"hits": {"total": {"value": 0}, "hits": []}, "aggregations": {"first": {"value": %d}}}""".formatted(Instant.parse("2026-03-03T00:00:00Z").toEpochMilli()));
        var groups = elasticsearchGroups();
        elasticsearch.says("counts", groups);
        assertThat(get("/topics", "from", "2026-02-23", "show", "count"))
                .contains("before anything was collected, on 3 Mar 2026", "counted up to 4 Mar 2026 12:00 UTC", "◁");
    }

    private static String elasticsearchGroups() {
        return """
                {"hits": {"hits": []}, "aggregations": {"until": {"value": %d}, "days": {"buckets": []},
                 "groups": {"buckets": [{"key": "fr", "periods": %s}]}}}""".formatted(Instant.parse("2026-03-04T12:00:00Z").toEpochMilli(), numbers(List.of("2026-02-23"), 4));
    }

    @Test
    void whatRisesWaitsForTwoWeeksThatWereCollectedFromTheirBeginning() {
        isCountedUpTo("2026-03-04T12:00:00Z");
        isCollectedSince("2026-02-19T00:00:01Z");
        assertThat(get("/")).contains("What rises can be said from 5 Mar 2026 on");
        isCollectedSince("2026-02-19T00:00:00Z");
        assertThat(get("/")).doesNotContain("What rises can be said").contains("No topic has more items");
    }

    @Test
    void nobodyLeadsInPeriodsOfWhichOnlyTheRestWasCollected() {
        var months = List.of("2025-12-01", "2026-01-01", "2026-02-01");
        elasticsearch.says("counts", """
                {"hits": {"hits": []}, "aggregations": {"until": {"value": %d}, "days": {"buckets": []},
                 "first": {"value": 1764547200000}, "periods": {"buckets": []},
                 "groups": {"buckets": [{"key": "CN", "periods": %s}, {"key": "US", "periods": %s}]}}}""".formatted(
                        Instant.parse("2026-03-04T12:00:00Z").toEpochMilli(),
                        numbers(months, 9, 9, 2),
                        numbers(months, 1, 1, 5)));
        assertThat(get("/")).contains("has been ahead of China in base models since Feb 2026");
        isCollectedSince("2026-01-15T00:00:00Z");
        assertThat(get("/"))
                .contains("has made more base models than China in every month since Feb 2026")
                .contains("Collecting began on 15 Jan 2026");
        isCollectedSince("2026-02-02T00:00:00Z");
        assertThat(get("/")).doesNotContain("base models than", "in base models since");
    }

    private static String numbers(List<String> starts, int... numbers) {
        var buckets = new ArrayList<String>();
        for (int i = 0; i < numbers.length; i++) {
            var start = Instant.parse(starts.get(i) + "T00:00:00Z").toEpochMilli();
            buckets.add("{\"key\": %d, \"number\": {\"value\": %d}}".formatted(start, numbers[i]));
        }
        return "{\"buckets\": [" + String.join(",", buckets) + "]}";
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
