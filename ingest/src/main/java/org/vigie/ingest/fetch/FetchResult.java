package org.vigie.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Failure;
import org.vigie.ingest.feed.Origin;

/** How a fetch ended. */
public sealed interface FetchResult {
    /** The fetch time: by the system clock, or by the answer's {@code Date}. */
    Instant at();

    /**
     * A full answer.
     *
     * @param body after decompression
     * @param address where it came from, behind all redirects
     * @param contentType this and the next two: the headers as they were sent
     * @param maxAge how long it stays fresh, null where the server does not say
     * @param link the {@code Link} headers as they were sent, joined by commas
     * @param movedTo where permanent redirects lead to from the address that was asked, null without one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fresh(
            byte[] body,
            String address,
            @Nullable String contentType,
            @Nullable String contentLanguage,
            @Nullable String contentLocation,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration maxAge,
            @Nullable String link,
            @Nullable String movedTo,
            Instant at)
            implements FetchResult {

        /** What the headers say of the body. */
        public Origin origin() {
            return new Origin(address, contentType, contentLanguage, contentLocation);
        }
    }

    /** 304: the validators still hold. */
    record NotModified(@Nullable Duration maxAge, Instant at) implements FetchResult {}

    /**
     * No usable answer.
     *
     * @param kind the problem for machines
     * @param status of HTTP, 0 where there was no answer
     * @param problem a sentence for people
     * @param retryAfter what the server asks for
     */
    record Failed(
            Failure kind,
            int status,
            String problem,
            @Nullable Duration retryAfter,
            Instant at) implements FetchResult {}
}
