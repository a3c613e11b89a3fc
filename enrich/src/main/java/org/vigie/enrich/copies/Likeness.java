package org.vigie.enrich.copies;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Whether two texts are copies of one. What they share must be a good part of the shorter one (containment, Broder 1997):
 * a copy may be cut, or stand inside a longer text.
 *
 * <p>Containment alone takes two short articles with the same long notice at their ends for copies, until the notice is
 * known as furniture. What tells them apart is what is not shared. An editor's changes leave little of the text in between
 * changed, or add to one of the two alone; articles with the same furniture both have a long passage of their own. So
 * unshared prints that follow each other are summed up as a text's own passages, and where both have more of them than an
 * editor would change, it is no copy. Under the same headline more is allowed.
 *
 * <p>Cost: that of sorting the prints. Figures: RATIONALE.md.
 */
final class Likeness {
    private static final double LEAST_SHARE = 0.3;
    /** Of the shared prints, so many may be a figure of speech; in a small sample that would be much. */
    private static final int BY_CHANCE = 1;

    /** So many prints in a row, about 18 words, are a passage; fewer may be a reworded sentence. */
    private static final int PASSAGE = 4;
    /** Of texts of different lengths, of which the sample is thinner; a copy that is cut or joined is otherwise unchanged. */
    private static final int PASSAGE_OF_UNEQUAL = 2;

    private static final double EQUAL = 0.7;

    private static final int OWN_WORDS = 20;
    private static final double OWN_SHARE = 0.12;
    private static final double OWN_SHARE_UNDER_ONE_HEADLINE = 0.6;
    private static final double SAME_HEADLINE = 0.75;

    private Likeness() {}

    /**
     * How much of the shorter text both have, 0 where they are no copies. The same both ways round.
     *
     * @param isFurniture prints to leave out, those of texts around articles
     */
    static double of(Prints one, Prints other, LongPredicate isFurniture) {
        long limit = Math.min(one.limit(), other.limit());
        var ofOne = sample(one, limit, isFurniture);
        var ofOther = sample(other, limit, isFurniture);
        var inOne = ofOne.clone();
        var inOther = ofOther.clone();
        Arrays.sort(inOne);
        Arrays.sort(inOther);
        long shared = Arrays.stream(ofOne).filter(print -> isIn(inOther, print)).count();
        int of = Math.min(ofOne.length, ofOther.length);
        if (shared < Prints.FEWEST || shared - BY_CHANCE < LEAST_SHARE * of) {
            return 0;
        }
        int words = Math.min(one.words(), other.words());
        boolean areEqual = words >= EQUAL * Math.max(one.words(), other.words());
        int passage = areEqual ? PASSAGE : PASSAGE_OF_UNEQUAL;
        double own = Math.min(
                one.words() * ownShare(ofOne, inOther, passage), other.words() * ownShare(ofOther, inOne, passage));
        return own <= allowed(words, haveOneHeadline(one.title(), other.title())) ? (double) shared / of : 0;
    }

    private static long[] sample(Prints prints, long limit, LongPredicate isFurniture) {
        return Arrays.stream(prints.chosen())
                .filter(print -> print <= limit && !isFurniture.test(print))
                .toArray();
    }

    /** Share of prints that stand in passages of at least so many without a shared one. */
    private static double ownShare(long[] prints, long[] others, int passage) {
        int own = 0;
        int run = 0;
        for (int i = 0; i <= prints.length; i++) {
            if (i < prints.length && !isIn(others, prints[i])) {
                run++;
            } else {
                own += run >= passage ? run : 0;
                run = 0;
            }
        }
        return (double) own / prints.length;
    }

    private static double allowed(int words, boolean underOneHeadline) {
        return underOneHeadline ? OWN_SHARE_UNDER_ONE_HEADLINE * words : Math.max(OWN_WORDS, OWN_SHARE * words);
    }

    private static boolean haveOneHeadline(long[] one, long[] other) {
        long shared = Arrays.stream(one)
                .filter(word -> Arrays.stream(other).anyMatch(same -> same == word))
                .count();
        return shared >= Prints.FEWEST && shared >= SAME_HEADLINE * Math.max(one.length, other.length);
    }

    private static boolean isIn(long[] sorted, long print) {
        return Arrays.binarySearch(sorted, print) >= 0;
    }
}
