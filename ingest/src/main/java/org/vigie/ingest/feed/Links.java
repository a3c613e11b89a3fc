package org.vigie.ingest.feed;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Relative references made absolute: RFC 3986, section 5.2, on any text, so that IRIs and addresses with spaces stay as
 * they were written; and as lenient as browsers are about backslashes, line breaks and {@code http:path}.
 */
public final class Links {
    /** The parts of RFC 3986, appendix B: 2 scheme, 4 authority, 5 path, 6 query, 8 fragment. */
    private static final Pattern PARTS =
            Pattern.compile("(([A-Za-z][A-Za-z0-9+.-]*):)?(//([^/?#]*))?([^?#]*)(\\?[^#]*)?(#(.*))?", Pattern.DOTALL);

    /** As browsers do (WHATWG URL, section 4.4): an address that was wrapped is one address. */
    private static final Pattern IN_NO_ADDRESS = Pattern.compile("[\\t\\r\\n]");

    private static final Set<String> SCHEMES_OF_BASES = Set.of("http", "https", "ftp", "ftps", "file", "gopher");
    private static final int LONGEST = 16_000;

    private Links() {}

    /** The absolute form; the reference as it was written where it is absolute already or the base cannot make it so. */
    public static String resolve(String base, String reference) {
        // Controls at the ends are no part of it either, and only trim() takes them.
        var stripped = IN_NO_ADDRESS.matcher(reference).replaceAll("").strip().trim();
        if (stripped.isEmpty()) {
            return base;
        }
        if (base.isEmpty() || base.length() > LONGEST || stripped.length() > LONGEST) {
            return stripped;
        }
        var to = PARTS.matcher(stripped);
        var from = PARTS.matcher(base);
        if (!to.matches() || !from.matches() || !isBase(from)) {
            return stripped;
        }
        boolean isRelative = to.group(2) == null
                || to.group(3) == null && isWeb(to.group(2)) && to.group(2).equalsIgnoreCase(from.group(2));
        return isRelative ? combined(from, to) : stripped;
    }

    /** A base without a scheme is relative itself: better half a way than none. */
    private static boolean isBase(Matcher base) {
        return base.group(2) == null || SCHEMES_OF_BASES.contains(base.group(2).toLowerCase(Locale.ROOT));
    }

    private static boolean isWeb(String scheme) {
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    }

    private static String combined(Matcher from, Matcher to) {
        var path = to.group(5).replace('\\', '/');
        var query = orEmpty(to.group(6));
        var fragment = orEmpty(to.group(7));
        if (to.group(3) != null) {
            return orEmpty(from.group(1)) + to.group(3) + withoutDots(path) + query + fragment;
        }
        var root = orEmpty(from.group(1)) + orEmpty(from.group(3));
        if (path.startsWith("//")) { // two backslashes
            return orEmpty(from.group(1)) + path + query + fragment;
        }
        if (path.startsWith("/")) {
            return root + withoutDots(path) + query + fragment;
        }
        if (path.isEmpty()) {
            return root + from.group(5) + (query.isEmpty() ? orEmpty(from.group(6)) : query) + fragment;
        }
        var folder = from.group(5).substring(0, from.group(5).lastIndexOf('/') + 1);
        var merged = folder.isEmpty() && !root.isEmpty() ? "/" + path : folder + path;
        return root + withoutDots(merged) + query + fragment;
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    /** RFC 3986, section 5.2.4. */
    private static String withoutDots(String path) {
        if (!path.startsWith("/") || !path.contains("/.")) {
            return path;
        }
        var kept = new ArrayList<String>();
        var segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean isLast = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> {
                    if (isLast) {
                        kept.add("");
                    }
                }
                case ".." -> {
                    if (!kept.isEmpty()) {
                        kept.removeLast();
                    }
                    if (isLast) {
                        kept.add("");
                    }
                }
                default -> kept.add(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    /** The base that a document declares, where it can be one; else the one in force around it. */
    public static String base(String around, String declared) {
        var resolved = resolve(around, declared);
        var parts = PARTS.matcher(resolved.length() > LONGEST ? "" : resolved);
        return parts.matches() && isBase(parts) ? resolved : around;
    }

    /** The absolute form, null for nothing. */
    public static @Nullable String resolveIfAny(String base, @Nullable String reference) {
        return reference == null || reference.isBlank() ? null : resolve(base, reference);
    }

    /** Whether it looks like something a browser could open. */
    public static boolean isWebAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }
}
