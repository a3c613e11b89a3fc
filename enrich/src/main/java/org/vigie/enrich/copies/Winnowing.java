package org.vigie.enrich.copies;

import java.util.Arrays;

/**
 * Chooses few of many hashes so that two texts that share a passage choose the same ones in it: of each window of
 * consecutive hashes the smallest, of equals the last (Schleimer, Wilkerson, Aiken, Winnowing: Local Algorithms for Document
 * Fingerprinting, SIGMOD 2003). A passage in which {@code window} consecutive hashes are shared always shares one that is
 * chosen; of random hashes 2 / (window + 1) are chosen, with no such algorithm choosing less than 1.5 / (window + 1).
 */
final class Winnowing {
    private Winnowing() {}

    /** Those chosen, in the order of the text. Of fewer than {@code window} the smallest. Cost: proportional to the number. */
    static long[] choose(long[] hashes, int window) {
        var chosen = new long[hashes.length];
        int count = 0;
        int smallest = -1;
        for (int end = Math.min(window, hashes.length); end <= hashes.length && end > 0; end++) {
            int start = Math.max(0, end - window);
            int next = smallest >= start ? smallest : start;
            for (int i = smallest >= start ? end - 1 : start; i < end; i++) {
                next = hashes[i] <= hashes[next] ? i : next;
            }
            if (next != smallest) {
                smallest = next;
                chosen[count++] = hashes[next];
            }
        }
        return Arrays.copyOf(chosen, count);
    }
}
