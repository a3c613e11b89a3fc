package org.vigie.ingest.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as it was read from its page.
 *
 * @param author names, joined by commas
 * @param language primary subtag as the page declares it, lower-case
 * @param text paragraphs, one per line; empty where there is no article
 * @param source where the text came from
 * @param words in the text
 * @param paywalled whether the page says or looks as if the text is only its beginning
 */
public record Page(
        @Nullable String title,
        @Nullable String author,
        @Nullable Instant published,
        @Nullable String language,
        String text,
        Source source,
        int words,
        boolean paywalled) {

    /** Where a text came from. */
    public enum Source {
        /** The part of the page that scored best. */
        SCORED,
        /** An element that publishers name as the body. */
        NAMED,
        /** JSON-LD's {@code articleBody}. */
        STRUCTURED_DATA,
        /** The data that a script is to draw the page from. */
        EMBEDDED,
        /** There is no article. */
        NONE
    }
}
