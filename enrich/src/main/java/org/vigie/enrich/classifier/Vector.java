package org.vigie.enrich.classifier;

import java.util.Arrays;

/**
 * An item as numbers: which features of a vocabulary it has, and how much of each.
 *
 * @param features their numbers, ascending
 * @param values one for each; their squares add up to 1 at most
 */
record Vector(int[] features, float[] values) {
    int size() {
        return features.length;
    }

    /** The value of a feature, 0 for one that the item has not. */
    float of(int feature) {
        int place = Arrays.binarySearch(features, feature);
        return place < 0 ? 0 : values[place];
    }
}
