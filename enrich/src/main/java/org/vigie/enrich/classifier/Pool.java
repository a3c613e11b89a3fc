package org.vigie.enrich.classifier;

import java.util.List;

/**
 * How far each of several teachers is believed, and what each label has to begin with. Every teacher has scored items that
 * it did not learn from. Their scores, each times its teacher's weight, are added up and read as logarithms of
 * probabilities; the pool has those weights, none below zero, under which the true labels are likeliest. One fit so
 * chooses among teachers, joins them and makes their confidence honest (a logarithmic opinion pool: Genest and Zidek,
 * <i>Combining probability distributions</i>, 1986). The problem is convex and small: some hundred steps down the slope.
 *
 * @param weights one for each teacher
 * @param biases one for each label
 */
record Pool(double[] weights, double[] biases) {
    private static final int STEPS = 500;
    private static final int HALVINGS = 40;
    private static final double SMALL = 1e-7;

    /**
     * @param scores of each teacher, by item and label
     * @param labelOf the true label of each item
     */
    static Pool fit(List<double[][]> scores, int[] labelOf, int labels) {
        var likelihood = new Likelihood(scores, labelOf, labels);
        var here = likelihood.start();
        double step = 1.0 / labelOf.length;
        for (int i = 0; i < STEPS; i++) {
            var next = here;
            for (int halvings = 0; halvings < HALVINGS && next.loss() >= here.loss(); halvings++) {
                next = likelihood.step(here, step);
                step /= 2;
            }
            double gain = here.loss() - next.loss();
            if (gain <= SMALL * here.loss()) {
                break;
            }
            here = next;
            step *= 3; // the halving undone, and half as much again
        }
        return likelihood.pool(here);
    }
}
