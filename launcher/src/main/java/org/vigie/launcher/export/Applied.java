package org.vigie.launcher.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** By which versions of the topics' definitions the items of an export were sorted. One thread. */
final class Applied {
    private final Map<String, Map<Integer, Long>> rows = new TreeMap<>();

    void add(JsonNode item) {
        var versions = new TreeMap<String, Integer>();
        for (var evidence : item.path("evidence")) {
            versions.put(
                    evidence.path("topic").asText(), evidence.path("definition").asInt());
        }
        versions.forEach((topic, version) ->
                rows.computeIfAbsent(topic, name -> new TreeMap<>()).merge(version, 1L, Long::sum));
    }

    /** Rows by topic and version. */
    Map<String, Map<Integer, Long>> rows() {
        return rows;
    }
}
