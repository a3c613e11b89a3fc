package org.vigie.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a fetch ended. */
public sealed interface FetchResult {
    /** The fetch time: by the system clock, or by the answer's {@code Date}. */
    Instant at();

    /**
     * A full answer.
     *
     * @param address where it came from, behind all redirects
     * @param contentType the header as it was sent
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fresh(
            byte[] body,
            String address,
            @Nullable String contentType,
            @Nullable String etag,
            @Nullable String lastModified,
            Instant at)
            implements FetchResult {}

    /** 304: the validators still hold. */
    record NotModified(Instant at) implements FetchResult {}

    /**
     * No usable answer.
     *
     * @param problem a sentence for people
     * @param retryAfter what the server asks for
     */
    record Failed(String problem, @Nullable Duration retryAfter, Instant at) implements FetchResult {}
}
