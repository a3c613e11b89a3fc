package org.vigie.sink;

import java.util.Locale;

/** The kinds of documents. Each has its alias, its index template and its metric tag. */
enum Index {
    /** By month of publication. */
    ITEMS,
    /** By month in which they were opened. */
    STORIES,
    RELEASES,
    COUNTS,
    /** By year. */
    ALERTS;

    /** Such as {@code items}: the alias behind the prefix, the template's file and the metric tag. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
