package org.vigie.enrich.copies;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What is remembered of a text in order to know its copies: hashes of some of its word sequences. A function of the text,
 * the same on every machine.
 *
 * @param words in title and text, as far as they are read
 * @param chosen hashes in the order of the text, each once
 * @param limit hashes above it were left out, to bound the memory; those below are all there. So the parts of two texts
 *     below both limits are samples of the same places, and can be compared whatever their lengths
 * @param title hashes of the words of the title
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Prints(int words, long[] chosen, long limit, long[] title) {
    /** Fewer say nothing. */
    static final int FEWEST = 3;

    private static final int SEQUENCE = 3;
    private static final int WINDOW = 8;
    private static final int MOST = 64;
    private static final int LONGEST_TITLE = 24;
    private static final int LONGEST_TEXT = 10_000;
    private static final Hasher64 HASHER = Hashing.xxh3_64();

    static Prints of(String title, String text) {
        var heading = hashes(Words.of(title));
        var words = LongStream.concat(Arrays.stream(heading), Arrays.stream(hashes(Words.of(text))))
                .limit(LONGEST_TEXT)
                .toArray();
        var winnowed = Arrays.stream(Winnowing.choose(sequences(words), WINDOW))
                .distinct()
                .toArray();
        long limit = winnowed.length <= MOST
                ? Long.MAX_VALUE
                : Arrays.stream(winnowed).sorted().toArray()[MOST - 1];
        var chosen = Arrays.stream(winnowed).filter(hash -> hash <= limit).toArray();
        return new Prints(words.length, chosen, limit, Arrays.copyOf(heading, Math.min(heading.length, LONGEST_TITLE)));
    }

    /** Whether there is enough to know copies by. */
    boolean areEnough() {
        return chosen.length >= FEWEST;
    }

    private static long[] hashes(List<String> words) {
        return words.stream().mapToLong(HASHER::hashCharsToLong).toArray();
    }

    private static long[] sequences(long[] words) {
        var sequences = new long[Math.max(0, words.length - SEQUENCE + 1)];
        for (int i = 0; i < sequences.length; i++) {
            sequences[i] = HASHER.hashLongLongLongToLong(words[i], words[i + 1], words[i + 2]);
        }
        return sequences;
    }
}
