package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;

/** What stands in the index of a running process, to be compared. */
final class Indexed {
    private static final int PAGE = 4_000;

    private Indexed() {}

    /**
     * All documents by alias and id, each with its version in front, without the times of fetches. Repositories reach
     * their release in any order: the versions of an alert and of a count of models or releases depend on it, so they are
     * left out, and alerts on stories and days altogether. So are the version of an item, which may have been judged anew, and
     * its story: stories are joined in the order in which items come, and sources are asked again in another one. And how sure its
     * language is: an item of two sources speaks for the habit of the one that tells it first.
     */
    static Map<String, String> documents(Path data) throws Exception {
        var search = VigieProcess.search(data);
        search.refresh();
        var documents = new TreeMap<String, String>();
        for (var alias : List.of("items", "counts", "releases", "alerts")) {
            var query = alias.equals("alerts") ? "{\"exists\": {\"field\": \"release\"}}" : "{\"match_all\": {}}";
            String after = "";
            long all;
            JsonNode hits;
            do {
                var found = search.search(
                                alias,
                                ("{\"size\": %d, \"version\": true, \"track_total_hits\": true, \"query\": %s,"
                                                + " \"sort\": [{\"id\": \"asc\"}]%s}")
                                        .formatted(PAGE, query, after))
                        .path("hits");
                all = found.path("total").path("value").asLong();
                hits = found.path("hits");
                for (var hit : hits) {
                    var document = (ObjectNode) hit.path("_source");
                    boolean isOrderFree = document.has("measure")
                            ? document.path("measure").asText().equals("items")
                            : alias.equals("releases");
                    document.remove(List.of(
                            "fetchedAt",
                            "firstSeenAt",
                            "observedAt",
                            "notSeenAt",
                            "story",
                            "completeUntil",
                            "revision",
                            "languageConfidence",
                            "languageRunnerUp"));
                    document.remove(alias.equals("alerts") ? List.of("at", "@timestamp") : List.of());
                    document.path("evidence").forEach(evidence -> ((ObjectNode) evidence).remove("at"));
                    documents.put(
                            alias + " " + hit.path("_id").asText(),
                            (isOrderFree ? hit.path("_version").asText() : "-") + " "
                                    + Json.MAPPER.writeValueAsString(document));
                    after = ", \"search_after\": " + hit.path("sort");
                }
            } while (hits.size() == PAGE);
            assertThat(documents.keySet().stream().filter(id -> id.startsWith(alias + " ")))
                    .hasSize((int) all);
        }
        return documents;
    }

    /** Those of one alias ({@code "items "}), by id. */
    static Map<String, JsonNode> withPrefix(Map<String, String> documents, String prefix) throws Exception {
        var found = new HashMap<String, JsonNode>();
        for (var document : documents.entrySet()) {
            if (document.getKey().startsWith(prefix)) {
                var json = document.getValue();
                found.put(
                        document.getKey().substring(prefix.length()),
                        Json.MAPPER.readTree(json.substring(json.indexOf(' '))));
            }
        }
        return found;
    }

    /**
     * The same without the versions of counts. A version of an item that is overtaken on its way through the languages is
     * never told, so that a cell may have changed less often, and stands where it stands all the same; and each judgement
     * on copies is a change of a cell.
     */
    static Map<String, String> withoutVersionsOfCounts(Map<String, String> documents) {
        var without = new TreeMap<>(documents);
        without.replaceAll((id, document) ->
                id.startsWith("counts ") ? "-" + document.substring(document.indexOf(' ')) : document);
        return without;
    }

    /**
     * Documents that are not the same in both, in words; empty when there are none. What is said of copies may depend on the
     * order in which the sources' items came.
     */
    static String differences(Map<String, String> expected, Map<String, String> found) {
        var ids = new TreeSet<>(expected.keySet());
        ids.addAll(found.keySet());
        ids.removeIf(id -> Objects.equals(withoutCopies(expected.get(id)), withoutCopies(found.get(id))));
        return ids.stream()
                .limit(10)
                .map(id -> "%s%n  expected %s%n  found    %s%n".formatted(id, expected.get(id), found.get(id)))
                .collect(Collectors.joining("", "", ids.isEmpty() ? "" : ids.size() + " of " + expected.size()));
    }

    private static @Nullable String withoutCopies(@Nullable String document) {
        return document == null
                ? null
                : document.replaceAll(",\"(version|similarity|originals)\":[0-9.]+|,\"duplicateOf\":\"[^\"]*\"", "");
    }
}
