package org.vigie.enrich.language;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/**
 * Frequencies of one language's n-grams, relative to its letters, out of lingua's models.
 *
 * <p>Those give the frequency of an n-gram by that of its beginning, {@code {"3/8":"fra fru"}}: three of eight times
 * {@code fr} went on with <em>a</em>. They know n-grams within words only, but how often one stands at an edge follows:
 * at the end of a word whenever it does not go on, at the start whenever nothing leads to it, so
 * {@code starts(fra) = all(fra) - all(afra) - all(bfra) - ...}. The models hold small contradictions, which may leave
 * such a rest under zero: then it is none.
 */
final class NgramFrequencies {
    private static final String NGRAMS = "\"ngrams\":{";

    private final Map<String, Frequency> frequencies = new HashMap<>(1 << 18);
    private final double rarest;

    /** @param rarest n-grams that are less frequent are not told */
    NgramFrequencies(double rarest) {
        this.rarest = rarest;
    }

    private static final class Frequency {
        final double all;
        double starting;
        double ending;
        double alone;

        Frequency(double all) {
            this.all = all;
            starting = all;
            ending = all;
        }
    }

    /** The next longer n-grams: single letters first, without gaps. */
    void read(String json) {
        int at = json.indexOf(NGRAMS) + NGRAMS.length();
        while (json.charAt(at) == '"') {
            int slash = json.indexOf('/', at);
            int quote = json.indexOf('"', slash);
            double share = Double.parseDouble(json.substring(at + 1, slash))
                    / Double.parseDouble(json.substring(slash + 1, quote));
            int from = quote + 3;
            int end = json.indexOf('"', from);
            while (from < end) {
                int space = json.indexOf(' ', from);
                int to = space < 0 || space > end ? end : space;
                add(json.substring(from, to), share);
                from = to + 1;
            }
            at = json.charAt(end + 1) == ',' ? end + 2 : end + 1;
        }
    }

    private void add(String ngram, double share) {
        var beginning = frequencies.get(beginning(ngram));
        double all = beginning == null ? share : share * beginning.all;
        if (ngram.length() < Ngrams.LONGEST || all >= rarest) {
            frequencies.put(ngram, new Frequency(all));
        }
        if (beginning != null) {
            beginning.ending -= all;
        }
        var rest = frequencies.get(ngram.substring(1));
        if (rest != null) {
            rest.starting -= all;
        }
    }

    /** Every n-gram of {@link Ngrams} that is frequent enough. */
    void forEach(ObjDoubleConsumer<String> reader) {
        frequencies.values().forEach(frequency -> frequency.alone = Math.max(0, frequency.starting));
        frequencies.forEach((ngram, frequency) -> {
            var beginning = frequencies.get(beginning(ngram));
            if (beginning != null && ngram.length() < Ngrams.LONGEST) {
                beginning.alone -= Math.max(0, frequency.starting);
            }
        });
        ObjDoubleConsumer<String> frequent = (ngram, frequency) -> {
            if (ngram.length() > 1 && ngram.length() <= Ngrams.LONGEST && frequency >= rarest) {
                reader.accept(ngram, frequency);
            }
        };
        frequencies.forEach((ngram, frequency) -> {
            frequent.accept(ngram, frequency.all);
            frequent.accept(Ngrams.START + ngram, frequency.starting);
            frequent.accept(ngram + Ngrams.END, frequency.ending);
            frequent.accept(Ngrams.START + ngram + Ngrams.END, frequency.alone);
        });
    }

    private static String beginning(String ngram) {
        return ngram.substring(0, ngram.length() - 1);
    }
}
