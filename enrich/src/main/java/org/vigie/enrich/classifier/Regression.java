package org.vigie.enrich.classifier;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Logistic regression with a quadratic penalty, each label against the rest, by LIBLINEAR's dual coordinate descent. Labels
 * are learned side by side; each has a fixed seed of its own, so that the order in which they end does not matter.
 *
 * @param cost of an error, against large weights: higher follows the examples more closely
 */
record Regression(double cost) implements Teacher {
    private static final double TOLERANCE = 0.1;

    static {
        Linear.disableDebugOutput();
    }

    @Override
    public Weights teach(Lesson lesson) {
        var items = lesson.items().stream().map(Regression::nodes).toArray(Feature[][]::new);
        var weights = Weights.none(lesson.features(), lesson.labels());
        IntStream.range(0, lesson.labels())
                .filter(label -> Arrays.stream(lesson.labelOf()).anyMatch(other -> other == label))
                .parallel()
                .forEach(label -> teach(label, lesson, items, weights));
        return weights;
    }

    private void teach(int label, Lesson lesson, Feature[][] items, Weights weights) {
        var problem = new Problem();
        problem.l = items.length;
        problem.n = lesson.features();
        problem.x = items;
        problem.y = Arrays.stream(lesson.labelOf())
                .mapToDouble(other -> other == label ? 1 : -1)
                .toArray();
        var parameter = new Parameter(SolverType.L2R_LR_DUAL, cost, TOLERANCE);
        parameter.setRandom(new Random(label));
        var learned = Linear.train(problem, parameter);
        // The library's weights speak for the label that it met first.
        int sign = learned.getLabels()[0] > 0 ? 1 : -1;
        var found = learned.getFeatureWeights();
        for (int feature = 0; feature < lesson.features(); feature++) {
            weights.set(feature, label, sign * found[feature]);
        }
    }

    private static Feature[] nodes(Vector item) {
        var nodes = new Feature[item.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = new FeatureNode(item.features()[i] + 1, item.values()[i]); // the library counts from 1
        }
        return nodes;
    }
}
