package org.vigie.enrich.classifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * The words of an item that spoke for a label, as they stand in it. A word's say is the sum over its features of their
 * value in the item times what they say for the label more than for the others; it is exact, for nothing else went into
 * the score. Strong words that stand side by side are one phrase. One item, one thread.
 */
final class Phrases {
    private static final int MOST = 5;

    /** A word with less than this share of the strongest word's say is not shown. */
    private static final double STRONG = 0.25;

    private final String title;
    private final String text;
    private final List<Word> words;
    private final double[] say;

    Phrases(String title, String text, List<Word> words) {
        this.title = title;
        this.text = text;
        this.words = words;
        this.say = new double[words.size()];
    }

    void add(Sight sight, Vector item, int label) {
        var vocabulary = sight.vocabulary();
        vocabulary.view().look(words, (feature, word) -> {
            int number = vocabulary.number(feature);
            if (number >= 0) {
                say[word] += item.of(number) * sight.weights().advantage(number, label);
            }
        });
    }

    /** Those that said most, the strongest first; none where no word spoke for the label. */
    List<String> strongest() {
        double least = 0;
        for (double ofWord : say) {
            least = Math.max(least, STRONG * ofWord);
        }
        var found = new LinkedHashMap<String, Phrase>();
        for (int first = 0; first < say.length; first++) {
            if (say[first] <= 0 || say[first] < least) {
                continue;
            }
            int last = first;
            double sum = say[first];
            while (last + 1 < say.length && say[last + 1] > 0 && say[last + 1] >= least && areNeighbours(last)) {
                sum += say[++last];
            }
            var phrase = new Phrase(words(first, last), sum);
            found.merge(phrase.words().toLowerCase(Locale.ROOT), phrase, (one, again) -> one);
            first = last;
        }
        var ranked = new ArrayList<>(found.values());
        ranked.sort(Comparator.comparingDouble(Phrase::say).reversed());
        return ranked.stream().limit(MOST).map(Phrase::words).toList();
    }

    private record Phrase(String words, double say) {}

    /** True where between a word and the next one there is nothing but a space, a hyphen or an apostrophe. */
    private boolean areNeighbours(int word) {
        var one = words.get(word);
        var next = words.get(word + 1);
        return one.isInTitle() == next.isInTitle()
                && next.start() - one.end() == 1
                && " -'’".indexOf(field(one).charAt(one.end())) >= 0;
    }

    private String words(int first, int last) {
        return field(words.get(first))
                .substring(words.get(first).start(), words.get(last).end());
    }

    private String field(Word word) {
        return word.isInTitle() ? title : text;
    }
}
