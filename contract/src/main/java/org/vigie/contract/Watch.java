package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What to look for where a publisher offers no feed. All but {@code entries} lie inside an entry, and are looked for in
 * their usual places where nothing is said.
 *
 * @param entries of a page: a CSS selector, each element that it matches is an entry; of a sitemap: the path with which
 *     addresses of entries begin, as in robots.txt; of JSON: the path of their list, names with slashes between
 * @param title where it stands: a CSS selector, with {@code @name} behind it for an attribute; a path in JSON
 * @param link the same; in JSON also an address with paths in braces
 * @param date the same
 * @param summary the same; nothing where it is not said
 * @param id the entry's own name in JSON
 */
@RecordBuilder
public record Watch(
        @Nullable String entries,
        @Nullable String title,
        @Nullable String link,
        @Nullable String date,
        @Nullable String summary,
        @Nullable String id) {

    /** Entries, and all else in its usual place. */
    public static Watch of(@Nullable String entries) {
        return new Watch(entries, null, null, null, null, null);
    }
}
