package org.vigie.ingest.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final String NO_WORD_BEFORE = "^[^\\p{L}\\p{N}@©]*+(?:\\d+\\s)?";
    private static final Pattern SECTION = Pattern.compile("(?m)^\\[(\\w+)].*$");

    private static final Map<String, String> PHRASES = read();
    private static final Pattern CALL = pattern(NO_WORD_BEFORE, "call", "");
    private static final Pattern LABEL = pattern(NO_WORD_BEFORE, "label", "[\\s:.…>»\\d]*$");
    private static final Pattern STAMP = pattern(NO_WORD_BEFORE, "stamp", "");
    private static final Pattern CAPTION = pattern(NO_WORD_BEFORE, "caption", "");
    private static final Pattern CREDIT = pattern("", "credit", "");
    private static final Pattern NOTICE = pattern("", "notice", "");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    private static final Pattern SENTENCE = Pattern.compile("[.!?…»”\"'’)。！？:;।؟۔]\\s*$");

    private Phrases() {}

    private static Map<String, String> read() {
        try (var file = Objects.requireNonNull(Phrases.class.getResourceAsStream("phrases.txt"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var phrases = new HashMap<String, String>();
            var sections = SECTION.matcher(text).results().toList();
            for (int i = 0; i < sections.size(); i++) {
                int end = i + 1 < sections.size() ? sections.get(i + 1).start() : text.length();
                List<String> lines =
                        text.substring(sections.get(i).end(), end).lines().filter(line -> !line.isBlank()).toList();
                phrases.put(sections.get(i).group(1), String.join("|", lines));
            }
            return phrases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String before, String section, String behind) {
        return Pattern.compile("(?iu)" + before + "(?:" + PHRASES.get(section) + ")" + behind);
    }

    /** Whether a line belongs to the page and not to the article. */
    static boolean isFurniture(String line, int words) {
        return words <= LONGEST_CALL && CALL.matcher(line).find()
                || words <= LONGEST_LABEL && LABEL.matcher(line).find()
                || words <= LONGEST_STAMP
                        && STAMP.matcher(line).find()
                        && DIGIT.matcher(line).find()
                || words <= LONGEST_CAPTION && isCaption(line)
                || words <= LONGEST_NOTICE && NOTICE.matcher(line).find();
    }

    private static boolean isCaption(String line) {
        return CAPTION.matcher(line).find() || CREDIT.matcher(line).find();
    }

    /** Whether a line ends as a sentence does. */
    static boolean endsSentence(String line) {
        return SENTENCE.matcher(line).find();
    }
}
