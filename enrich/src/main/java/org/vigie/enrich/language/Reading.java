package org.vigie.enrich.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Language;

/**
 * The first words of one text. How likely they are in each language is worked out once, and then says in which language the
 * text is, whatever is believed beforehand. For one thread.
 */
public final class Reading {
    /** Under this posterior probability nothing is said. */
    private static final double SURE = 0.35;

    /** What is said to be sure where the language that was expected is all there is to go by. */
    private static final double DECLARED = 0.9;

    private static final int FEWEST_LETTERS = 3;
    private static final int SHORT_TITLE_WORDS = 2;
    private static final int SHORT_HAN_LETTERS = 20;

    private final Likelihoods likelihoods;
    private final String words;
    private final int titleWords;

    /** Null where there is too little to read. */
    private final @Nullable Script script;

    private @Nullable Map<String, Double> likely;

    /** @param isTitle whether there is nothing but a title */
    Reading(Likelihoods likelihoods, String words, boolean isTitle) {
        this.likelihoods = likelihoods;
        this.words = words;
        this.titleWords = isTitle ? wordsIn(words) : Integer.MAX_VALUE;
        this.script = Script.weightOfLetters(words) < FEWEST_LETTERS ? null : Script.of(words);
    }

    /**
     * In which language it is.
     *
     * @param declared what the feed says, a language tag; it may be wrong, and unknown tags count as none
     * @param habit of the source that it comes from
     */
    public Language language(@Nullable String declared, Habit habit) {
        if (script == null) {
            return new Language(Language.UNDETERMINED, 0, null);
        }
        var prior = LanguageCodes.modern(declared);
        var own = habit.own();
        var expected = own == null ? prior : own;
        if (script == Script.HAN && "ja".equals(expected) && words.length() <= SHORT_HAN_LETTERS) {
            return best(Map.of("ja", DECLARED, "zh", 1 - DECLARED));
        }
        if (expected != null && titleWords <= 1 && (script == Script.LATIN || script.writes(expected))) {
            return best(Map.of(expected, DECLARED));
        }
        boolean isName = titleWords <= SHORT_TITLE_WORDS;
        var believed = isName ? expected : prior;
        var fits = believed != null && script.writes(believed) ? believed : null;
        if (likely == null) {
            likely = likely(script);
        }
        return best(new Prior(fits, habit, isName).posteriors(likely));
    }

    /** A number, and a name with one in it, stands alike in all languages. */
    private static int wordsIn(String title) {
        return (int) Arrays.stream(title.split(" "))
                .filter(word -> word.chars().anyMatch(Character::isLetter)
                        && word.chars().noneMatch(Character::isDigit))
                .count();
    }

    /** Log-likelihoods by code, up to a constant. */
    private Map<String, Double> likely(Script script) {
        var fitting = Alphabet.fitting(script, words);
        if (fitting.size() == 1) {
            return Map.of(fitting.getFirst(), 0.0);
        }
        if (fitting.isEmpty() && script != Script.LATIN) {
            return Map.of();
        }
        return likelihoods.of(script.keep(words), fitting.isEmpty() ? script::writes : fitting::contains);
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
}
