package org.vigie.enrich.classifier;

import java.util.List;

/**
 * What a teacher learns from.
 *
 * @param features how many the vocabulary has
 * @param labels how many there are
 * @param items in the view of that vocabulary
 * @param labelOf the label's number of each item
 */
record Lesson(int features, int labels, List<Vector> items, int[] labelOf) {}
