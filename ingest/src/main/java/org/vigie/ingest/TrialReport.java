package org.vigie.ingest;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Failure;
import org.vigie.contract.Source;
import org.vigie.ingest.fetch.Hop;

/**
 * What a trial of a source found.
 *
 * @param url that was asked
 * @param hops all answers to the first request, redirects among them
 * @param failure why it cannot be polled; null where it can
 * @param problem the same as a sentence
 * @param answer null where there was none
 * @param feed null where none could be read
 * @param lists of a hub, each with its first page; empty for what is no hub
 * @param namedFeeds where the address is a page: the feeds that it names, or where one was found
 * @param pagesAllowed whether robots.txt lets the page behind its first entry be read; null where there is none
 * @param remarks what deserves a look, a sentence each
 * @param interval at which it would be polled
 * @param proposal how to write it into the list of sources
 */
@RecordBuilder
public record TrialReport(
        String url,
        List<Hop> hops,
        @Nullable Failure failure,
        @Nullable String problem,
        @Nullable Answer answer,
        @Nullable FeedSummary feed,
        List<HubList> lists,
        List<String> namedFeeds,
        @Nullable Boolean pagesAllowed,
        List<String> remarks,
        @Nullable Duration interval,
        @Nullable Source proposal) {

    /**
     * The full answer.
     *
     * @param address behind all redirects
     * @param movedTo where permanent redirects lead, null without one
     * @param bytes after decompression
     * @param notModified whether a second request with the validators gave 304; null without validators
     */
    public record Answer(
            String address,
            @Nullable String movedTo,
            int bytes,
            @Nullable String contentType,
            @Nullable String contentLanguage,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Boolean notModified,
            @Nullable Duration maxAge) {}

    /**
     * One list of a hub.
     *
     * @param name such as {@code the list of trending models}
     * @param address of its first page
     * @param records on that page
     * @param first names or titles of the first few
     * @param goesOn whether there is a next page
     * @param problem why it could not be read, null where it could
     */
    public record HubList(
            String name,
            String address,
            int records,
            List<String> first,
            boolean goesOn,
            @Nullable String problem) {}

    /** Whether the pipeline could read it. */
    public boolean isReadable() {
        return failure == null;
    }
}
