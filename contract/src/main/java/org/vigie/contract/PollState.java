package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param seen what was published from this source, by item or model id; of a hub's stream of new models only the newest
 * @param sharedUrls canonical URLs that several entries of this source share (a changelog), each with the id of the one
 *     entry that was published under the URL alone before that was known, or an empty text
 * @param polls answers and failures so far
 * @param failures failures in a row, 0 after a success
 * @param problem why the last poll failed, in a sentence; null after a success, but for a watched list that shows far
 *     fewer entries than it should
 * @param failure the same for machines
 * @param lastPollAt when the source was last asked
 * @param lastSuccessAt when it last answered with something readable, or with 304
 * @param lastNewAt when it last had something new
 * @param nextDueAt not before this time of the system clock is it asked again
 * @param firstReadAt when it was first read; what stood there then is history
 * @param mayHaveMissedAt when a full answer last had nothing but entries never seen, so that there may have been more in
 *     between
 * @param falseValidatorsAt when a changed body came under validators that had not changed: they are not sent any more
 * @param moved where a permanent redirect points, while it lasts
 * @param cadence what the last full answer asked of pollers
 * @param traffic what the polls cost
 * @param discovered the feed that the page at the address names; null where the address is a feed itself
 * @param pages pages behind entries that are still to be read: by item id, how often that was tried; null for none
 * @param matches what a watched list showed; null for a source that watches none
 * @param refused names of the records in the last answer of a hub that could not be used: each is refused once, not at
 *     every poll; null for none
 */
@RecordBuilder
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
        @Nullable Failure failure,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastNewAt,
        Instant nextDueAt,
        @Nullable Instant firstReadAt,
        @Nullable Instant mayHaveMissedAt,
        @Nullable Instant falseValidatorsAt,
        @Nullable Moved moved,
        @Nullable Cadence cadence,
        @Nullable Traffic traffic,
        @Nullable String discovered,
        @Nullable Map<String, Integer> pages,
        @Nullable Matches matches,
        @Nullable List<String> refused) {

    /**
     * One entry that was published.
     *
     * @param revision 1 for the first, one more for each change of content
     * @param hash of the content without its dates: a rewritten date is no change; of a model, which has numbers that
     *     move all day, a mark of what was told last and when
     * @param publishedAt as decided at first sight, kept for all revisions
     * @param firstSeenAt fetch time of the poll that first had it
     * @param lastSeenAt fetch time of the last full answer that had it
     */
    public record Seen(int revision, String hash, Instant publishedAt, Instant firstSeenAt, Instant lastSeenAt) {}

    /**
     * A permanent redirect.
     *
     * @param to the address where the feed was read
     * @param sightings polls in a row that were sent there
     * @param since fetch time of the first of them
     */
    public record Moved(String to, int sightings, Instant since) {}

    /**
     * When a publisher wants to be asked (RSS 2.0 and its syndication module).
     *
     * @param ttl not more often than this
     * @param skipHours of the day in UTC, 0 to 23
     */
    public record Cadence(@Nullable Duration ttl, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
        /** No wish. */
        public static final Cadence ANY = new Cadence(null, Set.of(), Set.of());
    }

    /**
     * What the polls cost, over the life of the source.
     *
     * @param bytes of all bodies, as they came over the wire
     * @param saved bytes of bodies that a 304 made needless
     * @param lastBody bytes of the last full answer
     * @param notModified 304s in a row
     */
    public record Traffic(long bytes, long saved, long lastBody, int notModified) {
        /** Nothing was asked yet. */
        public static final Traffic NONE = new Traffic(0, 0, 0, 0);
    }

    /**
     * How many entries a watched list showed.
     *
     * @param rules fingerprint of what was looked for: other rules read the same body anew
     * @param usual entries at the last good read
     * @param firstReadAt when a list of which nothing was known was first read with these rules: what stood there then is
     *     history, too; null where they go on with a list that was known
     * @param fewerSince since when there are far fewer, null while there are not
     * @param fewerReads answers since then
     */
    public record Matches(
            String rules,
            int usual,
            @Nullable Instant firstReadAt,
            @Nullable Instant fewerSince,
            int fewerReads) {}

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
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
