package org.vigie.contract;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a poller remembers of one source, in one compacted record that a person can read. It is committed in the
 * same Kafka transaction as the items of the poll, so that it never knows more or less than the log does.
 *
 * @param source the source's id, also the Kafka key
 * @param url where the validators come from; a source whose address changed is asked without them
 * @param etag the {@code ETag} of the last full answer
 * @param lastModified the {@code Last-Modified} of the last full answer, as it was sent
 * @param bodyHash SHA-256 of the last body that was understood (hexadecimal, shortened): an equal body is no change
 * @param seen what was published from this source, by item or model id
 * @param sharedUrls canonical URLs that several entries of this source share (a changelog), each with the id of the one
 *     entry that was published under the URL alone before that was known, or an empty text
 * @param polls answers and failures so far
 * @param failures failures in a row, 0 after a success
 * @param problem why the last poll failed, null after a success
 * @param lastPollAt when the source was last asked
 * @param lastSuccessAt when it last answered with something readable, or with 304
 * @param lastNewAt when it last had something new
 * @param nextDueAt not before this time of the system clock is it asked again
 */
public record PollState(
        String source,
        String url,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String bodyHash,
        Map<String, Seen> seen,
        Map<String, String> sharedUrls,
        long polls,
        int failures,
        @Nullable String problem,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastNewAt,
        Instant nextDueAt) {

    /**
     * One entry that was published.
     *
     * @param revision 1 for the first, one more for each change of content
     * @param hash of the content without its dates: a rewritten date is no change
     * @param publishedAt as decided at first sight, kept for all revisions
     * @param firstSeenAt fetch time of the poll that first had it
     * @param lastSeenAt fetch time of the last full answer that had it
     */
    public record Seen(int revision, String hash, Instant publishedAt, Instant firstSeenAt, Instant lastSeenAt) {}

    /** A source that was never asked. */
    public static PollState never(Source source) {
        return new PollState(
                source.id(),
                source.url(),
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                0,
                0,
                null,
                null,
                null,
                null,
                Instant.EPOCH);
    }
}
