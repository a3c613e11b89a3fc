package org.vigie.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of a replay, for people. */
final class RecordedHubReport {
    private RecordedHubReport() {}

    static String of(Map<String, JsonNode> releases, Collection<JsonNode> alerts) {
        var all = releases.values();
        long repositories = all.stream()
                .mapToLong(release -> release.path("repositories").asLong())
                .sum();
        var candidates = all.stream()
                .filter(release -> release.path("owner").asText().equals("registered") && !release.has("noise"))
                .toList();
        var report = new StringBuilder();
        report.append("repositories %d%nreleases %d%n".formatted(repositories, all.size()))
                .append("of registered developers, without noise %d, with %d repositories%n"
                        .formatted(
                                candidates.size(),
                                candidates.stream()
                                        .mapToLong(release ->
                                                release.path("repositories").asLong())
                                        .sum()))
                .append("of these there before anybody looked %d%n"
                        .formatted(candidates.stream()
                                .filter(release -> release.path("history").asBoolean())
                                .count()))
                .append("alerts %d%n%n".formatted(alerts.size()))
                .append(table("owner", all, release -> release.path("owner").asText()))
                .append(table("noise", all, release -> release.path("noise").asText("none")))
                .append(table(
                        "kind, without noise",
                        candidates,
                        release -> release.path("kind").asText()))
                .append(table(
                        "country, without noise",
                        candidates,
                        release -> release.path("country").asText("-")));
        alerts.stream()
                .sorted(Comparator.comparing(
                                (JsonNode alert) -> alert.path("at").asText())
                        .thenComparing(alert -> alert.path("id").asText()))
                .forEach(alert -> report.append("%s  %s  %s  %s%n"
                        .formatted(
                                alert.path("at").asText(),
                                alert.path("release").asText(),
                                alert.path("title").asText(),
                                alert.path("url").asText())));
        return report.toString();
    }

    private static String table(String name, Collection<JsonNode> releases, Function<JsonNode, String> key) {
        var counts =
                new TreeMap<String, Long>(releases.stream().collect(Collectors.groupingBy(key, Collectors.counting())));
        return name + "\n"
                + counts.entrySet().stream()
                        .map(count -> "  %-20s %d%n".formatted(count.getKey(), count.getValue()))
                        .collect(Collectors.joining())
                + "\n";
    }
}
