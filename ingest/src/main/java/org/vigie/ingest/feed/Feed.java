package org.vigie.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.PollState.Cadence;

/**
 * A feed as it was read. Texts are never null but may be empty where a component is not marked nullable.
 *
 * @param title plain text
 * @param link of the site
 * @param language as declared, as far as it looks like a language tag
 */
public record Feed(
        @Nullable String title,
        @Nullable String link,
        @Nullable String language,
        @Nullable String id,
        @Nullable String description,
        @Nullable Instant updated,
        @Nullable String author,
        @Nullable String rights,
        List<String> categories,
        @Nullable String image,
        Cadence cadence,
        List<Entry> entries) {

    /** Entries of something that is no feed, which says no more of itself. */
    public static Feed of(@Nullable String title, @Nullable String language, List<Entry> entries) {
        return new Feed(title, null, language, null, null, null, null, null, List.of(), null, Cadence.ANY, entries);
    }

    /**
     * One entry.
     *
     * @param id the feed's own name for it: guid or Atom id
     * @param link absolute where it could be resolved
     * @param title plain text
     * @param summary sanitised HTML with absolute links
     * @param content sanitised HTML with absolute links
     * @param language what the entry declares for itself
     */
    public record Entry(
            @Nullable String id,
            @Nullable String link,
            String title,
            @Nullable Instant published,
            @Nullable Instant updated,
            List<String> authors,
            String summary,
            String content,
            List<String> categories,
            List<Enclosure> enclosures,
            @Nullable String language) {}

    /** An attached file. */
    public record Enclosure(
            String url, @Nullable String type, @Nullable Long length) {}
}
