package org.vigie.enrich.classifier;

/**
 * Complement naive Bayes: a feature speaks for a label as far as it is rare in all other labels together, of which there
 * is more text and which are less one-sided than the label itself. One pass; at its best where there are few words.
 * Rennie, Shih, Teevan and Karger, <i>Tackling the poor assumptions of naive Bayes text classifiers</i>, 2003.
 */
final class Bayes implements Teacher {
    /** What each feature counts for where it was never met. */
    private static final double SMOOTHING = 1;

    @Override
    public Weights teach(Lesson lesson) {
        int features = lesson.features();
        int labels = lesson.labels();
        var inLabel = new double[features * labels];
        var everywhere = new double[features];
        var ofLabel = new double[labels];
        double all = 0;
        for (int row = 0; row < lesson.items().size(); row++) {
            var item = lesson.items().get(row);
            int label = lesson.labelOf()[row];
            for (int i = 0; i < item.size(); i++) {
                int feature = item.features()[i];
                double value = item.values()[i];
                inLabel[feature * labels + label] += value;
                everywhere[feature] += value;
                ofLabel[label] += value;
                all += value;
            }
        }
        double smoothing = SMOOTHING * features;
        var weights = Weights.none(features, labels);
        for (int feature = 0; feature < features; feature++) {
            double share = (everywhere[feature] + SMOOTHING) / (all + smoothing);
            for (int label = 0; label < labels; label++) {
                double elsewhere = everywhere[feature] - inLabel[feature * labels + label] + SMOOTHING;
                double shareElsewhere = elsewhere / (all - ofLabel[label] + smoothing);
                weights.set(feature, label, Math.log(share / shareElsewhere));
            }
        }
        return weights;
    }
}
