package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of news as one source told it. The same page told by two sources is one item: both records carry the same
 * id, and {@code enrich} joins them.
 *
 * @param id hash of the canonical URL, or of source id and entry id where there is no URL; also the Kafka key
 * @param revision 1 when this source first told it, one more each time the source changed its content
 * @param source id of the source
 * @param outlet who publishes
 * @param country ISO 3166-1 alpha-2 code of the outlet
 * @param url canonical URL
 * @param entryId the entry's own id in the feed, else its link
 * @param title plain text, may be empty
 * @param summary plain text, may be empty
 * @param content plain text of the full content where the feed carries it, else empty
 * @param declaredLanguage what the feed or the source's configuration declares, a lower-case primary subtag
 * @param publishedAt when it was published, else updated, else first fetched; never later than the first fetch; the same
 *     in all revisions from one source
 * @param firstSeenAt fetch time of the poll that first had it at this source
 * @param fetchedAt fetch time of the poll that had this revision
 * @param history true when it stood there already at the first read of its source: nobody knows when it appeared; null in
 *     records of a time when this was not noted
 * @param page what the page behind the entry was like, where it was read for its full text; null otherwise
 * @param sourceKind how its source is read; null in records of a time when this was not noted
 */
@RecordBuilder
public record Item(
        String id,
        int revision,
        String source,
        String outlet,
        @Nullable String country,
        @Nullable String url,
        String entryId,
        String title,
        String summary,
        String content,
        List<String> authors,
        List<String> categories,
        @Nullable String declaredLanguage,
        Instant publishedAt,
        Instant firstSeenAt,
        Instant fetchedAt,
        @Nullable Boolean history,
        @Nullable PageNote page,
        Source.@Nullable Kind sourceKind) {

    /**
     * What the page behind an entry was like.
     *
     * @param address where it was read, behind all redirects
     * @param source where on the page its text was found, such as {@code scored}
     * @param words in its text
     * @param published when the page says it was published, null where it does not
     * @param paywalled whether its text is, or looks like, only the beginning
     */
    public record PageNote(
            String address,
            String source,
            int words,
            @Nullable Instant published,
            boolean paywalled) {}

    /** The longest text there is: the content, or else the summary. Offsets of evidence in the field "text" count here. */
    public String text() {
        return content.isEmpty() ? summary : content;
    }
}
