package org.vigie.enrich.classifier;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a word is compared by, whatever stands around it.
 *
 * @param stem the word without its endings, null for one that says nothing (<i>the</i>, <i>des</i>)
 * @param titleStem the same, told apart as a word of a title
 * @param pieces three to five letters in a row, the word's borders among them ({@code _el}, {@code elec}, {@code ction})
 */
record Forms(@Nullable String stem, @Nullable String titleStem, List<String> pieces) {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    /** A longer word is an address or a code, and its beginning says enough. */
    private static final int LETTERS = 30;

    /** @param folded the word in lower case, without accents */
    static Forms of(@Nullable String stem, String folded) {
        return new Forms(stem, stem == null ? null : "^" + stem, pieces(folded));
    }

    private static List<String> pieces(String folded) {
        var bordered = "_" + (folded.length() > LETTERS ? folded.substring(0, LETTERS) : folded) + "_";
        var pieces = new ArrayList<String>();
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (int start = 0; start + length <= bordered.length(); start++) {
                pieces.add(bordered.substring(start, start + length));
            }
        }
        return List.copyOf(pieces);
    }
}
