package org.vigie.ingest.page;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * The language of a page: what it declares, unless the text's script or its small words say clearly that this is wrong.
 * Themes of publishing systems are in English until somebody changes the declaration.
 */
final class PageLanguage {
    private static final Set<String> NO_LANGUAGES = Set.of("und", "mul", "zxx", "xx");
    private static final int LOOKED_AT = 4_000;
    private static final int FEWEST_LETTERS = 40;
    private static final int FEWEST_WORDS = 40;
    private static final double CLEAR = 0.15;
    private static final double HARDLY = 1.0 / 3;

    /** Scripts of one language or few; the first is meant where nothing fitting is declared. */
    private static final Map<UnicodeScript, List<String>> SCRIPTS = Map.ofEntries(
            Map.entry(
                    UnicodeScript.CYRILLIC,
                    List.of("ru", "uk", "bg", "be", "mk", "sr", "kk", "ky", "mn", "tg", "tt", "uz", "bs")),
            Map.entry(UnicodeScript.ARABIC, List.of("ar", "fa", "ur", "ps", "ku", "ckb", "sd", "ug")),
            Map.entry(UnicodeScript.DEVANAGARI, List.of("hi", "mr", "ne", "sa", "bho", "mai")),
            Map.entry(UnicodeScript.BENGALI, List.of("bn", "as")),
            Map.entry(UnicodeScript.HAN, List.of("zh", "ja", "yue", "cmn")),
            Map.entry(UnicodeScript.HIRAGANA, List.of("ja")),
            Map.entry(UnicodeScript.HANGUL, List.of("ko")),
            Map.entry(UnicodeScript.THAI, List.of("th")),
            Map.entry(UnicodeScript.GREEK, List.of("el")),
            Map.entry(UnicodeScript.HEBREW, List.of("he", "yi", "iw")),
            Map.entry(UnicodeScript.TAMIL, List.of("ta")),
            Map.entry(UnicodeScript.TELUGU, List.of("te")),
            Map.entry(UnicodeScript.GUJARATI, List.of("gu")),
            Map.entry(UnicodeScript.KANNADA, List.of("kn")),
            Map.entry(UnicodeScript.MALAYALAM, List.of("ml")),
            Map.entry(UnicodeScript.GURMUKHI, List.of("pa")),
            Map.entry(UnicodeScript.SINHALA, List.of("si")),
            Map.entry(UnicodeScript.GEORGIAN, List.of("ka")),
            Map.entry(UnicodeScript.ARMENIAN, List.of("hy")),
            Map.entry(UnicodeScript.ETHIOPIC, List.of("am", "ti")),
            Map.entry(UnicodeScript.KHMER, List.of("km")),
            Map.entry(UnicodeScript.MYANMAR, List.of("my")),
            Map.entry(UnicodeScript.LAO, List.of("lo")));

    /** Small words that hardly any other of these languages has, or not as often. */
    private static final Map<String, Set<String>> SMALL_WORDS = Map.ofEntries(
            Map.entry(
                    "en",
                    Set.of(
                            "the", "of", "and", "to", "that", "was", "for", "with", "is", "has", "have", "from", "by",
                            "this", "it")),
            Map.entry(
                    "fr",
                    Set.of(
                            "le", "les", "des", "et", "du", "une", "dans", "est", "pour", "qui", "sur", "au", "avec",
                            "par", "pas")),
            Map.entry(
                    "de",
                    Set.of(
                            "der", "die", "und", "das", "den", "nicht", "von", "mit", "dem", "ist", "ein", "eine",
                            "auf", "für", "sich")),
            Map.entry(
                    "es",
                    Set.of(
                            "el", "los", "las", "del", "que", "y", "en", "una", "por", "con", "para", "se", "su", "es",
                            "al")),
            Map.entry(
                    "it",
                    Set.of(
                            "il", "di", "che", "della", "del", "per", "una", "con", "nel", "sono", "non", "alla", "dei",
                            "gli", "è")),
            Map.entry(
                    "pt",
                    Set.of(
                            "o", "os", "da", "do", "que", "em", "um", "uma", "para", "não", "com", "ao", "dos", "no",
                            "na")),
            Map.entry(
                    "nl",
                    Set.of(
                            "het", "een", "van", "en", "dat", "niet", "op", "voor", "met", "zijn", "ook", "aan", "er",
                            "te", "de")),
            Map.entry(
                    "pl",
                    Set.of(
                            "w", "i", "na", "się", "nie", "że", "do", "jest", "z", "przez", "jak", "po", "od", "to",
                            "dla")),
            Map.entry(
                    "tr",
                    Set.of(
                            "ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "olan", "daha", "çok", "gibi",
                            "kadar", "sonra", "ise")),
            Map.entry(
                    "sv",
                    Set.of(
                            "och", "att", "det", "som", "en", "på", "är", "av", "för", "inte", "till", "har", "ett",
                            "med", "om")),
            Map.entry(
                    "da",
                    Set.of(
                            "og", "at", "det", "er", "af", "til", "på", "en", "ikke", "som", "har", "med", "den", "et",
                            "også")),
            Map.entry(
                    "no",
                    Set.of(
                            "og", "det", "er", "til", "på", "ikke", "som", "har", "av", "med", "å", "for", "en",
                            "etter", "også")),
            Map.entry(
                    "cs",
                    Set.of(
                            "a", "se", "na", "že", "je", "ve", "si", "pro", "jsem", "které", "podle", "po", "v", "jako",
                            "byl")),
            Map.entry(
                    "hu",
                    Set.of(
                            "a", "az", "és", "hogy", "nem", "is", "egy", "volt", "meg", "ezt", "már", "csak", "még",
                            "szerint", "van")),
            Map.entry(
                    "ro",
                    Set.of(
                            "și", "în", "de", "la", "pe", "că", "cu", "nu", "din", "care", "pentru", "este", "mai",
                            "fost", "sunt")),
            Map.entry(
                    "id",
                    Set.of(
                            "yang", "dan", "di", "dengan", "untuk", "pada", "dari", "ini", "itu", "tidak", "dalam",
                            "akan", "juga", "ke", "adalah")),
            Map.entry(
                    "vi",
                    Set.of(
                            "và", "của", "là", "các", "được", "trong", "không", "có", "cho", "với", "đã", "một",
                            "người", "những", "này")),
            Map.entry(
                    "fi",
                    Set.of(
                            "ja", "on", "että", "ei", "oli", "se", "hän", "myös", "mutta", "ovat", "kun", "joka",
                            "mukaan", "sekä", "jo")));

    private PageLanguage() {}

    /**
     * Primary subtag, lower-case; null where nothing is declared and the text does not say.
     *
     * @param ofHttp the header {@code Content-Language}
     * @param text the article
     */
    static @Nullable String of(Document page, Metas metas, StructuredData data, @Nullable String ofHttp, String text) {
        var declared = declared(page, metas, data, ofHttp);
        var start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        var script = script(start);
        if (script != null && script != UnicodeScript.LATIN) {
            var languages = SCRIPTS.getOrDefault(script, List.of());
            var fitting = declared.stream().filter(languages::contains).findFirst();
            return fitting.orElseGet(
                    () -> languages.isEmpty() ? first(declared) : byLetters(languages.getFirst(), start));
        }
        var told = first(declared);
        var read = script == null ? null : bySmallWords(start, told);
        return read == null ? told : read;
    }

    private static @Nullable String first(List<String> languages) {
        return languages.isEmpty() ? null : languages.getFirst();
    }

    private static List<String> declared(Document page, Metas metas, StructuredData data, @Nullable String ofHttp) {
        var tags = new ArrayList<@Nullable String>();
        tags.add(page.select("html").attr("lang"));
        tags.add(page.select("html").attr("xml:lang"));
        tags.add(data.text("inLanguage"));
        tags.add(metas.first("og:locale"));
        tags.add(metas.first("content-language"));
        tags.add(metas.first("dc.language", "dcterms.language", "language"));
        tags.add(page.select("article[lang], main[lang], body[lang]").attr("lang"));
        tags.add(ofHttp);
        var declared = new ArrayList<String>();
        for (var tag : tags) {
            var primary = tag == null ? "" : tag.strip().split("[-_,; ]", 2)[0].toLowerCase(Locale.ROOT);
            if (primary.matches("[a-z]{2,3}") && !NO_LANGUAGES.contains(primary)) {
                declared.add(primary);
            }
        }
        return declared;
    }

    /** The script of most letters; Japanese is known by its kana. Null for few letters. */
    private static @Nullable UnicodeScript script(String text) {
        var letters = new HashMap<UnicodeScript, Integer>();
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
        int kana = letters.getOrDefault(UnicodeScript.HIRAGANA, 0) + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        if (kana * 20 > all) {
            return UnicodeScript.HIRAGANA;
        }
        var most = letters.entrySet().stream().max(Map.Entry.comparingByValue());
        return all < FEWEST_LETTERS || most.isEmpty() ? null : most.get().getKey();
    }

    /** Letters that only one language of a script has. */
    private static String byLetters(String usual, String text) {
        if (usual.equals("ru")) {
            return has(text, "їєґ")
                    ? "uk"
                    : has(text, "ў")
                            ? "be"
                            : has(text, "ћђ")
                                    ? "sr"
                                    : has(text, "ѓќѕ") ? "mk" : has(text, "ыэё") ? "ru" : has(text, "ъ") ? "bg" : usual;
        }
        if (usual.equals("ar")) {
            return has(text, "ٹڈڑے") ? "ur" : has(text, "پچژگ") ? "fa" : usual;
        }
        return usual;
    }

    private static boolean has(String text, String letters) {
        return text.toLowerCase(Locale.ROOT)
                        .chars()
                        .filter(c -> letters.indexOf(c) >= 0)
                        .count()
                > 1;
    }

    /** The language whose small words are clearly the text's, where the declared one's hardly are; null for no verdict. */
    private static @Nullable String bySmallWords(String text, @Nullable String declared) {
        var words = Words.of(text);
        if (words.size() < FEWEST_WORDS || declared != null && !SMALL_WORDS.containsKey(declared)) {
            return null;
        }
        String best = null;
        double most = 0;
        for (var language : SMALL_WORDS.keySet().stream().sorted().toList()) {
            double share = share(words, language);
            if (share > most) {
                most = share;
                best = language;
            }
        }
        double ofDeclared = declared == null ? 0 : share(words, declared);
        return most >= CLEAR && ofDeclared < HARDLY * most ? best : null;
    }

    private static double share(List<String> words, String language) {
        var small = SMALL_WORDS.getOrDefault(language, Set.of());
        return (double) words.stream().filter(small::contains).count() / words.size();
    }
}
