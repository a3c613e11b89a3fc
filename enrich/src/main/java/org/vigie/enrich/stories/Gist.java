package org.vigie.enrich.stories;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.vigie.enrich.copies.Words;

/**
 * What is remembered of a text in order to know its story: the terms of its title and of the beginning of its text, where
 * news says what happened. A term is what words with the same first letters have in common, which stands for a stem in
 * languages that change the ends of words, and costs no dictionary. A function of the text, the same on every machine.
 *
 * @param terms hashes, ascending
 * @param inTitle how often each stands in the title
 * @param inText how often each stands in the beginning of the text
 * @param named whether each looks like a name or a number: with a capital letter or a digit wherever it stands
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Gist(long[] terms, int[] inTitle, int[] inText, boolean[] named) {
    private static final int FIRST_WORDS = 200;
    private static final int LONGEST_TITLE = 40;
    private static final int STEM = 6;
    private static final Hasher64 HASHER = Hashing.xxh3_64();

    /** How a term stands in a text. */
    private static final class Standing {
        private int inTitle;
        private int inText;
        private int told;
        private int capital;
    }

    static Gist of(String title, String text) {
        var terms = new TreeMap<Long, Standing>();
        var heading = first(Words.asWritten(title), LONGEST_TITLE);
        boolean isAllCapital = 2 * heading.stream().filter(Gist::isCapital).count() > heading.size();
        for (var word : heading) {
            var standing = terms.computeIfAbsent(term(word), term -> new Standing());
            standing.inTitle++;
            if (!isAllCapital || isNumber(word)) {
                count(standing, word);
            }
        }
        for (var word : first(Words.asWritten(text), FIRST_WORDS)) {
            var standing = terms.computeIfAbsent(term(word), term -> new Standing());
            standing.inText++;
            count(standing, word);
        }
        var gist = new Gist(
                terms.keySet().stream().mapToLong(Long::longValue).toArray(),
                terms.values().stream().mapToInt(standing -> standing.inTitle).toArray(),
                terms.values().stream().mapToInt(standing -> standing.inText).toArray(),
                new boolean[terms.size()]);
        int i = 0;
        for (var standing : terms.values()) {
            gist.named[i++] = standing.told > 0 && standing.capital == standing.told;
        }
        return gist;
    }

    private static void count(Standing standing, String word) {
        standing.told++;
        standing.capital += isCapital(word) || isNumber(word) ? 1 : 0;
    }

    private static List<String> first(List<String> words, int most) {
        return words.subList(0, Math.min(most, words.size()));
    }

    private static long term(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        int end = lower.codePointCount(0, lower.length()) <= STEM ? lower.length() : lower.offsetByCodePoints(0, STEM);
        return HASHER.hashCharsToLong(lower.substring(0, end));
    }

    private static boolean isCapital(String word) {
        return Character.isUpperCase(word.codePointAt(0));
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.codePointAt(0));
    }
}
