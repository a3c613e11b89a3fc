package org.vigie.ingest;

import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for all addresses of a page: scheme and host in lower case, no default port, no fragment, no parameter
 * that only says where a reader came from.
 */
public final class CanonicalUrl {
    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "dclid",
            "msclkid",
            "yclid",
            "igshid",
            "mc_cid",
            "mc_eid",
            "_hsenc",
            "_hsmi",
            "xtor",
            "at_medium",
            "at_campaign",
            "cmpid");

    private CanonicalUrl() {}

    /** The canonical form, null for anything that is no http or https address. */
    public static @Nullable String of(@Nullable String link) {
        var url = link == null ? null : HttpUrl.parse(link.strip());
        if (url == null) {
            return null;
        }
        var canonical = url.newBuilder().fragment(null);
        for (var name : url.queryParameterNames()) {
            if (isTracking(name)) {
                canonical.removeAllQueryParameters(name);
            }
        }
        var built = canonical.build();
        return (built.querySize() == 0 ? built.newBuilder().query(null).build() : built).toString();
    }

    /** Also what a stray {@code &} leaves: a parameter without a name. */
    private static boolean isTracking(String parameter) {
        var name = parameter.toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.startsWith("utm_") || TRACKING.contains(name);
    }
}
