package org.vigie.enrich.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Language;

/**
 * Says in which language a text is. The same input always gives the same answer. Thread-safe; loads in about a
 * second.
 */
public final class Languages {
    /** Under this posterior probability nothing is said. */
    static final double SURE = 0.6;

    /** What the declared language weighs before the text is read; all others share the rest. */
    private static final double PRIOR_OF_DECLARED = 0.9;

    /** Characters looked at: from 41 on the detector is right 99 times in 100. */
    private static final int LOOKED_AT = 1_000;

    private static final int FEWEST_LETTERS = 3;
    private static final int SHORT_TITLE_WORDS = 2;
    private static final int SHORT_HAN_LETTERS = 20;

    /** Languages that hardly any news is written in and that take short texts from their neighbours. */
    private static final Set<String> RARE =
            Set.of("an", "br", "cy", "eu", "ga", "gl", "ht", "mt", "oc", "so", "af", "is", "sq", "yi");

    private static final double RARE_WEIGHT = 0.1;

    private static final Pattern NO_LANGUAGE = Pattern.compile("(?:https?://|www\\.)[\\x21-\\x7e&&[^<>\"]]+"
            + "|(?<![\\w.+-])[\\w.+-]++@[\\w-]++(?:\\.[\\w-]++)+"
            + "|(?<!\\w)@\\w+"
            + "|<[a-zA-Z/!][^<>]{0,500}>"
            + "|&#?\\w{1,10};");

    private final Detector detector = new Detector();

    /** The language of one bare text of which nothing is declared. */
    public Language identify(String text) {
        return identify(text, "", null);
    }

    /**
     * The language of a title and its text.
     *
     * @param declared what the feed says, a language tag; it may be wrong, and unknown tags count as none
     */
    public Language identify(String title, String text, @Nullable String declared) {
        var prior = LanguageCodes.modern(declared);
        var words = readable(title, text);
        var script = Script.of(words);
        if (script == null || Script.weightOfLetters(words) < FEWEST_LETTERS) {
            return new Language(Language.UNDETERMINED, 0, null);
        }
        if (prior != null
                && text.isBlank()
                && isShortTitle(words)
                && (script == Script.LATIN || script.writes(prior))) {
            return best(Map.of(prior, PRIOR_OF_DECLARED));
        }
        if (script == Script.HAN && "ja".equals(prior) && words.length() <= SHORT_HAN_LETTERS) {
            return best(Map.of("ja", PRIOR_OF_DECLARED, "zh", 1 - PRIOR_OF_DECLARED));
        }
        return best(posteriors(script, words, prior));
    }

    private Map<String, Double> posteriors(Script script, String words, @Nullable String prior) {
        var fitting = Alphabet.fitting(script, words);
        if (fitting.size() == 1) {
            return Map.of(fitting.getFirst(), 1.0);
        }
        if (fitting.isEmpty() && script != Script.LATIN) {
            return Map.of();
        }
        var likelihoods = detector.likelihoods(script, script.keep(words));
        likelihoods.keySet().removeIf(code -> !fitting.isEmpty() && !fitting.contains(code));
        var posteriors = new TreeMap<String, Double>();
        double others = prior != null && likelihoods.containsKey(prior)
                ? (1 - PRIOR_OF_DECLARED) / Math.max(1, likelihoods.size() - 1)
                : 1;
        double sum = 0;
        for (var likelihood : likelihoods.entrySet()) {
            var code = likelihood.getKey();
            double weight = code.equals(prior) ? PRIOR_OF_DECLARED : others * (RARE.contains(code) ? RARE_WEIGHT : 1);
            posteriors.put(code, likelihood.getValue() * weight);
            sum += likelihood.getValue() * weight;
        }
        double total = sum;
        posteriors.replaceAll((code, weighted) -> weighted / total);
        return posteriors;
    }

    private static Language best(Map<String, Double> posteriors) {
        List<Map.Entry<String, Double>> ranked = new ArrayList<>(posteriors.entrySet());
        ranked.sort(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        if (ranked.isEmpty()) {
            return new Language(Language.UNDETERMINED, 0, null);
        }
        var first = ranked.getFirst();
        return new Language(
                first.getValue() >= SURE ? first.getKey() : Language.UNDETERMINED,
                Math.round(first.getValue() * 1000) / 1000.0,
                ranked.size() > 1 ? ranked.get(1).getKey() : null);
    }

    private static boolean isShortTitle(String words) {
        return words.split(" ").length <= SHORT_TITLE_WORDS
                && words.codePoints().noneMatch(Character::isIdeographic);
    }

    /** The first words of title and text without addresses and markup, with single spaces. */
    private static String readable(String title, String text) {
        var both = start(title, 2 * LOOKED_AT) + " " + start(text, 2 * LOOKED_AT);
        return start(
                NO_LANGUAGE
                        .matcher(both)
                        .replaceAll(" ")
                        .replaceAll("\\s+", " ")
                        .strip(),
                LOOKED_AT);
    }

    private static String start(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
