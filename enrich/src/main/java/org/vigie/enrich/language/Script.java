package org.vigie.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writing systems and the languages that use them. Names of firms and products stand in Latin letters in texts of every
 * script, the reverse is rare; so a letter of another script weighs as two Latin ones, an ideograph as four.
 */
enum Script {
    LATIN(1, ""),
    CYRILLIC(2, "ru uk bg be mk sr kk mn"),
    ARABIC(2, "ar fa ur"),
    DEVANAGARI(2, "hi mr ne"),
    HEBREW(2, "he"),
    HAN(4, "zh"),
    KANA(4, "ja"),
    HANGUL(4, "ko"),
    THAI(2, "th"),
    GREEK(2, "el"),
    ARMENIAN(2, "hy"),
    GEORGIAN(2, "ka"),
    BENGALI(2, "bn"),
    GUJARATI(2, "gu"),
    GURMUKHI(2, "pa"),
    KANNADA(2, "kn"),
    MALAYALAM(2, "ml"),
    ORIYA(2, "or"),
    TAMIL(2, "ta"),
    TELUGU(2, "te"),
    SINHALA(2, "si"),
    KHMER(2, "km"),
    LAO(2, "lo"),
    MYANMAR(2, "my"),
    TIBETAN(2, "bo"),
    ETHIOPIC(2, "am");

    /** Chinese quotes a kana as an ornament; Japanese headlines may be nearly all kanji. */
    private static final double KANA_IN_JAPANESE = 0.05;

    private static final Pattern SPACE = Pattern.compile(" ");

    private static final Map<UnicodeScript, Script> BY_UNICODE = byUnicode();

    private static final Map<String, Script> BY_LANGUAGE = byLanguage();

    private final int weight;

    /** Codes, with a space between two. */
    private final String languages;

    Script(int weight, String languages) {
        this.weight = weight;
        this.languages = languages;
    }

    /** Codes of its languages, empty for Latin: too many to list. */
    List<String> languages() {
        return languages.isEmpty() ? List.of() : List.of(SPACE.split(languages, -1));
    }

    /** True if a text in this language can be in this script. */
    boolean writes(String language) {
        if (this == HAN && language.equals("ja")) {
            return true;
        }
        var script = BY_LANGUAGE.get(language);
        return this == LATIN ? script == null : script == this;
    }

    /** The script of most letters by weight, null without letters of a script we know. */
    static @Nullable Script of(String text) {
        var letters = new int[values().length];
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var script = ofLetter(text.codePointAt(i));
            if (script != null) {
                letters[script.ordinal()] += script.weight;
            }
        }
        int han = letters[HAN.ordinal()];
        int kana = letters[KANA.ordinal()];
        boolean japanese = kana > 0 && kana >= KANA_IN_JAPANESE * (han + kana);
        letters[(japanese ? KANA : HAN).ordinal()] = han + kana;
        letters[(japanese ? HAN : KANA).ordinal()] = 0;
        Script most = null;
        for (var script : values()) {
            if (letters[script.ordinal()] > (most == null ? 0 : letters[most.ordinal()])) {
                most = script;
            }
        }
        return most;
    }

    /** The text with a space for each letter of another script. */
    String keep(String text) {
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            kept.appendCodePoint(Character.isLetter(c) && ofLetter(c) != this ? ' ' : c);
        }
        return kept.toString();
    }

    /** Number of letters; an ideograph or a syllable carries as much as two. */
    static int weightOfLetters(String text) {
        int weight = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Character.isLetter(c)) {
                var script = ofLetter(c);
                weight += script != null && script.weight == 4 ? 2 : 1;
            }
        }
        return weight;
    }

    /** Null where it is no letter, or one of a script we do not know. */
    private static @Nullable Script ofLetter(int c) {
        if (c < 0x80) {
            return Character.isLetter(c) ? LATIN : null;
        }
        return Character.isLetter(c) ? BY_UNICODE.get(UnicodeScript.of(c)) : null;
    }

    private static Map<String, Script> byLanguage() {
        var map = new HashMap<String, Script>();
        for (var script : values()) {
            script.languages().forEach(language -> map.put(language, script));
        }
        return map;
    }

    private static Map<UnicodeScript, Script> byUnicode() {
        var map = new EnumMap<UnicodeScript, Script>(UnicodeScript.class);
        for (var script : values()) {
            if (script != KANA) {
                map.put(UnicodeScript.forName(script.name()), script);
            }
        }
        map.put(UnicodeScript.HIRAGANA, KANA);
        map.put(UnicodeScript.KATAKANA, KANA);
        return map;
    }
}
