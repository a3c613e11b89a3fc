package org.vigie.enrich.classifier;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.vigie.contract.UserError;

/**
 * The form of a model's file. Numbers are big-endian; a text is its length in bytes (int) and UTF-8; a list is its length
 * (int) and its members.
 *
 * <pre>
 * "vigie classifier 1\n"    what it is, and the version of this form
 * list of texts             languages
 * list of texts             labels
 * double for each label     biases
 * list of sights:
 *   text                    the view's name
 *   list of texts           features
 *   float for each          rarities
 *   float for each feature and label
 * 32 bytes                  SHA-256 of all before
 * </pre>
 */
final class ModelFile {
    private static final String NAME = "vigie classifier ";
    private static final String HEADER = NAME + "1\n";
    private static final int DIGEST = 32;
    private static final int SHOWN = 6;
    private static final String REMEDY = "; write one with: vigie classifier train TRAIN.tsv MODEL";

    private ModelFile() {}

    /** Says which model a file holds: the first digits of its checksum. */
    static String version(byte[] file) {
        int digest = file.length - DIGEST;
        return HexFormat.of().formatHex(file, digest, digest + SHOWN);
    }

    static byte[] write(Model model) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(HEADER.getBytes(StandardCharsets.US_ASCII));
        write(model.languages(), file);
        write(model.labels(), file);
        for (double bias : model.biases()) {
            file.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(bias).array());
        }
        write(model.sights().size(), file);
        for (var sight : model.sights()) {
            write(sight, file);
        }
        file.writeBytes(digest(file.toByteArray()));
        return file.toByteArray();
    }

    private static void write(Sight sight, ByteArrayOutputStream file) {
        var vocabulary = sight.vocabulary();
        write(vocabulary.view().name(), file);
        write(vocabulary.size(), file);
        for (int feature = 0; feature < vocabulary.size(); feature++) {
            write(vocabulary.feature(feature), file);
        }
        var numbers = ByteBuffer.allocate(
                Float.BYTES * (vocabulary.size() + sight.weights().size()));
        for (int feature = 0; feature < vocabulary.size(); feature++) {
            numbers.putFloat(vocabulary.rarity(feature));
        }
        for (int place = 0; place < sight.weights().size(); place++) {
            numbers.putFloat(sight.weights().at(place));
        }
        file.writeBytes(numbers.array());
    }

    private static void write(List<String> texts, ByteArrayOutputStream file) {
        write(texts.size(), file);
        texts.forEach(text -> write(text, file));
    }

    private static void write(String text, ByteArrayOutputStream file) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes.length, file);
        file.writeBytes(bytes);
    }

    private static void write(int number, ByteArrayOutputStream file) {
        file.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /** @throws UserError that names the path when the file is no model, or one of another version, or damaged */
    static Model read(Path path, byte[] file) {
        var start = new String(file, 0, Math.min(file.length, HEADER.length()), StandardCharsets.ISO_8859_1);
        if (!start.equals(HEADER)) {
            throw new UserError(
                    start.startsWith(NAME)
                            ? "the model " + path + " was written by another version of Vigie" + REMEDY
                            : path + " is no model" + REMEDY);
        }
        int end = file.length - DIGEST;
        if (end < HEADER.length()
                || !Arrays.equals(digest(Arrays.copyOf(file, end)), Arrays.copyOfRange(file, end, file.length))) {
            throw new UserError("the model " + path + " is damaged: its checksum is wrong" + REMEDY);
        }
        return read(ByteBuffer.wrap(file, HEADER.length(), end - HEADER.length()));
    }

    /** What has the right checksum was written by this class, so its lengths can be trusted. */
    private static Model read(ByteBuffer file) {
        var languages = texts(file);
        var labels = texts(file);
        var biases = new double[labels.size()];
        for (int label = 0; label < biases.length; label++) {
            biases[label] = file.getDouble();
        }
        var sights = new ArrayList<Sight>();
        for (int left = file.getInt(); left > 0; left--) {
            sights.add(sight(file, labels.size()));
        }
        return new Model(languages, labels, biases, List.copyOf(sights));
    }

    private static Sight sight(ByteBuffer file, int labels) {
        var view = View.valueOf(text(file));
        var features = texts(file);
        var rarities = floats(file, features.size());
        var weights = floats(file, features.size() * labels);
        return new Sight(new Vocabulary(view, features, rarities), new Weights(labels, weights));
    }

    private static float[] floats(ByteBuffer file, int count) {
        var floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = file.getFloat();
        }
        return floats;
    }

    private static List<String> texts(ByteBuffer file) {
        var texts = new ArrayList<String>();
        for (int left = file.getInt(); left > 0; left--) {
            texts.add(text(file));
        }
        return List.copyOf(texts);
    }

    private static String text(ByteBuffer file) {
        var bytes = new byte[file.getInt()];
        file.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
