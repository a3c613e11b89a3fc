package org.vigie.enrich.language;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * Makes the file of {@link Profiles} out of the n-gram models that the library lingua carries; a step of the build, for
 * the models are 200 MB of JSON and the file a tenth of that. Languages that their script gives away are left out.
 */
final class MakeProfiles {
    /** N-grams that are rarer than this are left out: with all of them the file is thrice as large and no better. */
    private static final double RAREST = 1e-6;

    private static final List<String> LANGUAGES = List.of(
            ("af sq ar az eu be bs bg ca hr cs da nl en eo et fi fr lg de hi hu is id ga it kk la lv lt mk ms mi mr mn"
                            + " nb nn fa pl pt ro ru sr sn sk sl so st es sw sv tl tn ts tr uk ur vi cy xh yo zu")
                    .split(" ", -1));

    private static final int LANGUAGE_BITS = 7;
    private static final int WEIGHT_BITS = 8;
    private static final String[] MODELS = {"unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"};

    private static final String MADE_FROM = "profiles-made-from.txt";

    private MakeProfiles() {}

    /** @param files the library's jar, and the folder of the compiled classes, where the file is written unless it is there */
    public static void main(String... files) throws IOException {
        var library = Path.of(files[0]);
        var classes = Path.of(files[1]);
        var made = classes.resolve(Profiles.FILE);
        var madeFrom = classes.resolve(MADE_FROM);
        var from = fingerprint(library, classes);
        if (!Files.exists(made)
                || !Files.exists(madeFrom)
                || !Files.readString(madeFrom).equals(from)) {
            write(made, entries(library));
            Files.writeString(madeFrom, from);
        }
    }

    /** Of what the file is made: the library's version, and the code that reads and writes. */
    private static String fingerprint(Path library, Path classes) throws IOException {
        var code = new CRC32();
        for (var type : List.of(MakeProfiles.class, NgramFrequencies.class, Ngrams.class, Profiles.class)) {
            code.update(Files.readAllBytes(classes.resolve(type.getSimpleName() + ".class")));
        }
        return library.getFileName() + " " + Long.toHexString(code.getValue());
    }

    /** Hash of an n-gram, number of a language and weight in one long each, sorted. */
    private static long[] entries(Path library) throws IOException {
        try (var jar = new ZipFile(library.toFile())) {
            var entries = IntStream.range(0, LANGUAGES.size())
                    .parallel()
                    .mapToObj(language -> entries(jar, language))
                    .flatMapToLong(Arrays::stream)
                    .toArray();
            Arrays.parallelSort(entries);
            return entries;
        }
    }

    private static long[] entries(ZipFile jar, int language) {
        var frequencies = new NgramFrequencies(RAREST);
        for (var model : MODELS) {
            frequencies.read(text(jar, "language-models/" + LANGUAGES.get(language) + "/" + model + ".json"));
        }
        var entries = new ArrayList<Long>();
        frequencies.forEach((ngram, frequency) -> {
            long weight = Math.round(Profiles.STEPS * Math.log(frequency / Profiles.UNKNOWN));
            entries.add(((Ngrams.hash(ngram) << LANGUAGE_BITS | language) << WEIGHT_BITS) | Math.min(weight, 255));
        });
        return entries.stream().mapToLong(Long::longValue).toArray();
    }

    private static String text(ZipFile jar, String name) {
        try (var in = jar.getInputStream(Objects.requireNonNull(jar.getEntry(name), name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, long[] entries) throws IOException {
        var bucketSizes = new byte[1 << Profiles.BUCKET_BITS];
        var knownBySizes = new byte[entries.length];
        var fingerprints = new int[entries.length];
        int ngrams = 0;
        for (int i = 0; i < entries.length; i++) {
            long hash = entries[i] >>> (LANGUAGE_BITS + WEIGHT_BITS);
            if (i == 0 || hash != entries[i - 1] >>> (LANGUAGE_BITS + WEIGHT_BITS)) {
                bucketSizes[(int) (hash >>> Profiles.FINGERPRINT_BITS)]++;
                fingerprints[ngrams++] = (int) hash & ((1 << Profiles.FINGERPRINT_BITS) - 1);
            }
            knownBySizes[ngrams - 1]++;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            out.writeUTF(String.join(
                    " ", LANGUAGES.stream().map(LanguageCodes::modern).toList()));
            out.writeInt(ngrams);
            out.writeInt(entries.length);
            out.write(bucketSizes);
            out.write(knownBySizes, 0, ngrams);
            for (int i = 0; i < ngrams; i++) {
                out.writeInt(fingerprints[i]);
            }
            for (long entry : entries) {
                out.write((int) (entry >>> WEIGHT_BITS) & ((1 << LANGUAGE_BITS) - 1));
            }
            for (long entry : entries) {
                out.write((int) entry);
            }
        }
    }
}
