package org.vigie.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;

/** What somebody who mistyped a name may have meant. */
public final class DidYouMean {
    private DidYouMean() {}

    /** The end of a sentence, such as {@code "; did you mean le-fil?"}; empty where nothing is near. */
    public static String inWords(String unknown, Iterable<String> known) {
        var nearest = new ArrayList<String>();
        known.forEach(nearest::add);
        return nearest.stream()
                .min(Comparator.comparingInt(key -> editDistance(unknown, key)))
                .filter(key ->
                        key.startsWith(unknown) || editDistance(unknown, key) <= Math.max(2, unknown.length() / 4))
                .map(key -> "; did you mean " + key + "?")
                .orElse("");
    }

    /** Levenshtein's distance by the usual two rows. */
    private static int editDistance(String a, String b) {
        var previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
