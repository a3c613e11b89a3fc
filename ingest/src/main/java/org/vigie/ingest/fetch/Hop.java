package org.vigie.ingest.fetch;

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One answer on the way of a fetch, as it came over the wire.
 *
 * @param location where it redirects to, as it was sent
 * @param encoding of the body: {@code gzip}, {@code br}; null for none
 */
public record Hop(
        String url,
        int status,
        @Nullable String location,
        @Nullable String encoding) {
    static Hop of(Response response) {
        return new Hop(
                response.request().url().toString(),
                response.code(),
                response.header("Location"),
                response.header("Content-Encoding"));
    }
}
