package org.vigie.enrich.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** ISO 639-1 codes as they are today: old ones, dialects and regions map to them. */
final class LanguageCodes {
    private static final Map<String, String> MODERN =
            Map.of("in", "id", "iw", "he", "ji", "yi", "nb", "no", "nn", "no", "mo", "ro", "fil", "tl", "cmn", "zh");

    private static final Set<String> KNOWN = Arrays.stream(Locale.getISOLanguages())
            .map(code -> MODERN.getOrDefault(code, code))
            .collect(Collectors.toUnmodifiableSet());

    private LanguageCodes() {}

    /** The code for a tag such as {@code fr-CA}, {@code iw} or {@code zh_TW}; null where there is none. */
    static @Nullable String modern(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        var primary = tag.strip().toLowerCase(Locale.ROOT);
        int separator = primary.indexOf('-') >= 0 ? primary.indexOf('-') : primary.indexOf('_');
        if (separator >= 0) {
            primary = primary.substring(0, separator);
        }
        var code = MODERN.getOrDefault(primary, primary);
        return KNOWN.contains(code) ? code : null;
    }
}
