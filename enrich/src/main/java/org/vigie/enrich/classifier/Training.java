package org.vigie.enrich.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.vigie.enrich.language.Languages;

/**
 * Learns a model: each view's teachers score the items that are held back from them, the pool decides how far each is
 * believed, and then they learn once more, from everything. One view after the other, for the numbers of a view are the
 * most memory there is. Used once, by one thread.
 */
final class Training {
    /** Costs that cross-validation liked best on news of a few languages; the pool evens out what is left. */
    private static final Map<View, List<Teacher>> TEACHERS = new EnumMap<>(Map.of(
            View.WORDS, List.of(new Regression(8), new Bayes()),
            View.LETTERS, List.of(new Regression(4))));

    /** From so many items on, a feature that only one of them has is left out. */
    private static final int MANY = 5_000;

    /** Numbers learned from at a time, so that some hundred megabytes are enough; past it, a sample of the items. */
    private static final int MOST_NUMBERS = 8_000_000;

    private final Readers readers;
    private final List<LabelledText> texts;
    private final List<String> labels;
    private final int[] labelOf;
    private final Held held;

    private final List<double[][]> scores = new ArrayList<>();
    private final List<List<Weights>> learned = new ArrayList<>();
    private final List<Vocabulary> vocabularies = new ArrayList<>();

    Training(List<LabelledText> texts, Languages languages) {
        this.texts = texts;
        this.readers = Readers.of(texts, languages);
        this.labels = List.copyOf(
                new TreeSet<>(texts.stream().map(LabelledText::label).toList()));
        var numbers = new TreeMap<String, Integer>();
        labels.forEach(label -> numbers.put(label, numbers.size()));
        this.labelOf =
                texts.stream().mapToInt(text -> numbers.get(text.label())).toArray();
        this.held = new Held(labelOf, labels.size());
    }

    Model learn() {
        TEACHERS.forEach(this::learn);
        var tested = Arrays.stream(held.all()).map(item -> labelOf[item]).toArray();
        var pool = Pool.fit(scores, tested, labels.size());
        return new Model(readers.languages(), labels, pool.biases(), sights(pool.weights()));
    }

    private void learn(View view, List<Teacher> teachers) {
        Iterable<List<Word>> items = () -> texts.stream().map(readers::words).iterator();
        var vocabulary = Vocabulary.of(view, items, texts.size() < MANY ? 1 : 2);
        var vectors = texts.stream().map(readers::words).map(vocabulary::vector).toList();
        for (var teacher : teachers) {
            scores.add(heldOut(teacher, vocabulary, vectors));
        }
        var everything =
                lesson(vocabulary, vectors, IntStream.range(0, vectors.size()).toArray());
        learned.add(teachers.stream().map(teacher -> teacher.teach(everything)).toList());
        vocabularies.add(vocabulary);
    }

    /** What a teacher thinks of the items that it has not seen, in the order of {@link Held#all}. */
    private double[][] heldOut(Teacher teacher, Vocabulary vocabulary, List<Vector> vectors) {
        var scored = new ArrayList<double[]>();
        for (int fold = 0; fold < held.folds(); fold++) {
            var weights = teacher.teach(lesson(vocabulary, vectors, held.outside(fold)));
            for (int item : held.in(fold)) {
                var scores = new double[labels.size()];
                weights.addScores(vectors.get(item), scores);
                scored.add(scores);
            }
        }
        return scored.toArray(double[][]::new);
    }

    private Lesson lesson(Vocabulary vocabulary, List<Vector> vectors, int[] items) {
        long numbers =
                Arrays.stream(items).mapToLong(item -> vectors.get(item).size()).sum();
        int share = (int) Math.ceilDiv(numbers, MOST_NUMBERS);
        int[] sample = share <= 1
                ? items
                : IntStream.range(0, items.length / share)
                        .map(i -> items[i * share])
                        .toArray();
        return new Lesson(
                vocabulary.size(),
                labels.size(),
                Arrays.stream(sample).mapToObj(vectors::get).toList(),
                Arrays.stream(sample).map(item -> labelOf[item]).toArray());
    }

    /** The teachers of a view become one table of weights; a view that nobody believes is left out. */
    private List<Sight> sights(double[] believed) {
        var sights = new ArrayList<Sight>();
        int teacher = 0;
        for (int view = 0; view < vocabularies.size(); view++) {
            var sum = Weights.none(vocabularies.get(view).size(), labels.size());
            double belief = 0;
            for (var weights : learned.get(view)) {
                belief += believed[teacher];
                sum.add(weights, believed[teacher++]);
            }
            if (belief > 0) {
                sights.add(new Sight(vocabularies.get(view), sum));
            }
        }
        return List.copyOf(sights);
    }
}
