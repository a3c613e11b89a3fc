package org.vigie.enrich.developers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Countries by their codes (ISO 3166-1 alpha-2), and what somebody who wrote something else may have meant. */
final class Countries {
    private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Map<String, String> BY_NAME = byName();

    private Countries() {}

    static boolean isKnown(String code) {
        return CODES.contains(code);
    }

    /** The end of a sentence, such as {@code "; did you mean GB?"}; empty where nothing is near. */
    static String meant(String text) {
        @Nullable String code = BY_NAME.get(text);
        return code == null ? "" : "; did you mean " + code + "?";
    }

    /** Codes in any case, English and French names, and the names that people write instead. */
    private static Map<String, String> byName() {
        var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var code : CODES) {
            var country = Locale.of("", code);
            byName.put(code, code);
            List.of(Locale.ENGLISH, Locale.FRENCH)
                    .forEach(language -> byName.put(country.getDisplayCountry(language), code));
        }
        byName.putAll(Map.of("UK", "GB", "USA", "US", "EN", "GB", "UAE", "AE", "Korea", "KR", "ZZ", "none"));
        return byName;
    }
}
