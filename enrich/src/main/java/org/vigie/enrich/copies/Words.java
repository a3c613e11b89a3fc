package org.vigie.enrich.copies;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text, without what an editor changes in passing: case, quotation marks, dashes, spaces, full-width forms.
 * Scripts that write no spaces have no words to see: there, each character stands for the few that begin with it.
 */
public final class Words {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private Words() {}

    static List<String> of(String text) {
        return split(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }

    /** The same with capital letters where they are written. */
    public static List<String> asWritten(String text) {
        return split(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    private static List<String> split(String text) {
        var reading = new Words();
        text.codePoints().forEach(reading::read);
        reading.endWord();
        return reading.words;
    }

    private void read(int character) {
        if (!isPartOfWord(character)) {
            endWord();
            return;
        }
        if (word.length() > 0 && width(character) != width(word.codePointAt(0))) {
            endWord();
        }
        word.appendCodePoint(character);
    }

    private void endWord() {
        if (word.length() == 0) {
            return;
        }
        int width = width(word.codePointAt(0));
        var characters = word.codePoints().toArray();
        if (width == 0) {
            words.add(word.toString());
        } else {
            for (int i = 0; i < characters.length; i++) {
                words.add(new String(characters, i, Math.min(width, characters.length - i)));
            }
        }
        word.setLength(0);
    }

    private static boolean isPartOfWord(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** How many characters about make a word in a script without spaces; 0 for one with spaces. */
    private static int width(int character) {
        if (character < 0x0E00) {
            return 0;
        }
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA -> 2;
            case THAI, LAO, KHMER, MYANMAR, TIBETAN -> 4;
            default -> 0;
        };
    }
}
