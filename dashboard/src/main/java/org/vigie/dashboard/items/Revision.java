package org.vigie.dashboard.items;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Item;

/**
 * An item as one source told it at one time, and what had changed there since it told it last.
 *
 * @param item as it was told
 * @param former number of the revision that it is compared with; 0 where it is the first that is known of its source
 * @param title how it changed, null where there is nothing to compare it with
 * @param text likewise
 * @param others fields that changed beside them, such as {@code authors}
 */
public record Revision(
        Item item,
        int former,
        @Nullable Difference title,
        @Nullable Difference text,
        List<String> others) {

    /** The newest, newest first; each is compared with the one before it from the same source, which is much work for long texts. */
    static List<Revision> of(List<Item> tellings, Locale language, int most) {
        var inOrder = tellings.stream()
                .sorted(Comparator.comparing(Item::fetchedAt)
                        .thenComparing(Item::source)
                        .thenComparing(Item::revision))
                .toList();
        var former = new HashMap<String, Item>();
        var revisions = new ArrayList<Revision>();
        for (int i = 0; i < inOrder.size(); i++) {
            var item = inOrder.get(i);
            @Nullable Item before = former.put(item.source(), item);
            if (i >= inOrder.size() - most) {
                revisions.addFirst(between(before, item, language));
            }
        }
        return revisions;
    }

    private static Revision between(@Nullable Item before, Item item, Locale language) {
        return before == null
                ? new Revision(item, 0, null, null, List.of())
                : new Revision(
                        item,
                        before.revision(),
                        Difference.of(before.title(), item.title(), language),
                        Difference.of(before.text(), item.text(), language),
                        others(before, item));
    }

    private static List<String> others(Item before, Item after) {
        var others = new ArrayList<String>();
        addIf(others, "publishedAt", before.publishedAt(), after.publishedAt());
        addIf(others, "authors", before.authors(), after.authors());
        addIf(others, "categories", before.categories(), after.categories());
        addIf(others, "language", before.declaredLanguage(), after.declaredLanguage());
        if (!after.content().isEmpty()) { // otherwise it is the text
            addIf(others, "summary", before.summary(), after.summary());
        }
        addIf(others, "page", before.page(), after.page());
        return others;
    }

    private static void addIf(List<String> others, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            others.add(name);
        }
    }
}
