package org.vigie.ingest.page;

import java.util.regex.Pattern;

/**
 * What publishers write between and behind the lines of an article, in the languages that are read. The phrases are in
 * {@code phrases.txt}.
 */
final class Phrases {
    private static final int LONGEST_CALL = 25;
    private static final int LONGEST_LABEL = 5;
    private static final int LONGEST_STAMP = 14;
    private static final int LONGEST_CAPTION = 45;
    private static final int LONGEST_NOTICE = 60;
    private static final Sections PHRASES = Sections.read("phrases.txt");
    private static final PhraseIndex CALL = index("call", "");
    private static final PhraseIndex LABEL = index("label", "[\\s:.…>»\\d]*$");
    private static final PhraseIndex STAMP = index("stamp", "");
    private static final PhraseIndex CAPTION = index("caption", "");
    private static final PhraseIndex OPENING = index("opening", "");
    private static final PhraseIndex CREDIT = index("credit", "");
    private static final PhraseIndex NOTICE = index("notice", "");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    private static final Pattern TIME = Pattern.compile("\\d[:.h]\\d\\d");
    private static final Pattern SENTENCE = Pattern.compile("[.!?…»”\"'’)。！？:;।؟۔]\\s*$");

    private Phrases() {}

    private static PhraseIndex index(String section, String behind) {
        return new PhraseIndex(PHRASES.of(section), behind);
    }

    /** Whether a line belongs to the page and not to the article. */
    static boolean isFurniture(String line, int words) {
        return words <= LONGEST_CALL && CALL.begins(line)
                || words <= LONGEST_LABEL && LABEL.begins(line)
                || words <= LONGEST_STAMP && isStamp(line)
                || words <= LONGEST_CAPTION && (CAPTION.begins(line) || CREDIT.isIn(line))
                || words <= LONGEST_NOTICE && (OPENING.begins(line) || NOTICE.isIn(line));
    }

    /** A date and what it is of; a sentence that begins alike has no time of day. */
    private static boolean isStamp(String line) {
        return STAMP.begins(line)
                && DIGIT.matcher(line).find()
                && (!endsSentence(line) || TIME.matcher(line).find());
    }

    /** Whether a line ends as a sentence does. */
    static boolean endsSentence(String line) {
        return SENTENCE.matcher(line).find();
    }
}
