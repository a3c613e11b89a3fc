package org.vigie.ingest.feed;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a feed says it is, for people: the reader itself looks fields up by name, whatever the format. */
public final class FeedFormat {
    private static final int HEAD = 16_384;
    private static final int LARGEST = 64 << 20;
    private static final Pattern ROOT =
            Pattern.compile("(?i)<(?:[a-z_][\\w.-]*:)?(rss|rdf|feed|channel)\\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>");
    private static final Pattern VERSION = Pattern.compile("(?i)\\bversion\\s*=\\s*[\"']\\s*([^\"'\\s]{1,20})");
    private static final Pattern JSON_FEED =
            Pattern.compile("\"version\"\\s*:\\s*\"https?:\\\\?/\\\\?/[^\"]{0,20}jsonfeed\\.org[^\"]*?([0-9.]+)\"");

    private FeedFormat() {}

    /**
     * Such as {@code RSS 2.0}.
     *
     * @throws UnreadableFeedException for a body that cannot be unpacked
     */
    public static String of(byte[] body, @Nullable String contentType) throws UnreadableFeedException {
        var text = CharacterEncoding.decode(Inflated.of(body, LARGEST), contentType);
        var head = text.substring(0, Math.min(text.length(), HEAD));
        if (head.stripLeading().startsWith("{")) {
            var version = JSON_FEED.matcher(text);
            return version.find() ? "JSON Feed " + version.group(1) : "JSON Feed without its version";
        }
        var root = ROOT.matcher(head);
        if (!root.find()) {
            return "entries without a root element";
        }
        var attributes = root.group(2);
        return switch (root.group(1).toLowerCase(Locale.ROOT)) {
            case "rss" -> "RSS " + version(attributes);
            case "feed" -> "Atom " + (attributes.contains("http://www.w3.org/2005/Atom") ? "1.0" : version(attributes));
            case "rdf" -> attributes.contains("//my.netscape.com/rdf/simple/0.9") ? "RSS 0.90" : "RSS 1.0";
            default -> "CDF";
        };
    }

    private static String version(String attributes) {
        var version = VERSION.matcher(attributes);
        return version.find() ? version.group(1) : "without its version";
    }
}
