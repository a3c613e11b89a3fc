package org.vigie.enrich.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Language;

/**
 * Says in which language a text is. The same input always gives the same answer. Thread-safe; loads in under a
 * second.
 */
public final class Languages {
    /** Under this posterior probability nothing is said. */
    static final double SURE = 0.35;

    /** What is said to be sure where the language that was expected is all there is to go by. */
    private static final double DECLARED = 0.9;

    /** Characters looked at: from 41 on the answer is right 99 times in 100. */
    private static final int LOOKED_AT = 300;

    private static final int FEWEST_LETTERS = 3;
    private static final int SHORT_TITLE_WORDS = 2;
    private static final int SHORT_HAN_LETTERS = 20;

    private static final Pattern NO_LANGUAGE = Pattern.compile("(?:https?://|www\\.)[\\x21-\\x7e&&[^<>\"]]+"
            + "|(?<![\\w.+-])[\\w.+-]++@[\\w-]++(?:\\.[\\w-]++)+"
            + "|(?<!\\w)@\\w+"
            + "|<[a-zA-Z/!][^<>]{0,500}>"
            + "|&#?\\w{1,10};");

    /** Cheap to look for, and most texts have none of it. */
    private static final Pattern MAY_BE_NO_LANGUAGE = Pattern.compile("[@<&]|://|www\\.");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Likelihoods likelihoods = new Likelihoods();

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
        return identify(title, text, declared, Habit.NONE);
    }

    /**
     * The language of a title and its text.
     *
     * @param declared what the feed says, a language tag; it may be wrong, and unknown tags count as none
     * @param habit of the source that it comes from
     */
    public Language identify(String title, String text, @Nullable String declared, Habit habit) {
        var prior = LanguageCodes.modern(declared);
        var own = habit.own();
        var expected = own == null ? prior : own;
        var words = readable(title, text);
        var script = Script.of(words);
        if (script == null || Script.weightOfLetters(words) < FEWEST_LETTERS) {
            return new Language(Language.UNDETERMINED, 0, null);
        }
        if (script == Script.HAN && "ja".equals(expected) && words.length() <= SHORT_HAN_LETTERS) {
            return best(Map.of("ja", DECLARED, "zh", 1 - DECLARED));
        }
        int titleWords = text.isBlank() ? words.split(" ").length : Integer.MAX_VALUE;
        if (expected != null && titleWords == 1 && (script == Script.LATIN || script.writes(expected))) {
            return best(Map.of(expected, DECLARED));
        }
        boolean isName = titleWords <= SHORT_TITLE_WORDS;
        var believed = isName ? expected : prior;
        var fits = believed != null && script.writes(believed) ? believed : null;
        return best(posteriors(script, words, new Prior(fits, habit, isName)));
    }

    private Map<String, Double> posteriors(Script script, String words, Prior prior) {
        var fitting = Alphabet.fitting(script, words);
        if (fitting.size() == 1) {
            return Map.of(fitting.getFirst(), 1.0);
        }
        if (fitting.isEmpty() && script != Script.LATIN) {
            return Map.of();
        }
        return prior.posteriors(
                likelihoods.of(script.keep(words), fitting.isEmpty() ? script::writes : fitting::contains));
    }

    private static Language best(Map<String, Double> posteriors) {
        List<Map.Entry<String, Double>> ranked = new ArrayList<>(posteriors.entrySet());
        ranked.sort(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        if (ranked.isEmpty()) {
            return new Language(Language.UNDETERMINED, 0, null);
        }
        var first = ranked.getFirst();
        var others = ranked.stream().skip(1).map(Map.Entry::getKey).filter(code -> !code.equals(Language.UNDETERMINED));
        return new Language(
                first.getValue() >= SURE ? first.getKey() : Language.UNDETERMINED,
                Math.round(first.getValue() * 1000) / 1000.0,
                others.findFirst().orElse(null));
    }

    /** The first words of title and text without addresses and markup, with single spaces. */
    private static String readable(String title, String text) {
        var both = start(title, 2 * LOOKED_AT) + " " + start(text, 2 * LOOKED_AT);
        var words = MAY_BE_NO_LANGUAGE.matcher(both).find()
                ? NO_LANGUAGE.matcher(both).replaceAll(" ")
                : both;
        return start(SPACES.matcher(words).replaceAll(" ").strip(), LOOKED_AT);
    }

    private static String start(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
