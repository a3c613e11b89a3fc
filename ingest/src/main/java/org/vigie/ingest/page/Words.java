package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures of text that mean the same in scripts with and without spaces between words. */
final class Words {
    /** Letters that say as much as one ideograph. */
    static final int LETTERS_OF_AN_IDEOGRAPH = 3;

    private Words() {}

    /** Words; without spaces two ideographs or four letters are one. */
    static int count(String text) {
        int words = 0;
        int quarters = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isIdeograph(c) || isUnspacedLetter(c)) {
                quarters += isIdeograph(c) ? 2 : 1;
                inWord = false;
            } else if (Character.isLetterOrDigit(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (Character.isWhitespace(c) || c == '\u00A0') {
                inWord = false;
            }
        }
        return words + (quarters + 3) / 4;
    }

    /** The words themselves; an ideograph is one. */
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean isAlone = isIdeograph(c) || isUnspacedLetter(c);
            boolean isPart =
                    !isAlone && (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK);
            if (isPart && from < 0) {
                from = i;
            } else if (!isPart && from >= 0) {
                words.add(text.substring(from, i).toLowerCase(Locale.ROOT));
                from = -1;
            }
            if (isAlone) {
                words.add(String.valueOf(c));
            }
        }
        return words;
    }

    /** Characters with white space folded, an ideograph as three. */
    static int length(String text) {
        int length = 0;
        boolean inSpace = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0') {
                length += inSpace ? 0 : 1;
                inSpace = true;
            } else {
                length += isIdeograph(c) ? LETTERS_OF_AN_IDEOGRAPH : 1;
                inSpace = false;
            }
        }
        return length;
    }

    /** Commas of all scripts, and what stands for them between the parts of a Chinese or Japanese sentence. */
    static int commas(String text) {
        int commas = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case ',', '\u060C', '\uFE50', '\uFE10', '\uFE11', '\u2E41', '\u2E34', '\u2E32', '\uFF0C', '\u3001' ->
                    commas++;
                default -> {
                    // no comma
                }
            }
        }
        return commas;
    }

    /** Chinese characters and kana. */
    private static boolean isIdeograph(char c) {
        return c >= '\u3040' && c <= '\u9FFF';
    }

    /** Thai, Lao, Burmese, Khmer. */
    private static boolean isUnspacedLetter(char c) {
        return c >= '\u0E00' && c <= '\u0EFF' || c >= '\u1000' && c <= '\u109F' || c >= '\u1780' && c <= '\u17FF';
    }
}
