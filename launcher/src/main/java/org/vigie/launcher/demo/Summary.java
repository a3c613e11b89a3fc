package org.vigie.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.launcher.Search;

/** What the demo has put into the index, as a search there returns it. */
public record Summary(
        long items,
        Map<String, Map<String, Long>> itemsByTopicAndLanguage,
        long countedItems,
        Map<String, Long> releasesByCountry) {

    private static final String ITEMS = """
            {"size": 0, "track_total_hits": true, "aggs": {
              "languages": {"terms": {"field": "language", "size": 100}},
              "topics": {"terms": {"field": "topics", "size": 100},
                         "aggs": {"languages": {"terms": {"field": "language", "size": 100}}}}}}""";
    private static final String COUNTS = """
            {"size": 0, "query": {"bool": {"filter": [{"term": {"period": "day"}}, {"term": {"topic": "*"}}]}},
             "aggs": {"items": {"sum": {"field": "items"}}}}""";
    private static final String RELEASES = """
            {"size": 0, "query": {"bool": {"must_not": [{"exists": {"field": "noise"}}]}},
             "aggs": {"countries": {"terms": {"field": "country", "size": 100, "missing": "unknown"}}}}""";
    private static final String ALL = "all items";

    /** Asks the index. */
    public static Summary of(Search search) {
        search.refresh();
        var items = search.search("items", ITEMS);
        var table = new TreeMap<String, Map<String, Long>>();
        table.put(ALL, buckets(items.path("aggregations").path("languages")));
        for (var topic : items.path("aggregations").path("topics").path("buckets")) {
            table.put(topic.path("key").asText(), buckets(topic.path("languages")));
        }
        var counts = search.search("counts", COUNTS);
        return new Summary(
                items.path("hits").path("total").path("value").asLong(),
                table,
                (long) counts.path("aggregations").path("items").path("value").asDouble(),
                buckets(search.search("releases", RELEASES).path("aggregations").path("countries")));
    }

    private static Map<String, Long> buckets(JsonNode terms) {
        var buckets = new TreeMap<String, Long>();
        terms.path("buckets")
                .forEach(bucket -> buckets.put(
                        bucket.path("key").asText(), bucket.path("doc_count").asLong()));
        return buckets;
    }

    /** A table: topics down, languages across. */
    public List<String> table() {
        var languages = itemsByTopicAndLanguage.getOrDefault(ALL, Map.of()).keySet();
        var lines = new ArrayList<String>();
        var header = new StringBuilder("%-27s".formatted("items by topic"));
        languages.forEach(language -> header.append("%8s".formatted(language)));
        lines.add(header.append("%8s".formatted("total")).toString());
        itemsByTopicAndLanguage.forEach((topic, row) -> {
            var line = new StringBuilder("%-27s".formatted(topic));
            languages.forEach(language -> line.append("%8d".formatted(row.getOrDefault(language, 0L))));
            long total = row.values().stream().mapToLong(Long::longValue).sum();
            lines.add(line.append("%8d".formatted(total)).toString());
        });
        lines.add("");
        lines.add("releases by country of their developer: " + releasesByCountry);
        lines.add("the counts add up to %d items, the index holds %d".formatted(countedItems, items));
        return lines;
    }
}
