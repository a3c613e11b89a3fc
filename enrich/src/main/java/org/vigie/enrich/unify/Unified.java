package org.vigie.enrich.unify;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Item;

/**
 * What all sources together tell of one item.
 *
 * <p>A join in the sense of state-based replicated data types (Shapiro et al., 2011): of each source the highest revision
 * counts, the primary source is the one with the earliest first fetch (of equals the lowest id), and the version is the
 * sum of all revisions. So the outcome depends on the set of records alone, and the version grows with each that adds
 * something. Only the former months remember the way there.
 *
 * @param item as the primary source tells it
 * @param revisions the highest revision of each source
 * @param formerMonths other months of publication under which an earlier primary stood
 */
public record Unified(Item item, Map<String, Integer> revisions, SortedSet<String> formerMonths) {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);
    private static final Comparator<Item> PRIMARY =
            Comparator.comparing(Item::firstSeenAt).thenComparing(Item::source);

    /** Null for a record that adds nothing: a repeat, or older than what is known of its source. */
    public static @Nullable Unified after(@Nullable Unified before, Item told) {
        if (before == null) {
            return new Unified(told, Map.of(told.source(), told.revision()), new TreeSet<>());
        }
        boolean isKnown = before.revisions.getOrDefault(told.source(), 0) >= told.revision();
        return isKnown ? null : before.with(told);
    }

    private Unified with(Item told) {
        var all = new TreeMap<>(revisions);
        all.put(told.source(), told.revision());
        boolean sameSource = told.source().equals(item.source());
        var primary = sameSource || PRIMARY.compare(told, item) < 0 ? told : item;
        var former = new TreeSet<>(formerMonths);
        former.add(month(item));
        former.remove(month(primary));
        return new Unified(primary, all, former);
    }

    /** Grows with every record that added something. */
    public int version() {
        return revisions.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String month(Item item) {
        return MONTH.format(item.publishedAt());
    }
}
