package org.vigie.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.vigie.enrich.classifier.Classifier;
import org.vigie.enrich.classifier.LabelledFile;
import org.vigie.enrich.classifier.LabelledText;
import org.vigie.enrich.language.Languages;

/**
 * How often the learned classifier is right about what it has not seen, in cross-validation over five folds: on the
 * labelled rows of a file ({@code .tsv}) or on recorded news (a folder), with texts and as bare headlines.
 */
final class ClassifierQuality {
    private static final int FOLDS = 5;

    private record Guess(String label, String guess, double confidence) {}

    private ClassifierQuality() {}

    /** @param args files of labelled rows, or folders of recordings */
    public static void main(String[] args) throws IOException {
        var languages = new Languages();
        for (var arg : args) {
            var path = Path.of(arg);
            var rows = new ArrayList<LabelledText>();
            if (arg.endsWith(".tsv")) {
                LabelledFile.read(path, rows::add);
            } else {
                rows.addAll(LabelledNews.in(path));
            }
            measure(arg + ", with texts", rows, languages);
            measure(
                    arg + ", headlines",
                    rows.stream()
                            .map(row -> new LabelledText(row.label(), row.title(), ""))
                            .toList(),
                    languages);
        }
    }

    private static void measure(String name, List<LabelledText> rows, Languages languages) {
        var dealt = new HashMap<String, Integer>();
        var folds = rows.stream()
                .map(row -> dealt.merge(row.label(), 1, Integer::sum) % FOLDS)
                .toList();
        var guesses = new ArrayList<Guess>();
        long learning = 0;
        long predicting = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            var known = new ArrayList<LabelledText>();
            var unseen = new ArrayList<LabelledText>();
            for (int i = 0; i < rows.size(); i++) {
                (folds.get(i) == fold ? unseen : known).add(rows.get(i));
            }
            long start = System.nanoTime();
            var classifier = Classifier.learn(known, languages);
            long learned = System.nanoTime();
            for (var row : unseen) {
                var said = classifier.predict(row.title(), row.text());
                guesses.add(new Guess(row.label(), said.label(), said.confidence()));
            }
            learning += learned - start;
            predicting += System.nanoTime() - learned;
        }
        System.out.printf(
                "%s: %d items, %d labels, weighted F1 %.1f, right %.1f %%, mean confidence %.1f %%, %.1f s to learn, %.0f items/s%n",
                name,
                rows.size(),
                dealt.size(),
                100 * weightedF1(guesses),
                100
                        * guesses.stream()
                                .filter(guess -> guess.label().equals(guess.guess()))
                                .count()
                        / (double) guesses.size(),
                100 * guesses.stream().mapToDouble(Guess::confidence).average().orElse(0),
                learning / 1e9 / FOLDS,
                guesses.size() * 1e9 / predicting);
    }

    /** Each label's F1 by its share of the items. */
    private static double weightedF1(List<Guess> guesses) {
        double sum = 0;
        for (var label : new TreeSet<>(guesses.stream().map(Guess::label).toList())) {
            double right = guesses.stream()
                    .filter(g -> g.label().equals(label) && g.guess().equals(label))
                    .count();
            double labelled =
                    guesses.stream().filter(g -> g.label().equals(label)).count();
            double guessed =
                    guesses.stream().filter(g -> g.guess().equals(label)).count();
            sum += labelled * 2 * right / (labelled + guessed);
        }
        return sum / guesses.size();
    }
}
