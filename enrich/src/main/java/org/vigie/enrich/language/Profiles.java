package org.vigie.enrich.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * How often each n-gram occurs in each language, read from a file that the build makes ({@link MakeProfiles}): some two
 * million n-grams, 25 MB of heap. Immutable.
 *
 * <p>The n-grams stand in the order of their hashes. The hash's upper bits are its bucket, which holds two n-grams on
 * average, the lower ones tell them apart; so a question costs one step to the bucket and one or two comparisons.
 */
final class Profiles {
    static final String FILE = "profiles.bin";
    static final int BUCKET_BITS = 20;
    static final int FINGERPRINT_BITS = Ngrams.HASH_BITS - BUCKET_BITS;

    /** What an n-gram's frequency is compared with: a language that does not know it is taken to have this one. */
    static final double UNKNOWN = 1e-8;

    /** The weight in the file is the logarithm of frequency over {@link #UNKNOWN}, times this. */
    static final double STEPS = 15;

    private final List<String> languages;
    private final int[] bucketStarts;

    /** Fingerprint in the upper half, in the lower one where in {@link #known} the languages begin that know it. */
    private final long[] ngrams;

    /** Language in the upper byte, weight in the lower one: what is read together stands together. */
    private final short[] known;

    private Profiles(DataInputStream in) throws IOException {
        languages = List.of(in.readUTF().split(" ", -1));
        ngrams = new long[in.readInt() + 1];
        known = new short[in.readInt()];
        bucketStarts = starts(in.readNBytes(1 << BUCKET_BITS));
        var knownStarts = starts(in.readNBytes(ngrams.length - 1));
        var fingerprints = ByteBuffer.wrap(in.readNBytes(Integer.BYTES * (ngrams.length - 1)));
        for (int i = 0; i < ngrams.length - 1; i++) {
            ngrams[i] = (long) fingerprints.getInt() << Integer.SIZE | knownStarts[i];
        }
        ngrams[ngrams.length - 1] = known.length;
        var knownBy = in.readNBytes(known.length);
        var weights = in.readNBytes(known.length);
        for (int i = 0; i < known.length; i++) {
            known[i] = (short) (knownBy[i] << Byte.SIZE | Byte.toUnsignedInt(weights[i]));
        }
    }

    static Profiles load() {
        try (InputStream in = Profiles.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        FILE + " is missing from the class path; the build makes it: mvn process-classes");
            }
            return new Profiles(new DataInputStream(new BufferedInputStream(in, 1 << 20)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Modern codes, by number; two may be the same (the two written forms of Norwegian). */
    List<String> languages() {
        return languages;
    }

    /**
     * Adds to each language's score how much more often than {@link #UNKNOWN} it has the n-gram.
     *
     * @return whether a language has it
     */
    boolean score(long hash, float counts, float[] scores) {
        int bucket = (int) (hash >>> FINGERPRINT_BITS);
        int fingerprint = (int) hash & ((1 << FINGERPRINT_BITS) - 1);
        for (int i = bucketStarts[bucket]; i < bucketStarts[bucket + 1]; i++) {
            if (ngrams[i] >>> Integer.SIZE == fingerprint) {
                for (int j = (int) ngrams[i]; j < (int) ngrams[i + 1]; j++) {
                    scores[known[j] >>> Byte.SIZE] += counts * (known[j] & 0xff);
                }
                return true;
            }
        }
        return false;
    }

    private static int[] starts(byte[] sizes) {
        var starts = new int[sizes.length + 1];
        for (int i = 0; i < sizes.length; i++) {
            starts[i + 1] = starts[i] + sizes[i];
        }
        return starts;
    }
}
