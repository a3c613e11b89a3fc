package org.vigie.enrich.copies;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which texts hold a print: a hash table with open addressing and linear probing, in which a print stands once for each
 * holder. About 20 bytes for each of them, where a map of lists takes five times as much. Removal moves later ones up, so
 * that there are no tombstones (Knuth, The Art of Computer Programming, volume 3, algorithm 6.4 R).
 *
 * @param <T> the holder, compared by identity
 */
final class Postings<T> {
    private static final int SMALLEST = 16;
    private static final double FULL = 0.65;

    private long[] prints = new long[SMALLEST];
    private @Nullable Object[] holders = new Object[SMALLEST];
    private int size;

    void add(long print, T holder) {
        if (size + 1 > FULL * prints.length) {
            grow();
        }
        put(print, holder);
        size++;
    }

    /** Does nothing when it is not there. */
    void remove(long print, T holder) {
        for (int at = home(print); holders[at] != null; at = next(at)) {
            if (prints[at] == print && holders[at] == holder) {
                close(at);
                size--;
                return;
            }
        }
    }

    int count(long print) {
        int count = 0;
        for (int at = home(print); holders[at] != null; at = next(at)) {
            count += prints[at] == print ? 1 : 0;
        }
        return count;
    }

    @SuppressWarnings("unchecked") // only T comes in
    void forEach(long print, Consumer<T> holder) {
        for (int at = home(print); holders[at] != null; at = next(at)) {
            if (prints[at] == print) {
                holder.accept((T) holders[at]);
            }
        }
    }

    int size() {
        return size;
    }

    private void put(long print, Object holder) {
        int at = home(print);
        while (holders[at] != null) {
            at = next(at);
        }
        prints[at] = print;
        holders[at] = holder;
    }

    private void grow() {
        var oldPrints = prints;
        var oldHolders = holders;
        prints = new long[2 * oldPrints.length];
        holders = new Object[prints.length];
        for (int i = 0; i < oldPrints.length; i++) {
            var holder = oldHolders[i];
            if (holder != null) {
                put(oldPrints[i], holder);
            }
        }
    }

    private void close(int hole) {
        int empty = hole;
        for (int at = next(empty); holders[at] != null; at = next(at)) {
            int home = home(prints[at]);
            boolean isReachable = empty <= at ? empty < home && home <= at : empty < home || home <= at;
            if (!isReachable) {
                prints[empty] = prints[at];
                holders[empty] = holders[at];
                empty = at;
            }
        }
        holders[empty] = null;
    }

    /** Prints are the smaller ones of good hashes: their low bits are as good as random, their high bits are not. */
    private int home(long print) {
        return (int) print & prints.length - 1;
    }

    private int next(int at) {
        return at + 1 & prints.length - 1;
    }
}
