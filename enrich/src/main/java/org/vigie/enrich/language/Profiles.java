package org.vigie.enrich.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
    private final int[] fingerprints;
    private final int[] knownByStarts;
    private final byte[] knownBy;
    private final byte[] weights;

    private Profiles(DataInputStream in) throws IOException {
        languages = List.of(in.readUTF().split(" ", -1));
        int ngrams = in.readInt();
        int known = in.readInt();
        bucketStarts = starts(in.readNBytes(1 << BUCKET_BITS));
        knownByStarts = starts(in.readNBytes(ngrams));
        fingerprints = new int[ngrams];
        for (int i = 0; i < ngrams; i++) {
            fingerprints[i] = in.readInt();
        }
        knownBy = in.readNBytes(known);
        weights = in.readNBytes(known);
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

    /** Adds to each language's score how much more often than {@link #UNKNOWN} it has the n-gram. */
    void score(long hash, float counts, float[] scores) {
        int bucket = (int) (hash >>> FINGERPRINT_BITS);
        int fingerprint = (int) hash & ((1 << FINGERPRINT_BITS) - 1);
        for (int i = bucketStarts[bucket]; i < bucketStarts[bucket + 1]; i++) {
            if (fingerprints[i] == fingerprint) {
                for (int j = knownByStarts[i]; j < knownByStarts[i + 1]; j++) {
                    scores[knownBy[j]] += counts * Byte.toUnsignedInt(weights[j]);
                }
                return;
            }
        }
    }

    private static int[] starts(byte[] sizes) {
        var starts = new int[sizes.length + 1];
        for (int i = 0; i < sizes.length; i++) {
            starts[i + 1] = starts[i] + sizes[i];
        }
        return starts;
    }
}
