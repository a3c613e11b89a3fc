package org.vigie.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Json;
import org.vigie.dashboard.FakeElasticsearch;
import org.vigie.dashboard.backstage.Backstage;
import org.vigie.dashboard.index.Index;

/** What releases are built on, and what is built on them. */
class LineageTest {
    private static final String RELEASE = """
            {"_source": {"id": "%s", "name": "Name of %s", "developerName": "Lab <b>", "country": "CN", "kind": "finetune",
             "base": %s, "releasedAt": "2026-01-05T00:00:00Z", "firstSeenAt": "2026-01-05T00:00:00Z", "dating": "first_seen",
             "observedAt": "2026-01-20T00:00:00Z", "size": "unknown", "modality": "text", "repositories": 1, "variants": [%s]}}""";

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

    private static String release(String id, String base, String... repositories) {
        var variants = List.of(repositories).stream()
                .map(repository ->
                        "{\"id\": \"" + repository + "\", \"repository\": \"" + repository + "\", \"kind\": \"base\"}")
                .toList();
        return RELEASE.formatted(id, id, base.isEmpty() ? "null" : "\"" + base + "\"", String.join(",", variants));
    }

    private void answers(String hits, String buckets) {
        elasticsearch.says("releases", """
                {"hits": {"total": {"value": 3}, "hits": [%s]}, "aggregations": {"bases":
                 {"sum_other_doc_count": 0, "buckets": [%s]}}}""".formatted(hits, buckets));
        elasticsearch.says("counts", """
                {"hits": {"hits": []}, "aggregations": {"until": {"value": 1772582400000}, "days": {"buckets": []},
                 "first": {"value": 1764547200000}}}""");
    }

    private void manyAreBuilt() {
        answers(release("lab/one", "", "Lab/One-7B", "Lab/One-14B"), """
                {"key": "Lab/One-7B", "doc_count": 6, "roots": {"buckets": [{"key": "DE", "doc_count": 5}, {"key": "-", "doc_count": 1}]}, "countries": {"buckets": [{"key": "FR", "doc_count": 6}]}},
                {"key": "other/x", "doc_count": 7, "countries": {"buckets": [{"key": "-", "doc_count": 7}]}},
                {"key": "Lab/One-14B", "doc_count": 5, "countries": {"buckets": [{"key": "US", "doc_count": 3},
                 {"key": "FR", "doc_count": 2}]}}""");
    }

    @Test
    void allSizesOfABaseCountTogetherAndTheOneWithTheMostComesFirst() throws Exception {
        manyAreBuilt();
        var bases =
                Json.MAPPER.readTree(get("/api/lineage", "from", "2026-01-01")).path("bases");
        assertThat(bases.findValuesAsText("id")).containsExactly("lab/one", "other/x");
        assertThat(bases.at("/0/derivatives").asInt()).isEqualTo(11);
        assertThat(bases.at("/0/countries").findValuesAsText("country")).containsExactly("FR", "US");
        assertThat(bases.at("/0/countries/0/derivatives").asInt()).isEqualTo(8);
        assertThat(bases.at("/0/countries/0/list").asText())
                .isEqualTo("/releases/list?kind=derivative&from=2026-01-01T00:00:00Z&until=2026-04-01T00:00:00Z"
                        + "&base=lab/one&country=FR");
        assertThat(bases.at("/1/isRelease").asBoolean(true)).isFalse();
        assertThat(get("/lineage.csv").lines())
                .containsExactly(
                        "base,name,owner,country,root_country,derivatives_country,derivatives",
                        "lab/one,Name of lab/one,Lab <b>,CN,DE,FR,8",
                        "lab/one,Name of lab/one,Lab <b>,CN,DE,US,3",
                        "other/x,other/x,other,,,'-,7");
        assertThat(get("/releases"))
                .contains("Built upon most", "Lab &lt;b&gt;", "/release?id=lab/one")
                .doesNotContain("Lab <b>");
    }

    @Test
    void derivativesAreThoseOfThePeriodWhoeverOwnsThemAndWithoutNoise() throws Exception {
        manyAreBuilt();
        get(
                "/lineage.csv",
                "from",
                "2026-01-01",
                "until",
                "2026-02-01",
                "kind",
                "base",
                "owner",
                "registered",
                "root",
                "CN");
        var asked = elasticsearch.asked().stream()
                .filter(query -> query.contains("\"bases\""))
                .reduce((one, other) -> other)
                .orElseThrow();
        assertThat(Json.MAPPER.readTree(asked).at("/query/bool")).isEqualTo(Json.MAPPER.readTree("""
                {"filter": [{"term": {"rootCountry": "CN"}}, {"terms": {"kind": ["finetune", "adapter", "merge"]}},
                 {"range": {"releasedAt": {"gte": "2026-01-01T00:00:00Z", "lt": "2026-02-01T00:00:00Z"}}},
                 {"exists": {"field": "base"}}],
                 "must_not": [{"exists": {"field": "noise"}}]}"""));
    }

    @Test
    void aListOfWhatIsBuiltOnAReleaseAsksForAllItsRepositories() {
        manyAreBuilt();
        var list = get("/releases/list", "base", "lab/one", "kind", "derivative");
        assertThat(list).contains("Built on: lab/one");
        assertThat(elasticsearch.asked())
                .anyMatch(
                        query -> query.contains("{\"terms\":{\"base\":[\"Lab/One-14B\",\"Lab/One-7B\",\"lab/one\"]}}"));
    }

    @Test
    void theWayUpEndsWhereNothingIsKnownAndInNoCircle() {
        var hits = String.join(
                ",",
                release("lab/a", "lab/B", "lab/A"),
                release("lab/b", "lab/C", "lab/B"),
                release("lab/c", "lab/A", "lab/C"));
        answers(hits, "");
        assertThat(get("/release", "id", "lab/a"))
                .containsSubsequence("class=\"chain\"", "/release?id=lab/b", "/release?id=lab/c", "</ol>")
                .doesNotContain("/release?id=lab/a\"><bdi>Name of lab/a</bdi></a> <small>");
        answers(release("lab/a", "somebody/unknown", "lab/A"), "");
        assertThat(get("/release", "id", "lab/a")).containsPattern("class=\"chain\"><li>\\s*<bdi>somebody/unknown");
    }

    @Test
    void howMuchAReleaseWasUsedIsAPictureATableAndAFile() {
        var weeks = """
                "weeks": [{"week": "2026-01-05T00:00:00Z", "downloads": 1000, "likes": 5},
                 {"week": "2026-01-19T00:00:00Z", "downloads": 3000}], "variants":""";
        answers(release("lab/one", "", "Lab/One-7B").replace("\"variants\":", weeks), "");
        assertThat(get("/release", "id", "lab/one"))
                .contains(
                        "Downloads over time",
                        "data-form=\"first\"",
                        "data-value=\"3000.0\"",
                        "/release.csv?id=lab/one");
        assertThat(get("/release.csv", "id", "lab/one").lines().skip(1))
                .containsExactly(
                        "2026-01-05T00:00:00Z,2026-01-12T00:00:00Z,true,false,0,false,downloads,Downloads,1000.0,1000,",
                        "2026-01-05T00:00:00Z,2026-01-12T00:00:00Z,true,false,0,false,likes,Likes,5.0,5,",
                        "2026-01-12T00:00:00Z,2026-01-19T00:00:00Z,true,false,0,false,downloads,Downloads,,0,",
                        "2026-01-12T00:00:00Z,2026-01-19T00:00:00Z,true,false,0,false,likes,Likes,,0,",
                        "2026-01-19T00:00:00Z,2026-01-26T00:00:00Z,false,false,0,false,downloads,Downloads,3000.0,3000,",
                        "2026-01-19T00:00:00Z,2026-01-26T00:00:00Z,false,false,0,false,likes,Likes,,0,");
        answers(release("lab/one", "", "Lab/One-7B"), "");
        assertThat(get("/release", "id", "lab/one")).doesNotContain("Downloads over time");
        answers("", "");
        var gone = pages.answer(new Question("/release.csv", Map.of("id", "lab/none"), "en"));
        assertThat(gone.status()).isEqualTo(404);
    }

    @Test
    void whatIsBuiltUponAReleaseIsCountedWhereTheListIs() {
        answers(release("lab/one", "", "Lab/One-7B"), "");
        assertThat(get("/release", "id", "lab/one"))
                .contains("Built upon it", "<strong>3 releases</strong>")
                .containsPattern("/releases/list\\?kind=derivative&(amp;)?base=lab/one");
    }
}
