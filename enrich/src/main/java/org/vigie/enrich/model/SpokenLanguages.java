package org.vigie.enrich.model;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The languages among a hub's tags. Regions are tagged {@code region:us} and are none. */
final class SpokenLanguages {
    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());
    private static final Map<String, String> MODERN = Map.of("in", "id", "iw", "he", "ji", "yi", "mo", "ro");
    private static final Set<String> DOUBTFUL =
            new HashSet<>(WordFile.read("languages.txt").getOrDefault("doubtful", List.of()));

    private SpokenLanguages() {}

    /** ISO 639-1, in the order of the alphabet. */
    static List<String> in(List<String> tags) {
        var languages = tags.stream()
                .map(SpokenLanguages::code)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return languages.stream().allMatch(DOUBTFUL::contains) ? List.of() : languages;
    }

    private static @Nullable String code(String tag) {
        var language = tag.startsWith("language:") ? tag.substring("language:".length()) : tag;
        if (language.length() != 2) {
            return null;
        }
        var code = language.toLowerCase(Locale.ROOT);
        return CODES.contains(code) ? MODERN.getOrDefault(code, code) : null;
    }
}
