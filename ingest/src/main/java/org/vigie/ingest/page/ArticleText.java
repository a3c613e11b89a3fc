package org.vigie.ingest.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.vigie.ingest.page.Lines.Line;
import org.vigie.ingest.page.Page.Source;

/**
 * A text that may be the article's.
 *
 * @param lines those that are left after the filter
 */
record ArticleText(List<String> lines, int words, Source source) {
    private static final int SAMPLE = 30;
    private static final int SAMPLE_EACH = 150;
    private static final int MOST_SAMPLES = 50;
    static final ArticleText NONE = new ArticleText(List.of(), 0, Source.NONE);

    static ArticleText of(Iterable<Element> elements, LineFilter filter, Source source) {
        var lines = filter.articleOf(Lines.of(elements));
        return new ArticleText(
                lines.stream().map(Line::text).toList(),
                lines.stream().mapToInt(Line::words).sum(),
                source);
    }

    String text() {
        return String.join("\n", lines);
    }

    /** Share of this text's words whose lines stand in another text. */
    double in(ArticleText other) {
        var there = new HashSet<>(other.lines);
        int words = 0;
        for (var line : lines) {
            words += there.contains(line) ? Words.count(line) : 0;
        }
        return this.words == 0 ? 0 : (double) words / this.words;
    }

    /** How alike two texts are in their words, wherever the lines are cut: F1, 0 to 1. */
    double likeness(ArticleText other) {
        int both = Words.of(text()).size() + Words.of(other.text()).size();
        return both == 0 ? 0 : 2.0 * common(other) / both;
    }

    private int common(ArticleText other) {
        var theirs = other.bag();
        int common = 0;
        for (var word : bag().entrySet()) {
            common += Math.min(word.getValue(), theirs.getOrDefault(word.getKey(), 0));
        }
        return common;
    }

    private Map<String, Integer> bag() {
        var bag = new HashMap<String, Integer>();
        for (var word : Words.of(text())) {
            bag.merge(word, 1, Integer::sum);
        }
        return bag;
    }

    /** Share of samples of this text that a page has, wherever its lines are cut. */
    double presence(String foldedPage) {
        var folded = LineFilter.folded(text());
        int samples = 0;
        int found = 0;
        int step = Math.max(SAMPLE_EACH, folded.length() / MOST_SAMPLES);
        for (int from = 0; from + SAMPLE <= folded.length(); from += step) {
            samples++;
            found += foldedPage.contains(folded.substring(from, from + SAMPLE)) ? 1 : 0;
        }
        return samples == 0 ? 0 : (double) found / samples;
    }
}
