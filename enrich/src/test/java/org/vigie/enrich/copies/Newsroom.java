package org.vigie.enrich.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes articles that never were, always the same ones: words of syllables, few of them often and many seldom as in any
 * language (Zipf), and figures of speech that come back in unrelated articles.
 */
final class Newsroom {
    private static final String[] SYLLABLES = {
        "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "lu", "ran", "ter", "mon",
        "cal", "ven", "dor", "sil", "gar", "pen", "tis", "qua", "fel", "bri", "stra", "ement"
    };
    private static final int WORDS = 9_000;

    private final Random random;
    private final List<String> vocabulary = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();

    Newsroom(long seed) {
        random = new Random(seed);
        var always = new Random(1);
        for (int i = 0; i < WORDS; i++) {
            var word = new StringBuilder();
            for (int left = 1 + (i < 60 ? 0 : always.nextInt(3)); left >= 0; left--) {
                word.append(SYLLABLES[always.nextInt(SYLLABLES.length)]);
            }
            vocabulary.add(word.toString());
        }
        for (int i = 0; i < 150; i++) {
            figures.add(words(always, 3 + always.nextInt(5)));
        }
    }

    Random random() {
        return random;
    }

    /** @param words about how many there are in its text */
    Article article(int words) {
        var sentences = new ArrayList<String>();
        for (int left = words; left > 0; ) {
            var sentence = sentence();
            sentences.add(sentence);
            left -= sentence.split(" ").length;
        }
        return new Article(headline(), Article.inParagraphs(sentences));
    }

    String headline() {
        return capital(words(random, 6 + random.nextInt(7)));
    }

    String sentence() {
        var sentence = new StringBuilder(words(random, 4 + random.nextInt(12)));
        if (random.nextInt(3) == 0) {
            sentence.append(' ').append(figures.get(random.nextInt(figures.size())));
        }
        if (random.nextInt(3) == 0) {
            sentence.append(' ').append(2 + random.nextInt(900)).append(' ').append(words(random, 3));
        }
        if (random.nextInt(5) == 0) {
            sentence.insert(0, "“").append("”, ").append(words(random, 3));
        }
        return capital(sentence.append('.').toString());
    }

    String word() {
        return words(random, 1);
    }

    private String words(Random random, int count) {
        var words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            // The rank is drawn with a density of about 1 / rank.
            int rank = (int) Math.pow(WORDS, random.nextDouble()) - 1;
            words.append(i == 0 ? "" : " ").append(vocabulary.get(rank));
        }
        return words.toString();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
