package org.vigie.enrich.rules;

import static org.vigie.enrich.rules.ItemFields.word;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Release;
import org.vigie.contract.Release.Variant;

/** What rules can ask of a release. */
public final class ReleaseFields {
    static final List<String> NAMES =
            List.of("developer", "country", "root_country", "kind", "family", "licence", "modality", "size", "hub");

    private ReleaseFields() {}

    static Collection<String> values(Release release, String field) {
        return switch (field) {
            case "developer" -> some(release.developer(), release.developerName());
            case "country" -> some(release.country());
            case "root_country" -> some(release.rootCountry());
            case "kind" -> release.kind() == null ? List.of() : List.of(word(release.kind()));
            case "family" -> some(release.family());
            case "licence" -> some(release.licence());
            case "modality" -> List.of(word(release.modality()));
            case "size" -> List.of(word(release.size()));
            case "hub" ->
                Stream.concat(
                                some(release.hub()).stream(),
                                release.variants().stream().map(ReleaseFields::hub))
                        .distinct()
                        .toList();
            default -> throw new IllegalArgumentException(field);
        };
    }

    /** What an alert on a release can be routed by. */
    public static SortedMap<String, String> labels(Release release) {
        var labels = new TreeMap<String, String>();
        for (var field : List.of("country", "root_country", "kind", "family", "licence", "modality", "size")) {
            values(release, field).forEach(value -> labels.put(field, value));
        }
        labels.put("developer", release.developerName());
        labels.put("release", release.id());
        if (release.hub() != null) {
            labels.put("hub", release.hub());
        }
        return labels;
    }

    private static String hub(Variant variant) {
        return variant.id().substring(0, Math.max(0, variant.id().indexOf('/')));
    }

    private static List<String> some(@Nullable String... values) {
        return Stream.of(values)
                .filter(value -> value != null)
                .map(String::valueOf)
                .toList();
    }
}
