package org.vigie.enrich.alert;

import java.time.Instant;
import java.util.ArrayList;
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
 * @param other the first one of another outlet than the first one's, however late it came; null for none
 */
record Pieces(SortedMap<String, Piece> byTime, @Nullable Piece other) {
    Pieces {
        byTime = Collections.unmodifiableSortedMap(new TreeMap<>(byTime));
    }

    static Pieces after(@Nullable Pieces before, Piece piece) {
        var all = new TreeMap<String, Piece>(before == null ? Collections.emptySortedMap() : before.byTime);
        if (before != null && before.other != null) {
            all.put(key(before.other), before.other);
        }
        all.put(key(piece), piece);
        var outlet = all.firstEntry().getValue().outlet();
        var other = all.values().stream()
                .filter(each -> !each.outlet().equals(outlet))
                .findFirst()
                .orElse(null);
        while (all.size() > Alert.MOST_EVIDENCE) {
            all.pollLastEntry();
        }
        return new Pieces(all, other);
    }

    private static String key(Piece piece) {
        return piece.at() + " " + piece.evidence().record();
    }

    Piece first() {
        return byTime.firstEntry().getValue();
    }

    /** Those that were seen first, and the one that confirms them. */
    List<Evidence> evidence() {
        var pieces = new ArrayList<>(byTime.values());
        if (other != null && !pieces.contains(other)) {
            pieces.set(pieces.size() - 1, other);
        }
        return pieces.stream().map(Piece::evidence).toList();
    }

    /** When a second outlet was seen, null for not yet. */
    @Nullable
    Instant confirmedAt() {
        return other == null ? null : other.at();
    }
}
