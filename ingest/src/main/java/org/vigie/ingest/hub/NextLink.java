package org.vigie.ingest.hub;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.LinkHeader;

/** The next page that a {@code Link} header names (RFC 8288). */
final class NextLink {
    private NextLink() {}

    /** Null where there is none. */
    static @Nullable String in(FetchResult.Fresh answer) {
        var at = HttpUrl.parse(answer.address());
        return LinkHeader.of(answer.link()).stream()
                .filter(link -> link.is("next"))
                .findFirst()
                .map(link -> at == null ? null : at.resolve(link.target()))
                .map(HttpUrl::toString)
                .orElse(null);
    }
}
