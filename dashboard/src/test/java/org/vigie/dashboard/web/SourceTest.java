package org.vigie.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Json;
import org.vigie.contract.PollState;
import org.vigie.contract.PollStateBuilder;
import org.vigie.contract.Source;
import org.vigie.contract.Source.Kind;
import org.vigie.dashboard.FakeBackstage;
import org.vigie.dashboard.FakeElasticsearch;
import org.vigie.dashboard.backstage.PolledSource;
import org.vigie.dashboard.index.Index;

/** The page of one source, and the list of all. */
class SourceTest {
    private static final Instant FIRST = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    private static final String ITEM = """
            {"id": "i1", "title": "Still here", "outlet": "O", "language": "en", "publishedAt": "2026-03-01T00:00:00Z"}""";

    private final FakeElasticsearch elasticsearch = new FakeElasticsearch();
    private final FakeBackstage backstage = new FakeBackstage();
    private final Pages pages =
            new Pages(new Index(elasticsearch.config()), backstage, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void stop() {
        elasticsearch.close();
    }

    private Answer ask(String path, String... parameters) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        return pages.answer(new Question(path, given, "en"));
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8).replaceAll("[ \\n]+", " ");
    }

    private static List<Instant> days() {
        return IntStream.range(0, 56)
                .mapToObj(day -> FIRST.plus(Duration.ofDays(day)))
                .toList();
    }

    private static boolean isWeekend(Instant day) {
        var weekday = day.atOffset(ZoneOffset.UTC).getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    }

    private static String buckets(Iterable<Instant> days) {
        var buckets = new ArrayList<String>();
        days.forEach(day -> buckets.add("{\"key\": %d, \"doc_count\": 3}".formatted(day.toEpochMilli())));
        return "{\"buckets\": [" + String.join(",", buckets) + "]}";
    }

    /** Three items on each of these days; on all but one day somebody told something. */
    private void tells(Set<Instant> days, String nobodyAt) {
        elasticsearch.says(
                "items",
                "{\"hits\": {\"hits\": [{\"_source\": " + ITEM + "}]}, \"aggregations\": {\"periods\": " + buckets(days)
                        + "}}");
        var all = new TreeSet<>(days());
        all.remove(Instant.parse(nobodyAt));
        elasticsearch.says(
                "counts",
                "{\"hits\": {\"hits\": []}, \"aggregations\": {\"until\": {\"value\": %d}, \"days\": %s}}"
                        .formatted(NOW.toEpochMilli(), buckets(all)));
    }

    private static PolledSource polled(String id, String url, String firstRead) {
        var source = Source.of(id, Kind.FEED, url);
        var state = PollStateBuilder.builder(PollState.never(source))
                .polls(7)
                .failures(2)
                .problem("<b>no answer</b>")
                .firstReadAt(Instant.parse(firstRead))
                .nextDueAt(NOW.plus(Duration.ofHours(1)))
                .build();
        return new PolledSource(source, state, Duration.ofHours(8), false);
    }

    private void knows(PolledSource... sources) {
        backstage.sources = List.of(sources);
        backstage.sourcesAt = NOW;
    }

    @Test
    void aDayWithoutAnyIsMarkedWhereThatDayOfTheWeekUsuallyHasSome() throws Exception {
        knows(polled("gazette", "https://gazette.example/feed", "2026-01-07T00:00:00Z"));
        var days = new TreeSet<>(days());
        days.removeIf(SourceTest::isWeekend);
        var silent = List.of("2026-01-06T00:00:00Z", "2026-02-11T00:00:00Z", "2026-02-19T00:00:00Z");
        silent.forEach(day -> days.remove(Instant.parse(day)));
        tells(days, "2026-02-19T00:00:00Z");
        var rows =
                Json.MAPPER.readTree(ask("/api/source", "id", "gazette").body()).path("rows");
        assertThat(rows).hasSize(56);
        var missed = new ArrayList<String>();
        rows.forEach(row -> {
            if (row.path("isMissed").asBoolean()) {
                missed.add(row.path("start").asText());
            }
        });
        assertThat(missed)
                .as("not weekends, not before the first reading, not when nobody told anything")
                .containsExactly("2026-02-11T00:00:00Z");
        assertThat(text(ask("/source", "id", "gazette"))).contains("◇ marks days", "none, though usually some");
        assertThat(text(ask("/source.csv", "id", "gazette")).lines())
                .anyMatch(line -> line.contains("2026-02-11T00:00:00Z,2026-02-12T00:00:00Z,true,false,0,true,items"));
    }

    @Test
    void aLongSilenceDoesNotBecomeTheHabit() throws Exception {
        knows(polled("gazette", "https://gazette.example/feed", "2026-01-05T00:00:00Z"));
        var days = new TreeSet<>(days());
        days.removeIf(day -> !day.isBefore(Instant.parse("2026-02-09T00:00:00Z")));
        tells(days, "2026-02-19T00:00:00Z");
        var rows =
                Json.MAPPER.readTree(ask("/api/source", "id", "gazette").body()).path("rows");
        var missed = new ArrayList<String>();
        rows.forEach(row -> {
            if (row.path("isMissed").asBoolean()) {
                missed.add(row.path("start").asText());
            }
        });
        assertThat(missed)
                .as("three weeks but the day on which nobody told anything")
                .hasSize(20);
        assertThat(rows.get(45).path("isGap").asBoolean()).isTrue();
        assertThat(text(ask("/source.csv", "id", "gazette")).lines())
                .as("a day on which nothing was collected has no number")
                .noneMatch(line -> line.contains("2026-02-19T00:00:00Z,2026-02-20T00:00:00Z") && line.endsWith(",0"));
    }

    @Test
    void whereThereIsNoSourceThereAreNoNumbers() {
        knows(polled("gazette", "https://gazette.example/feed", "2026-01-05T00:00:00Z"));
        elasticsearch.says("items", "{\"hits\": {\"hits\": []}, \"aggregations\": {\"periods\": {\"buckets\": []}}}");
        elasticsearch.says("counts", "{\"hits\": {\"hits\": []}, \"aggregations\": {\"days\": {\"buckets\": []}}}");
        assertThat(List.of("/source", "/source.csv", "/api/source"))
                .allSatisfy(path -> assertThat(ask(path, "id", "typo").status()).isEqualTo(404));
    }

    @Test
    void howItIsStandsThereAndEachNumberLeadsToItsItems() {
        knows(polled("gazette", "https://gazette.example/feed", "2026-01-07T00:00:00Z"));
        tells(new TreeSet<>(days()), "2026-02-19T00:00:00Z");
        var page = text(ask("/source", "id", "gazette"));
        assertThat(page)
                .contains(
                        "Fails",
                        "2 times in a row",
                        "&lt;b&gt;no answer",
                        "8 h",
                        "href=\"https://gazette.example/feed\"")
                .contains("/items?source=gazette&amp;from=2026-02-11T00:00:00Z&amp;until=2026-02-12T00:00:00Z")
                .contains("168 items")
                .doesNotContain("<b>no", "◇");
        knows(polled("gazette", "javascript:alert(1)", "2026-01-07T00:00:00Z"));
        assertThat(text(ask("/source", "id", "gazette"))).doesNotContain("href=\"javascript:");
    }

    @Test
    void whoIsNotKnownIsNotFoundAndWithoutKafkaThePageSaysSo() {
        knows();
        assertThat(ask("/source", "id", "gazette").status()).isEqualTo(404);
        elasticsearch.holds("items", ITEM);
        assertThat(text(ask("/source", "id", "gazette"))).contains("not polled any more", "Still here");
        backstage.sources = null;
        assertThat(text(ask("/source", "id", "gazette"))).contains("no Kafka answers here", "Still here");
        elasticsearch.holds("items");
        assertThat(text(ask("/source", "id", "gazette")))
                .contains("No item of it is stored")
                .doesNotContain("<figure");
        assertThat(ask("/source").status()).isEqualTo(400);
        assertThat(text(ask("/source", "id", "x", "period", "month"))).contains("choose one of day, week");
    }

    @Test
    void theListHasPagesAndItsFileHasAll() {
        knows(IntStream.range(0, 120)
                .mapToObj(i -> polled("source-%03d".formatted(i), "https://s.example/" + i, "2026-01-07T00:00:00Z"))
                .toArray(PolledSource[]::new));
        assertThat(text(ask("/sources")))
                .contains("120 sources", "/source?id=source-000", "/source?id=source-049", "Page 1 of 3")
                .doesNotContain("source-050");
        assertThat(text(ask("/sources", "page", "3", "state", "fails")))
                .contains("/source?id=source-119", "page=2")
                .doesNotContain("source-099");
        assertThat(text(ask("/sources", "page", "4"))).doesNotContain("source-119");
        assertThat(ask("/sources", "page", "0").status()).isEqualTo(400);
        assertThat(new String(ask("/sources.csv").body(), StandardCharsets.UTF_8).lines())
                .hasSize(121);
    }
}
