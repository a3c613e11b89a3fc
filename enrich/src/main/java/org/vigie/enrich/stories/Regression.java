package org.vigie.enrich.stories;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;

/** Logistic regression with a quadratic penalty on each weight but the bias, by LIBLINEAR's trust region Newton method. */
final class Regression {
    private static final double TOLERANCE = 1e-8;

    static {
        Linear.disableDebugOutput();
    }

    /** What was seen, and whether it was so. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Example(double[] similarities, boolean isOfStory) {}

    private Regression() {}

    /** @param ridge what half the square of a weight costs */
    static Joining learn(List<Example> examples, double ridge) {
        int size = Similarities.NAMES.size();
        var problem = new Problem();
        problem.l = examples.size();
        problem.n = size + 1;
        problem.bias = 1;
        problem.x = examples.stream().map(Regression::nodes).toArray(Feature[][]::new);
        problem.y = examples.stream()
                .mapToDouble(example -> example.isOfStory() ? 1 : -1)
                .toArray();
        var parameter = new Parameter(SolverType.L2R_LR, 1 / ridge, TOLERANCE);
        parameter.setRegularizeBias(false);
        var learned = Linear.train(problem, parameter);
        // The library's weights speak for the label that it met first.
        int sign = learned.getLabels()[0];
        var weights = Arrays.stream(learned.getFeatureWeights())
                .map(weight -> sign * weight)
                .toArray();
        return new Joining(Arrays.copyOf(weights, size), weights[size]);
    }

    private static Feature[] nodes(Example example) {
        var nodes = new Feature[example.similarities().length + 1];
        for (int i = 0; i < nodes.length; i++) {
            // The library counts from 1; the last one stands for the bias.
            nodes[i] = new FeatureNode(i + 1, i < nodes.length - 1 ? example.similarities()[i] : 1);
        }
        return nodes;
    }
}
