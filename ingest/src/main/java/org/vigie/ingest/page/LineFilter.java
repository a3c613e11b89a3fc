package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigie.ingest.page.Lines.Line;

/**
 * Which lines are the article's: not the links, the credits and the calls to read on, nothing twice, not what is short
 * before the first and after the last real paragraph, not what is said of the authors behind it. For one page, by one
 * thread.
 */
final class LineFilter {
    private static final int REAL_WORDS = 15;
    private static final int SHORT = 8;
    private static final int LINKED_WORDS = 30;
    private static final int REPEATED_WORDS = 4;
    private static final int QUOTED_WORDS = 6;
    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_ABOUT_AUTHOR = 90;
    private static final int LAST_LINES = 4;
    private static final long MOST_COMPARISONS = 100_000_000;
    private static final int MOST_NUMBERS = 3;
    private static final Pattern NO_LETTER = Pattern.compile("\\P{L}*");
    private static final Pattern ABOUT_SOMEBODY = Pattern.compile(
            "(?iu)^[\\p{L}'’. -]{4,50},? (?:is|was|has been|joined) (?:a|an|the|our|senior|associate|currently|\\w+[’']s)\\b.{0,120}\\b(?:reporter|writer|editor|correspondent|journalist|columnist|author of|freelance|contributor|producer|fellow|professor|bureau|covers|covering|journalism)\\b.*");

    private final Set<String> not;
    private final Map<String, Boolean> furniture = new HashMap<>();
    private final Map<String, String> foldings = new HashMap<>();
    private final List<String> authors;

    /**
     * @param title which is no line of the text
     * @param author names with commas between
     */
    LineFilter(String title, String author) {
        this.not = new HashSet<>(List.of(folded(title)));
        this.authors = List.of(author.split(",\\s*", -1)).stream()
                .filter(name -> name.length() > 4)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    List<Line> articleOf(List<Line> lines) {
        var kept = new ArrayList<Line>();
        var seen = new HashSet<>(not);
        for (var line : lines) {
            var folded = fold(line);
            boolean isRepeat = !seen.add(folded) && (line.words() >= REPEATED_WORDS || not.contains(folded));
            boolean isNumber = !line.isInTable()
                    && line.words() <= MOST_NUMBERS
                    && NO_LETTER.matcher(line.text()).matches();
            if (!folded.isEmpty() && !isNumber && !isRepeat && !isLink(line) && !isFurniture(line)) {
                kept.add(line);
            }
        }
        return withoutQuotes(trimmed(kept));
    }

    private boolean isFurniture(Line line) {
        return furniture.computeIfAbsent(line.text(), text -> Phrases.isFurniture(text, line.words()));
    }

    private String fold(Line line) {
        return foldings.computeIfAbsent(line.text(), LineFilter::folded);
    }

    private static boolean isLink(Line line) {
        return line.words() < LINKED_WORDS && 2 * line.linked() > line.words();
    }

    private static boolean isReal(Line line) {
        return line.words() >= REAL_WORDS || line.words() >= SHORT && Phrases.endsSentence(line.text());
    }

    private List<Line> trimmed(List<Line> lines) {
        int from = 0;
        while (from < lines.size() && !isReal(lines.get(from))) {
            from++;
        }
        if (from == lines.size()) {
            return lines;
        }
        int to = lines.size();
        while (to > from + 1
                && (!isReal(lines.get(to - 1)) || isAboutAuthor(lines.get(to - 1)) && lines.size() - to < LAST_LINES)) {
            to--;
        }
        return lines.subList(from, to);
    }

    private boolean isAboutAuthor(Line line) {
        if (line.words() > LONGEST_ABOUT_AUTHOR) {
            return false;
        }
        var lower = line.text().toLowerCase(Locale.ROOT);
        return ABOUT_SOMEBODY.matcher(line.text()).matches()
                || authors.stream().anyMatch(lower::startsWith) && line.words() < LONGEST_ABOUT_AUTHOR / 2;
    }

    /** A sentence that is set large beside the text stands in the text as well. */
    private List<Line> withoutQuotes(List<Line> lines) {
        var all = new StringBuilder();
        for (var line : lines) {
            all.append(fold(line)).append('\n');
        }
        var whole = all.toString();
        if ((long) lines.size() * whole.length() > MOST_COMPARISONS) {
            return lines;
        }
        return lines.stream()
                .filter(line -> {
                    if (line.words() < QUOTED_WORDS || line.words() > LONGEST_QUOTE) {
                        return true;
                    }
                    var folded = fold(line);
                    int first = whole.indexOf(folded);
                    return whole.indexOf(folded, first + 1) < 0;
                })
                .toList();
    }

    /** Letters and digits in lower case, one space for all between. */
    static String folded(String text) {
        var folded = new StringBuilder(text.length());
        boolean isWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            boolean isPart = Character.isLetterOrDigit(c)
                    || Character.isSurrogate(c)
                    || type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK;
            if (isPart) {
                if (!isWord && !folded.isEmpty()) {
                    folded.append(' ');
                }
                folded.append(Character.toLowerCase(c));
            }
            isWord = isPart;
        }
        return folded.toString();
    }
}
