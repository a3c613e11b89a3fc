package org.vigie.enrich.language;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * In which languages a source writes, by those of its texts that needed no help to be told. What a feed declares of itself is
 * often left over from a template; what it has written is not.
 *
 * @param texts how many of the last ones were in a language, by its code
 */
public record Habit(SortedMap<String, Integer> texts) {
    /** Of a source that nobody has read yet. */
    public static final Habit NONE = new Habit(Collections.emptySortedMap());

    /** What is believed beforehand weighs as much as so many texts. */
    private static final int BEFOREHAND = 10;

    /** With so many texts more of the same say nothing new. */
    private static final int ENOUGH = 50;

    private static final int MOST = 2 * ENOUGH;

    /** The share of a language that makes it the source's own; the rest is quotations and guests. */
    private static final double OWN = 0.95;

    public Habit {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** With one more text; the same habit where that says nothing new. */
    public Habit after(String code) {
        int before = texts.getOrDefault(code, 0);
        if (read() >= ENOUGH && before >= OWN * read()) {
            return this;
        }
        var now = new TreeMap<>(texts);
        now.put(code, before + 1);
        if (read() + 1 > MOST) {
            now.replaceAll((each, number) -> number / 2);
            now.values().removeIf(number -> number == 0);
        }
        return new Habit(now);
    }

    /** The language that it writes in, null where that is not plain. */
    @Nullable
    String own() {
        return texts.entrySet().stream()
                .filter(each -> each.getValue() >= BEFOREHAND && each.getValue() >= OWN * read())
                .map(SortedMap.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** How many of the texts, but for the first of each language, are in one of these. */
    int textsIn(Collection<String> languages) {
        return languages.stream().mapToInt(this::more).sum();
    }

    /**
     * How probable a language is before a text is read.
     *
     * @param beforehand without the habit, 0 to 1
     * @param texts how many there are {@linkplain #textsIn in all languages} that the text may be in
     */
    double prior(String code, double beforehand, int texts) {
        return (more(code) + BEFOREHAND * beforehand) / (texts + BEFOREHAND);
    }

    /** How many texts there are besides the first, which may have been misread. */
    private int more(String code) {
        return Math.max(0, texts.getOrDefault(code, 0) - 1);
    }

    private int read() {
        return texts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
