package org.vigie.enrich.stories;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * In how many texts each term of a language stands, in thousandths. Of one story the first text counts whole, the n-th a
 * n-th: otherwise the words of a large story would be common ones, and the story would fall apart. What was counted fades by
 * a 64th a day, so that the memory is of months, and at the end of each day the rarest terms beyond {@value #MOST} go.
 */
final class Frequencies {
    private static final int WHOLE = 1_000;
    private static final int FADES = 64;
    /** Days after which nothing is left that could fade. */
    private static final int LONGEST = 1_000;

    private static final int MOST = 100_000;
    /** A word that more texts have is as common as one can be; of tens of thousands of texts a day the commonest get there. */
    private static final int FULL = Integer.MAX_VALUE - FADES;

    private final Map<Long, Integer> texts = new HashMap<>();
    private long all;
    private long day = Long.MIN_VALUE;

    /**
     * As it is stored.
     *
     * @param day the one that was not over yet, from 1970-01-01
     * @param terms ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Table(long day, long all, long[] terms, int[] counts) {}

    static Frequencies of(Table table) {
        var frequencies = new Frequencies();
        frequencies.day = table.day();
        frequencies.all = table.all();
        for (int i = 0; i < table.terms().length; i++) {
            frequencies.texts.put(table.terms()[i], table.counts()[i]);
        }
        return frequencies;
    }

    Table table() {
        var sorted = new TreeMap<>(texts);
        return new Table(
                day,
                all,
                sorted.keySet().stream().mapToLong(Long::longValue).toArray(),
                sorted.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /** @param place of the text in its story, from 1 */
    void add(long[] terms, int place) {
        int share = Math.max(1, WHOLE / place);
        all += share;
        for (long term : terms) {
            texts.merge(term, share, (before, more) -> (int) Math.min(FULL, (long) before + more));
        }
    }

    /** Begins a day, unless it is not later than the one that is. Returns whether it was. */
    boolean begin(long next) {
        if (next <= day) {
            return false;
        }
        for (long gone = Math.max(day, next - LONGEST); gone < next && all > 0; gone++) {
            fade();
        }
        prune();
        day = next;
        return true;
    }

    private void fade() {
        all -= all / FADES;
        texts.replaceAll((term, count) -> count - (count + FADES - 1) / FADES);
        texts.values().removeIf(count -> count <= 0);
    }

    private void prune() {
        if (texts.size() > MOST) {
            texts.entrySet().stream()
                    .sorted(Comparator.<Map.Entry<Long, Integer>>comparingInt(Map.Entry::getValue)
                            .thenComparing(Map.Entry::getKey))
                    .limit(texts.size() - MOST)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(texts::remove);
        }
    }

    /**
     * Inverse document frequency of a term in a text that is not counted yet, positive. It is smoothed so that common words
     * are told from others after a few texts.
     */
    double rarity(long term) {
        double seen = texts.getOrDefault(term, 0);
        return StrictMath.log((all + 2.0 * WHOLE) / (Math.min(seen, all) + 1.5 * WHOLE));
    }
}
