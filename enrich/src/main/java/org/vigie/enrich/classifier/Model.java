package org.vigie.enrich.classifier;

import java.util.List;

/**
 * All that was learned.
 *
 * @param languages of the texts learned from, the most frequent first
 * @param labels in their order; all that is by label has this order
 * @param biases what each label's score begins with
 * @param sights at least one
 */
record Model(List<String> languages, List<String> labels, double[] biases, List<Sight> sights) {}
