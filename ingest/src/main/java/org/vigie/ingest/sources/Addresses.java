package org.vigie.ingest.sources;

import okhttp3.HttpUrl;

/** When two addresses are one. */
final class Addresses {
    private Addresses() {}

    /** Equal for what a server is asked in the same way. */
    static String key(String url) {
        var parsed = HttpUrl.parse(url);
        return parsed == null ? url : parsed.newBuilder().fragment(null).build().toString();
    }
}
