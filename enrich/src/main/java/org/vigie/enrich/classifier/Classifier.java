package org.vigie.enrich.classifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vigie.contract.Classified;
import org.vigie.contract.UserError;
import org.vigie.enrich.language.Languages;

/**
 * Labels items as people have labelled others. The same examples always give the same model, byte for byte, and the same
 * model the same answers. Thread-safe.
 */
public final class Classifier {
    private final Model model;
    private final byte[] file;
    private final String version;
    private final Readers readers;

    private Classifier(Model model, byte[] file, Languages languages) {
        this.model = model;
        this.file = file;
        this.version = ModelFile.version(file);
        this.readers = new Readers(model.languages(), languages);
    }

    /**
     * Learns from examples, for minutes where there are tens of thousands.
     *
     * @throws UserError when they have fewer than two labels
     */
    public static Classifier learn(List<LabelledText> examples, Languages languages) {
        long labels = examples.stream().map(LabelledText::label).distinct().count();
        if (labels < 2) {
            throw new UserError(
                    examples.isEmpty()
                            ? "there is nothing to learn from: give rows of label<TAB>title<TAB>text"
                            : "there is nothing to tell apart: all rows have the label \""
                                    + examples.getFirst().label() + "\"; give examples of at least two");
        }
        var model = new Training(List.copyOf(examples), languages).learn();
        return new Classifier(model, ModelFile.write(model), languages);
    }

    /**
     * Learns from a file of {@link LabelledFile}'s form.
     *
     * @throws UserError that names the file, the line and the remedy
     */
    public static Classifier learn(Path file, Languages languages) {
        var examples = new ArrayList<LabelledText>();
        LabelledFile.read(file, row -> {
            examples.add(row);
            if (row.label().isEmpty()) {
                throw new UserError(file + ", line " + examples.size() + ": there is no label to learn; "
                        + "label the row or take it out");
            }
        });
        try {
            return learn(examples, languages);
        } catch (UserError e) {
            throw new UserError(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws UserError when the file is no model, or one of another version
     */
    public static Classifier load(Path file, Languages languages) {
        try {
            var bytes = Files.readAllBytes(file);
            return new Classifier(ModelFile.read(file, bytes), bytes, languages);
        } catch (IOException e) {
            throw new UserError("cannot read the model " + file + ": " + e, e);
        }
    }

    /** Writes the model into a file, in place of what was there. */
    public void save(Path file) {
        try {
            Files.write(file, this.file);
        } catch (IOException e) {
            throw new UserError("cannot write the model " + file + ": " + e, e);
        }
    }

    /** Changes whenever the model does. */
    public String version() {
        return version;
    }

    /** All labels it can give, sorted. */
    public List<String> labels() {
        return model.labels();
    }

    /** Languages of the texts that it learned from, the most frequent first. */
    public List<String> languages() {
        return model.languages();
    }

    /** The likeliest label of an item; of an empty one, the most frequent label, and no phrase. */
    public Classified predict(String title, String text) {
        var words = readers.words(title, text);
        var items = model.sights().stream()
                .map(sight -> sight.vocabulary().vector(words))
                .toList();
        var scores = model.biases().clone();
        for (int sight = 0; sight < items.size(); sight++) {
            model.sights().get(sight).weights().addScores(items.get(sight), scores);
        }
        Softmax.apply(scores);
        int best = 0;
        for (int label = 1; label < scores.length; label++) {
            best = scores[label] > scores[best] ? label : best;
        }
        var phrases = new Phrases(title, text, words);
        for (int sight = 0; sight < items.size(); sight++) {
            phrases.add(model.sights().get(sight), items.get(sight), best);
        }
        return new Classified(
                model.labels().get(best), Math.round(scores[best] * 1000) / 1000.0, phrases.strongest(), version);
    }
}
