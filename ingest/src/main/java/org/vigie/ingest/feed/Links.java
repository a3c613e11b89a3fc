package org.vigie.ingest.feed;

import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Relative references made absolute (RFC 3986, as lenient as browsers are). */
final class Links {
    private static final Pattern HAS_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    /** As browsers do (WHATWG URL, section 4.4): an address that was wrapped is one address. */
    private static final Pattern IN_NO_ADDRESS = Pattern.compile("[\\t\\r\\n]");

    private Links() {}

    /** The absolute form; the reference as it was written where it is absolute already or the base cannot make it so. */
    static String resolve(String base, String reference) {
        var stripped = IN_NO_ADDRESS.matcher(reference).replaceAll("").strip();
        if (stripped.isEmpty()) {
            return base;
        }
        if (base.isEmpty() || HAS_SCHEME.matcher(stripped).matches()) {
            return stripped;
        }
        var http = HttpUrl.parse(base);
        if (http != null) {
            var resolved = http.resolve(stripped);
            return resolved == null ? stripped : resolved.toString();
        }
        try {
            return URI.create(base).resolve(stripped).toString();
        } catch (IllegalArgumentException e) {
            return stripped;
        }
    }

    /** The absolute form, null for nothing. */
    static @Nullable String resolveIfAny(String base, @Nullable String reference) {
        return reference == null || reference.isBlank() ? null : resolve(base, reference);
    }

    /** Whether it looks like something a browser could open. */
    static boolean isWebAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }
}
