package org.vigie.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Item;
import org.vigie.contract.Source;

/**
 * Which pages of a source are to be read: those behind entries that are new or changed, and those that could not be read
 * before while their entry is still in the feed. One poll long.
 */
final class WantedPages {
    /** Read after one poll; the others wait for the next one. */
    private static final int MOST = 50;

    private final Source source;
    private final Set<String> sharedUrls;
    private final Map<String, Integer> before;
    private final Map<String, Integer> tries = new HashMap<>();
    private final List<Item> items = new ArrayList<>();

    /**
     * @param sharedUrls pages that carry several entries, whose text is not one entry's
     * @param before tries so far, by item id
     */
    WantedPages(Source source, Set<String> sharedUrls, Map<String, Integer> before) {
        this.source = source;
        this.sharedUrls = sharedUrls;
        this.before = before;
    }

    /** An entry that the feed shows. */
    void note(Item item, boolean isNews) {
        boolean hasPage = item.url() != null && !sharedUrls.contains(item.url());
        if (source.fullText() && hasPage && (isNews || before.containsKey(item.id()))) {
            tries.put(item.id(), isNews ? 0 : before.getOrDefault(item.id(), 0));
            items.add(item);
        }
    }

    /** By item id, null for none. */
    @Nullable
    Map<String, Integer> tries() {
        return tries.isEmpty() ? null : tries;
    }

    /** The newest first. */
    List<Item> wanted() {
        return items.stream()
                .sorted(Comparator.comparing(Item::publishedAt).reversed().thenComparing(Item::id))
                .limit(MOST)
                .toList();
    }
}
