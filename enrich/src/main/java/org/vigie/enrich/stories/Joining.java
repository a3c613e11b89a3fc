package org.vigie.enrich.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/**
 * Whether an item joins a story: a logistic regression over their {@link Similarities}, as by Miranda, Znotiņš, Cohen and
 * Barzdins, Multilingual Clustering of Streaming News, EMNLP 2018, where a learned join is better than any threshold. The
 * weights that ship are those that {@link LearnJoining} learned; see RATIONALE.md.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Joining(double[] weights, double bias) {
    private static final String FILE = "joining.txt";
    private static final String BIAS = "bias";

    static Joining shipped() {
        try (var file = Objects.requireNonNull(Joining.class.getResourceAsStream(FILE), FILE)) {
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    static Joining read(List<String> lines) {
        var values = new HashMap<String, Double>();
        for (var line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var parts = line.split("=", 2);
                values.put(parts[0].strip(), Double.valueOf(parts[1].strip()));
            }
        }
        return new Joining(
                Similarities.NAMES.stream()
                        .mapToDouble(name -> Objects.requireNonNull(values.get(name), name))
                        .toArray(),
                Objects.requireNonNull(values.get(BIAS), BIAS));
    }

    String written() {
        var lines = new StringBuilder();
        for (int i = 0; i < weights.length; i++) {
            lines.append("%s = %.4f%n".formatted(Similarities.NAMES.get(i), weights[i]));
        }
        return lines.append("%s = %.4f%n".formatted(BIAS, bias)).toString();
    }

    /** The logit of the probability that the item is of the story: it joins where this is positive. */
    double score(double[] similarities) {
        double score = bias;
        for (int i = 0; i < weights.length; i++) {
            score += weights[i] * similarities[i];
        }
        return score;
    }
}
