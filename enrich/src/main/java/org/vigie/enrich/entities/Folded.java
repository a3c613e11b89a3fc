package org.vigie.enrich.entities;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as it is compared: lower case, no accents, hyphens, middle dots and white space as single spaces, apostrophes alike; and
 * where each character stood.
 *
 * @param text what is compared
 * @param offsets by character of {@code text}: its offset in the original; one more at the end, the original's length
 */
record Folded(String text, int[] offsets) {
    private static final char[] FOLDED = new char[Character.MAX_VALUE + 1];

    /** Hyphens in names (<i>DALL·E</i>), however they are written; French writes <i>salarié·es</i> with them. */
    private static final String MIDDLE_DOTS = "\u00b7\u2022\u30fb";

    /** For characters that are left out. */
    private static final char NOTHING = '\0';

    static {
        for (int c = 0; c < FOLDED.length; c++) {
            FOLDED[c] = fold((char) c);
        }
    }

    static Folded of(String original) {
        var text = new StringBuilder(original.length());
        var offsets = new int[original.length() + 1];
        for (int i = 0; i < original.length(); i++) {
            char c = FOLDED[original.charAt(i)];
            boolean isRepeated = c == ' ' && !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
            if (c != NOTHING && !isRepeated) {
                offsets[text.length()] = i;
                text.append(c);
            }
        }
        offsets[text.length()] = original.length();
        return new Folded(text.toString(), Arrays.copyOf(offsets, text.length() + 1));
    }

    int start(int at) {
        return offsets[at];
    }

    /** The original offset behind the character before a place: what was left out behind it does not belong to it. */
    int end(int at) {
        return at == 0 ? 0 : offsets[at - 1] + 1;
    }

    private static char fold(char c) {
        if (Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || MIDDLE_DOTS.indexOf(c) >= 0) {
            return ' ';
        }
        if (c == '\u2019' || c == '\u02bc' || c == '`') {
            return '\'';
        }
        if (Character.isSurrogate(c)) {
            return c;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || c == NOTHING) {
            return NOTHING;
        }
        return Character.toLowerCase(
                hasAccents(c)
                        ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                                .charAt(0)
                        : c);
    }

    /** Other scripts' marks make other letters: what a voicing mark is to kana, an accent is not to Latin. */
    private static boolean hasAccents(char c) {
        var script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.GREEK;
    }
}
