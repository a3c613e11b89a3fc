package org.vigie.enrich.classifier;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The features that a view has met while learning, and what each is worth: a rare one says more than a common one.
 * Immutable.
 */
final class Vocabulary {
    private final View view;
    private final List<String> features;
    private final float[] rarity;
    private final float highestRarity;
    private final Map<String, Integer> numbers;

    /** @param rarity one for each feature */
    Vocabulary(View view, List<String> features, float[] rarity) {
        this.view = view;
        this.features = features;
        this.rarity = rarity;
        this.highestRarity = highest(rarity);
        this.numbers = HashMap.newHashMap(features.size());
        for (var feature : features) {
            numbers.put(feature, numbers.size());
        }
    }

    /** @param least so many items must have a feature */
    static Vocabulary of(View view, Iterable<List<Word>> items, int least) {
        var counts = new HashMap<String, Integer>();
        var ofItem = new HashSet<String>();
        int all = 0;
        for (var words : items) {
            all++;
            ofItem.clear();
            view.look(words, (feature, word) -> ofItem.add(feature));
            ofItem.forEach(feature -> counts.merge(feature, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < least);
        var sorted = new TreeMap<>(counts);
        var rarity = new float[sorted.size()];
        int number = 0;
        for (int count : sorted.values()) {
            rarity[number++] = (float) (1 + Math.log((1.0 + all) / (1 + count)));
        }
        return new Vocabulary(view, List.copyOf(sorted.keySet()), rarity);
    }

    View view() {
        return view;
    }

    int size() {
        return features.size();
    }

    String feature(int number) {
        return features.get(number);
    }

    float rarity(int number) {
        return rarity[number];
    }

    /** The number of a feature, -1 for one that was never met. */
    int number(String feature) {
        return numbers.getOrDefault(feature, -1);
    }

    /**
     * How often the item has each feature (the logarithm) times what the feature is worth, brought to length 1. What was
     * never met takes its part of that length: of an item that is mostly unknown words, the known ones say less.
     */
    Vector vector(List<Word> words) {
        var seen = new IntList();
        var unknown = new HashSet<String>();
        view.look(words, (feature, word) -> {
            int number = number(feature);
            if (number >= 0) {
                seen.add(number);
            } else {
                unknown.add(feature);
            }
        });
        int[] all = seen.sorted();
        var features = new int[all.length];
        var values = new double[all.length];
        int size = 0;
        double squares = unknown.size() * (double) highestRarity * highestRarity;
        for (int i = 0, start = 0; i < all.length; start = i) {
            while (i < all.length && all[i] == all[start]) {
                i++;
            }
            double value = (1 + Math.log(i - start)) * rarity[all[start]];
            features[size] = all[start];
            values[size++] = value;
            squares += value * value;
        }
        var unit = new float[size];
        for (int i = 0; i < size; i++) {
            unit[i] = (float) (values[i] / Math.sqrt(squares));
        }
        return new Vector(Arrays.copyOf(features, size), unit);
    }

    private static float highest(float[] rarity) {
        float highest = 0;
        for (float ofFeature : rarity) {
            highest = Math.max(highest, ofFeature);
        }
        return highest;
    }
}
