package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Many phrases that are looked for at once: by their first letter at the start of words, those without one by their sign. */
final class PhraseIndex {
    private static final char NO_LETTER = ' ';

    private final Map<Character, Pattern> byLetter = new HashMap<>();

    /**
     * @param phrases regular expressions
     * @param behind what each goes on with
     */
    PhraseIndex(List<String> phrases, String behind) {
        var groups = new HashMap<Character, List<String>>();
        for (var phrase : phrases) {
            char first = Character.toLowerCase(phrase.charAt(0));
            boolean isPlain =
                    Character.isLetter(first) && (phrase.length() == 1 || "?*{".indexOf(phrase.charAt(1)) < 0);
            groups.computeIfAbsent(isPlain ? first : NO_LETTER, any -> new ArrayList<>())
                    .add(phrase);
        }
        groups.forEach((first, group) ->
                byLetter.put(first, Pattern.compile("(?iu)(?:" + String.join("|", group) + ")" + behind)));
    }

    /** Whether a line begins with one of them; signs, and a number, may stand before. */
    boolean begins(String line) {
        int start = 0;
        while (start < line.length() && !Character.isLetter(line.charAt(start))) {
            if (isAt(line, start, byLetter.get(NO_LETTER))) {
                return true;
            }
            start++;
        }
        return start < line.length() && startsAt(line, start);
    }

    /** Whether one of them is somewhere in a line, from the start of a word. */
    boolean isIn(String line) {
        boolean isInWord = false;
        for (int i = 0; i < line.length(); i++) {
            boolean isLetter = Character.isLetter(line.charAt(i));
            if (isLetter && (!isInWord || line.charAt(i) >= '\u2E80') && startsAt(line, i)
                    || !isLetter && line.charAt(i) != ' ' && isAt(line, i, byLetter.get(NO_LETTER))) {
                return true;
            }
            isInWord = isLetter;
        }
        return false;
    }

    private boolean startsAt(String line, int start) {
        return isAt(line, start, byLetter.get(Character.toLowerCase(line.charAt(start))))
                || isAt(line, start, byLetter.get(NO_LETTER));
    }

    private static boolean isAt(String line, int start, @Nullable Pattern pattern) {
        return pattern != null
                && pattern.matcher(line).region(start, line.length()).lookingAt();
    }
}
