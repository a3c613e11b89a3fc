package org.vigie.dashboard.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.contract.Json;

/**
 * Sums over the documents of {@code vigie-counts}: by group, then by the start of the period. What all groups have together is a sum
 * of its own, which misses nothing where there are more groups than are named. Immutable.
 */
public final class Sums {
    /** The name of the one group where there are none. */
    public static final String ALL = "*";

    private static final int MOST_GROUPS = 250;
    private static final int MOST_PERIODS = 1_000;

    private final Map<String, TreeMap<Instant, Long>> sums = new HashMap<>();

    private final TreeMap<Instant, Long> together;

    private Sums(TreeMap<Instant, Long> together) {
        this.together = together;
    }

    /** Those that are known. */
    public static Sums of(Map<String, TreeMap<Instant, Long>> known) {
        var together = new TreeMap<Instant, Long>();
        known.values().forEach(group -> group.forEach((start, number) -> together.merge(start, number, Long::sum)));
        var sums = new Sums(together);
        sums.sums.putAll(known);
        return sums;
    }

    /**
     * Asks for them.
     *
     * @param number the field that is summed up
     */
    public static Sums of(Index index, Filters filters, String number) {
        var periods = periods(
                index.search("counts", question(filters, periods(number))).path("aggregations"));
        var sums = new Sums(periods);
        sums.sums.put(ALL, periods);
        return sums;
    }

    /** The same by the values of a field; documents without it are the group {@code -}. */
    public static Sums by(String field, Index index, Filters filters, String number) {
        var groups = periods(number);
        var group = groups.putObject("groups");
        group.putObject("terms").put("field", field).put("size", MOST_GROUPS).put("missing", "-");
        group.set("aggs", periods(number));
        var found = index.search("counts", question(filters, groups)).path("aggregations");
        var sums = new Sums(periods(found));
        found.at("/groups/buckets")
                .forEach(bucket -> sums.sums.put(bucket.path("key").asText(), periods(bucket)));
        return sums;
    }

    private static ObjectNode question(Filters filters, ObjectNode aggregations) {
        var question = Json.MAPPER.createObjectNode().put("size", 0);
        question.set("query", filters.query());
        question.set("aggs", aggregations);
        return question;
    }

    private static ObjectNode periods(String number) {
        var aggregations = Json.MAPPER.createObjectNode();
        var periods = aggregations.putObject("periods");
        periods.putObject("terms")
                .put("field", "start")
                .put("size", MOST_PERIODS)
                .putObject("order")
                .put("_key", "desc");
        periods.putObject("aggs").putObject("number").putObject("sum").put("field", number);
        return aggregations;
    }

    private static TreeMap<Instant, Long> periods(JsonNode found) {
        var periods = new TreeMap<Instant, Long>();
        found.at("/periods/buckets")
                .forEach(bucket -> periods.put(
                        Instant.ofEpochMilli(bucket.path("key").asLong()),
                        Math.round(bucket.at("/number/value").asDouble())));
        return periods;
    }

    /** How many there are of a group in a period. */
    public long number(String group, Instant start) {
        var periods = sums.get(group);
        return periods == null ? 0 : periods.getOrDefault(start, 0L);
    }

    /** Of all groups together in a period. */
    public long number(Instant start) {
        return together.getOrDefault(start, 0L);
    }

    /** Of all groups together in all periods. */
    public long total() {
        return together.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many there are in all periods of each group that is named. */
    public Map<String, Long> totals() {
        var totals = new HashMap<String, Long>();
        sums.forEach((group, periods) -> totals.put(
                group, periods.values().stream().mapToLong(Long::longValue).sum()));
        return totals;
    }
}
