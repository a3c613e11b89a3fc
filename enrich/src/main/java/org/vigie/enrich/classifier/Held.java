package org.vigie.enrich.classifier;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which items are held back while teachers are put to the test. Each label's items are dealt out to the folds in turn, so
 * that every fold has its share of every label; a fold's items are scored by who learned from the others. Of many items,
 * a part is enough to tell teachers apart.
 */
final class Held {
    private static final int FOLDS = 5;

    /** From so many items held back on, more change nothing. */
    private static final int ENOUGH = 3_000;

    private final int[] foldOf;
    private final int folds;

    Held(int[] labelOf, int labels) {
        var dealt = new int[labels];
        foldOf = Arrays.stream(labelOf).map(label -> dealt[label]++ % FOLDS).toArray();
        folds = Math.min(FOLDS, Math.ceilDiv(FOLDS * ENOUGH, Math.max(1, labelOf.length)));
    }

    /** Folds that are put to the test. */
    int folds() {
        return folds;
    }

    /** The items of one fold. */
    int[] in(int fold) {
        return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
    }

    /** All items but those of one fold. */
    int[] outside(int fold) {
        return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
    }

    /** The items of all folds that are put to the test, fold after fold. */
    int[] all() {
        return IntStream.range(0, folds)
                .flatMap(fold -> Arrays.stream(in(fold)))
                .toArray();
    }
}
