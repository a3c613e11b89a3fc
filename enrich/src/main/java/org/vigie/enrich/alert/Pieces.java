package org.vigie.enrich.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Alert.Evidence;
import org.vigie.enrich.alert.Sign.Piece;

/**
 * The items of a story that a rule means, those that were seen first; a function of the set of them, not of the order in which
 * they come here.
 *
 * @param byTime under the time at which each was seen, and its record; at most {@link Alert#MOST_EVIDENCE}
 */
record Pieces(SortedMap<String, Piece> byTime) {
    Pieces {
        byTime = Collections.unmodifiableSortedMap(new TreeMap<>(byTime));
    }

    static Pieces after(@Nullable Pieces before, Piece piece) {
        var all = new TreeMap<String, Piece>(before == null ? Collections.emptySortedMap() : before.byTime);
        all.put(piece.at() + " " + piece.evidence().record(), piece);
        while (all.size() > Alert.MOST_EVIDENCE) {
            all.pollLastEntry();
        }
        return new Pieces(all);
    }

    Piece first() {
        return byTime.firstEntry().getValue();
    }

    List<Evidence> evidence() {
        return byTime.values().stream().map(Piece::evidence).toList();
    }

    /** When a second outlet was seen, null for not yet. */
    @Nullable
    Instant confirmedAt() {
        return byTime.values().stream()
                .filter(piece -> !piece.outlet().equals(first().outlet()))
                .map(Piece::at)
                .findFirst()
                .orElse(null);
    }
}
