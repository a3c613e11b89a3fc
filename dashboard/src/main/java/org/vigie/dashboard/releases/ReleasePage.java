package org.vigie.dashboard.releases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.Release;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.chart.Chart;
import org.vigie.dashboard.chart.Csv;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.items.ItemLine;
import org.vigie.dashboard.items.ItemSearch;
import org.vigie.dashboard.view.Visit;
import org.vigie.dashboard.words.Words;

/**
 * All that is known of one release.
 *
 * @param release its document
 * @param url where people can look at it, null where no address is known
 * @param popularity how much it was used, week by week
 * @param chain what it is built on, what that is built on, and so on
 * @param upon the newest that are built on it, whatever their size
 * @param allUpon how many there are
 * @param uponList where they are
 * @param coverage what the news of each language says of it
 * @param items the newest that mention it
 */
public record ReleasePage(
        JsonNode release,
        @Nullable String url,
        Chart popularity,
        List<Step> chain,
        List<ReleaseLine> upon,
        long allUpon,
        Address uponList,
        List<Coverage> coverage,
        List<ItemLine> items,
        List<JsonNode> variants) {

    private static final int NEWEST = 15;
    private static final int MOST_LANGUAGES = 50;

    /**
     * A step of the way up.
     *
     * @param repository that is built on
     * @param release that it belongs to, null where none is known
     */
    public record Step(String repository, @Nullable ReleaseLine release) {}

    /**
     * News of one language.
     *
     * @param first when the first item was published
     * @param after the release, negative where the news was first
     */
    public record Coverage(String language, long items, Instant first, Duration after, Address link) {}

    /** The page of the release that is asked for, or nothing. */
    public static Optional<ReleasePage> of(Visit visit, Index index) {
        var id = visit.ask().needed("id");
        visit.ask().verify();
        return index.document("releases", id).map(release -> of(release, index, visit.words()));
    }

    /** How much it was used, as a file; nothing where there is no such release. */
    public static Optional<String> csv(Visit visit, Index index) {
        var id = visit.ask().needed("id");
        visit.ask().verify();
        return index.document("releases", id).map(release -> Csv.of(PopularityChart.of(release, visit.words())));
    }

    private static ReleasePage of(JsonNode release, Index index, Words words) {
        var id = release.path("id").asText();
        var mentions = new Filters().nested("mentions", "release", id);
        var variants = new ArrayList<JsonNode>();
        release.path("variants").forEach(variants::add);
        var uponList = Address.of("/releases/list").with("kind", "derivative").with("base", id);
        var upon = ReleaseList.of(index, uponList);
        return new ReleasePage(
                release,
                url(release),
                PopularityChart.of(release, words),
                new Bases(index).chain(release),
                upon.releases().subList(0, Math.min(NEWEST, upon.releases().size())),
                upon.total(),
                uponList,
                coverage(id, Instant.parse(release.path("releasedAt").asText()), index),
                new ItemSearch(index).newest(mentions, NEWEST),
                variants);
    }

    private static List<Coverage> coverage(String id, Instant releasedAt, Index index) {
        var question = Json.MAPPER.createObjectNode().put("size", 0);
        question.set("query", new Filters().nested("mentions", "release", id).query());
        var languages = question.putObject("aggs").putObject("languages");
        languages.putObject("terms").put("field", "language").put("size", MOST_LANGUAGES);
        languages.putObject("aggs").putObject("first").putObject("min").put("field", "publishedAt");
        var coverage = new ArrayList<Coverage>();
        index.search("items", question).at("/aggregations/languages/buckets").forEach(bucket -> {
            var first = Instant.ofEpochMilli(bucket.at("/first/value").asLong());
            var language = bucket.path("key").asText();
            coverage.add(new Coverage(
                    language,
                    bucket.path("doc_count").asLong(),
                    first,
                    Duration.between(releasedAt, first),
                    Address.of("/items").with("release", id).with("language", language)));
        });
        coverage.sort(Comparator.comparing(Coverage::first));
        return coverage;
    }

    private static @Nullable String url(JsonNode release) {
        try {
            var address = Json.MAPPER.treeToValue(release, Release.class).address();
            return address != null && address.matches("https?://.*") ? address : null;
        } catch (JsonProcessingException e) {
            return null; // a document of another version: it is shown without
        }
    }

    /** A field as text, null where it is missing. */
    public @Nullable String field(String name) {
        return ReleaseLine.text(release, name);
    }

    /** A field as a number, null where it is missing. */
    public @Nullable Long number(String name) {
        return ReleaseLine.number(release, name);
    }

    /** A field as a moment, null where it is missing. */
    public @Nullable Instant moment(String name) {
        var text = field(name);
        return text == null ? null : Instant.parse(text);
    }

    /** All items that mention it. */
    public Address mentions() {
        return Address.of("/items").with("release", field("id"));
    }
}
