package org.vigie.ingest.hub;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.fetch.FetchResult;

/** The next page that a {@code Link} header names (RFC 8288). */
final class NextLink {
    private static final Pattern NEXT = Pattern.compile(
            "<([^>]*)>(?=(?:\\s*;\\s*[^,;<>]+)*?\\s*;\\s*rel\\s*=\\s*(?:\"[^\"]*\\bnext\\b[^\"]*\"|next\\b))");

    private NextLink() {}

    /** Null where there is none. */
    static @Nullable String in(FetchResult.Fresh answer) {
        var named = NEXT.matcher(answer.link() == null ? "" : answer.link());
        var at = HttpUrl.parse(answer.address());
        if (at == null || !named.find()) {
            return null;
        }
        var next = at.resolve(named.group(1));
        return next == null ? null : next.toString();
    }
}
