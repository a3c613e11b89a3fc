package org.vigie.ingest.feed;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a document besides its bytes.
 *
 * @param address where it came from, null where nobody knows: relative links then stay as they are
 * @param contentType the HTTP header as it was sent
 * @param contentLanguage the HTTP header as it was sent
 * @param contentLocation the HTTP header as it was sent; relative to the address
 */
public record Origin(
        @Nullable String address,
        @Nullable String contentType,
        @Nullable String contentLanguage,
        @Nullable String contentLocation) {

    /** Nothing but bytes. */
    public static final Origin UNKNOWN = new Origin(null, null, null, null);

    /** What relative links are relative to unless the document says otherwise; empty where nobody knows. */
    public String base() {
        return Links.base(address == null ? "" : address, contentLocation == null ? "" : contentLocation);
    }
}
