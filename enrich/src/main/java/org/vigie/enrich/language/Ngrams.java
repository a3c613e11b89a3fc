package org.vigie.enrich.language;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The n-grams of a text: every run of two to five characters within a word, the word's edges counting as a character.
 * <em>le</em> has {@code ^l}, {@code ^le}, {@code ^le$}, {@code le}, {@code le$} and {@code e$}. An edge says much: half
 * of a short text's information on its language is in how words begin and end.
 *
 * <p>An n-gram is known by a hash of 48 bits, which leaves room for a language and a weight in the same {@code long}.
 */
final class Ngrams {
    static final int LONGEST = 5;
    static final int HASH_BITS = 48;
    static final char START = '^';
    static final char END = '$';

    /** How much an n-gram counts by its length: the longer, the less it repeats what the shorter ones said. */
    private static final float[] INSIDE = {0, 0, 0.5f, 1, 1.5f, 2};

    private static final float[] AT_THE_EDGE = {0, 0, 1, 1.5f, 2, 2.5f};

    private Ngrams() {}

    /** Is told n-grams of a text. */
    interface Reader {
        /** False where it is not known; then no longer one that begins with it is told either, since it can hardly be known. */
        boolean read(long hash, float counts);
    }

    /** How much all n-grams of a text count together, told or not. */
    static float of(String text, Reader reader) {
        var letters = Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .toCharArray();
        var word = new char[letters.length + 2];
        word[0] = START;
        int length = 1;
        float counts = 0;
        for (int i = 0; i <= letters.length; i++) {
            if (i < letters.length && Character.isLetter(letters[i])) {
                word[length++] = letters[i];
            } else if (length > 1) {
                word[length++] = END;
                counts += ofWord(word, length, reader);
                length = 1;
            }
        }
        return counts;
    }

    private static float ofWord(char[] word, int length, Reader reader) {
        float all = 0;
        for (int start = 0; start < length - 1; start++) {
            long hash = add(0, word[start]);
            boolean isKnown = true;
            for (int n = 2; n <= LONGEST && start + n <= length; n++) {
                boolean edge = start == 0 || start + n == length;
                float counts = edge ? AT_THE_EDGE[n] : INSIDE[n];
                all += counts;
                hash = add(hash, word[start + n - 1]);
                isKnown = isKnown && reader.read(finish(hash), counts);
            }
        }
        return all;
    }

    static long hash(String ngram) {
        long hash = 0;
        for (int i = 0; i < ngram.length(); i++) {
            hash = add(hash, ngram.charAt(i));
        }
        return finish(hash);
    }

    private static long add(long hash, char character) {
        return (hash + character + 1) * 0x9E3779B97F4A7C15L;
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0xBF58476D1CE4E5B9L;
        return (mixed ^ (mixed >>> 29)) & ((1L << HASH_BITS) - 1);
    }
}
