package org.vigie.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.Epoch;
import org.vigie.contract.Json;

/** What the documents of two epochs say otherwise: both are read in the order of their ids, a page at a time. */
final class EpochComparison {
    private static final int PAGE = 1_000;
    private static final List<String> ALIASES = List.of("items", "stories", "releases", "counts", "alerts");

    private final Search search;
    private final Epoch before;
    private final Epoch after;

    EpochComparison(ElasticsearchConfig elasticsearch, Epoch before, Epoch after) {
        this.search = new Search(elasticsearch);
        this.before = before;
        this.after = after;
    }

    /**
     * A document that is not the same.
     *
     * @param before null where it is only in the later epoch
     * @param after null where it is only in the former one
     */
    record Difference(
            String alias,
            String id,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        /** Names of the fields that differ. */
        List<String> fields() {
            if (before == null || after == null) {
                return List.of();
            }
            var names = new TreeSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            return names.stream()
                    .filter(name -> !before.path(name).equals(after.path(name)))
                    .toList();
        }

        /** With those fields that differ; with all where there is only one. */
        ObjectNode json() {
            var json = Json.MAPPER.createObjectNode().put("alias", alias).put("id", id);
            json.set("before", differing(before));
            json.set("after", differing(after));
            return json;
        }

        private @Nullable JsonNode differing(@Nullable JsonNode document) {
            return document == null || fields().isEmpty()
                    ? document
                    : ((ObjectNode) document.deepCopy()).retain(fields());
        }
    }

    /** Each document that differs. */
    void forEach(Consumer<Difference> each) {
        search.refresh();
        for (var alias : ALIASES) {
            compare(alias, each);
        }
    }

    /** A line for each alias: how many are the same, which fields differ how often, how many are only in one of them. */
    void summary(PrintWriter out) {
        search.refresh();
        out.printf("%s (before) and %s (after):%n", before.name(), after.name());
        for (var alias : ALIASES) {
            var fields = new TreeMap<String, Integer>();
            var changed = new int[3];
            long same = compare(alias, difference -> {
                changed[difference.before() == null ? 2 : difference.after() == null ? 1 : 0]++;
                difference.fields().forEach(field -> fields.merge(field, 1, Integer::sum));
            });
            out.printf(
                    "  %-9s %,9d the same  %,7d changed%s  %,d only before  %,d only after%n",
                    alias, same, changed[0], told(fields), changed[1], changed[2]);
        }
        out.flush();
    }

    private static String told(Map<String, Integer> fields) {
        return fields.isEmpty()
                ? ""
                : fields.entrySet().stream()
                        .map(field -> field.getKey() + " " + field.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** Returns how many are the same. */
    private long compare(String alias, Consumer<Difference> each) {
        var left = search.all(name(alias, before), byId()).iterator();
        var right = search.all(name(alias, after), byId()).iterator();
        var one = next(left);
        var other = next(right);
        long same = 0;
        while (one != null || other != null) {
            int order = one == null ? 1 : other == null ? -1 : inOrder(id(one), id(other));
            if (order == 0 && Objects.equals(one, other)) {
                same++;
            } else {
                each.accept(new Difference(
                        alias, id(order <= 0 ? one : other), order <= 0 ? one : null, order >= 0 ? other : null));
            }
            one = order <= 0 ? next(left) : one;
            other = order >= 0 ? next(right) : other;
        }
        return same;
    }

    private static ObjectNode byId() {
        var query = Json.MAPPER.createObjectNode().put("size", PAGE);
        query.putArray("sort").addObject().put("id", "asc");
        return query;
    }

    /** As Elasticsearch sorts keywords: by their bytes. */
    private static int inOrder(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    private static @Nullable JsonNode next(Iterator<JsonNode> documents) {
        return documents.hasNext() ? documents.next() : null;
    }

    private static String id(@Nullable JsonNode document) {
        return document == null ? "" : document.path("id").asText();
    }

    private static String name(String alias, Epoch epoch) {
        return epoch.isLive() ? alias : epoch.name() + "-" + alias;
    }
}
