package org.vigie.ingest.feed;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of the months in many languages, from the CLDR that comes with the JDK, and some that CLDR does not have. */
final class MonthNames {
    /** A name that two languages give to two months (listopad) means what it means in the first one. */
    private static final List<String> LANGUAGES = List.of(
            "en", "fr", "de", "es", "it", "pt", "nl", "ru", "pl", "cs", "sv", "da", "no", "fi", "hu", "ro", "tr", "el",
            "uk", "id", "ms", "ca", "sk", "bg", "sr", "sr-Latn", "hr", "sl", "lt", "lv", "et", "eu", "gl", "is", "ar",
            "ar-MA", "ar-SY", "he", "fa", "hi", "bn", "th", "sw", "af", "sq", "be", "kk", "cy", "ga");

    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
    private static final Map<String, Integer> MONTHS = new HashMap<>();

    static {
        for (var language : LANGUAGES) {
            var locale = Locale.forLanguageTag(language);
            for (var style : STYLES) {
                for (var month : Month.values()) {
                    add(month.getDisplayName(style, locale), month.getValue());
                }
            }
        }
        extra(1, "ene", "janv", "jänner", "jaenner", "gen", "jän");
        extra(2, "fev", "feber");
        extra(3, "mrz", "maerz", "mrt", "märz");
        extra(4, "avr", "abr");
        extra(5, "mai", "maj", "mag", "mei");
        extra(6, "juin", "giu");
        extra(7, "juil", "lug");
        extra(8, "aout", "ago");
        extra(9, "sept", "set");
        extra(10, "okt", "ott", "out");
        extra(11, "noiembrie");
        extra(12, "dez", "dic", "des");
    }

    private MonthNames() {}

    private static void extra(int month, String... names) {
        for (var name : names) {
            add(name, month);
        }
    }

    private static void add(String name, int month) {
        var folded = fold(name);
        if (folded.length() > 1 && folded.chars().noneMatch(Character::isDigit)) {
            MONTHS.putIfAbsent(folded, month);
        }
    }

    /** 1 to 12, 0 for what is no month. */
    static int number(@Nullable String word) {
        if (word == null || word.length() < 2) {
            return 0;
        }
        var folded = fold(word);
        var month = MONTHS.get(folded);
        if (month == null && folded.startsWith("ב")) {
            month = MONTHS.get(folded.substring(1)); // Hebrew writes "in" as part of the word
        }
        return month == null ? 0 : month;
    }

    /** Without case, accents and dots. */
    private static String fold(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        boolean isPlain = lower.chars().allMatch(c -> c >= 'a' && c <= 'z');
        return isPlain
                ? lower
                : Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("[\\p{Mn}\\p{Mc}.\\s]", "");
    }
}
