package org.vigie.dashboard.releases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.contract.Json;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;

/**
 * What releases are built on. A release says which repository that is; which release that repository belongs to is found among the
 * repositories of all releases, if it is known at all.
 */
final class Bases {
    private static final int LONGEST_CHAIN = 8;

    private final Index index;

    Bases(Index index) {
        this.index = index;
    }

    /** The repositories that stand for a release, or for the one repository that is named. */
    Set<String> repositories(String base) {
        var repositories = new TreeSet<>(Set.of(base));
        index.document("releases", base).ifPresent(release -> repositories.addAll(repositories(release)));
        return repositories;
    }

    static Set<String> repositories(JsonNode release) {
        var repositories = new TreeSet<String>();
        release.path("variants")
                .forEach(variant -> repositories.add(variant.path("repository").asText()));
        return repositories;
    }

    /** The releases that some repositories belong to, by repository. */
    Map<String, JsonNode> releases(Collection<String> repositories) {
        var found = new HashMap<String, JsonNode>();
        if (repositories.isEmpty()) {
            return found;
        }
        var question = Json.MAPPER.createObjectNode().put("size", repositories.size());
        question.set(
                "query",
                new Filters().oneOf("variants.repository", repositories).query());
        var includes = question.putObject("_source").putArray("includes");
        List.of("id", "name", "developerName", "country", "kind", "base", "releasedAt", "dating", "variants.repository")
                .forEach(includes::add);
        var wanted = new HashSet<>(repositories);
        question.putArray("sort").addObject().put("id", "asc");
        index.search("releases", question).at("/hits/hits").forEach(hit -> {
            var release = hit.path("_source");
            repositories(release).stream()
                    .filter(wanted::contains)
                    .forEach(repository -> found.putIfAbsent(repository, release));
        });
        return found;
    }

    /** What a release is built on, what that is built on, and so on, as far as it is known; at most eight steps, and in no circle. */
    List<ReleasePage.Step> chain(JsonNode release) {
        var chain = new ArrayList<ReleasePage.Step>();
        var seen = new HashSet<String>(Set.of(release.path("id").asText()));
        var base = ReleaseLine.text(release, "base");
        while (base != null && chain.size() < LONGEST_CHAIN) {
            var next = releases(List.of(base)).get(base);
            if (next != null && !seen.add(next.path("id").asText())) {
                break;
            }
            chain.add(new ReleasePage.Step(base, next == null ? null : ReleaseLine.of(next)));
            base = next == null ? null : ReleaseLine.text(next, "base");
        }
        return chain;
    }
}
