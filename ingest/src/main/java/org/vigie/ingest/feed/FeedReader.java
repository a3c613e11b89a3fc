package org.vigie.ingest.feed;

import java.util.regex.Pattern;

/**
 * Reads RSS, Atom, CDF and JSON Feed as the web really serves them. Whatever the bytes, there are entries or one
 * sentence that says why not. Thread-safe.
 *
 * <p>The way of a document: {@link Inflated unpack}, {@link CharacterEncoding bytes to text}, {@link XmlTree text to
 * tree}, {@link XmlFeed tree to entries}; JSON goes from text to {@link JsonFeed} at once.
 */
public final class FeedReader {
    /** A feed with more entries is cut here: the newest come first by custom. */
    static final int MOST_ENTRIES = 5_000;

    private static final int LARGEST = 64 << 20;
    private static final Pattern STARTS_AS_JSON = Pattern.compile("\\A[\\s\\uFEFF]*\\{\\s*[\"}]");

    private static final Pattern STARTS_AS_LIST = Pattern.compile("\\A[\\s\\uFEFF]*\\[\\s*[{\\[\"]");

    /**
     * Reads a feed.
     *
     * @param body as it was sent, after HTTP's decompression
     * @throws UnreadableFeedException when it is no feed, with the reason
     */
    public Feed read(byte[] body, Origin origin) throws UnreadableFeedException {
        try {
            var text = CharacterEncoding.decode(Inflated.of(body, LARGEST), origin.contentType());
            if (text.isBlank()) {
                throw new UnreadableFeedException("the body is empty");
            }
            if (STARTS_AS_LIST.matcher(text).find()) {
                throw new UnreadableFeedException("this is JSON, but no JSON Feed: it is a list");
            }
            return STARTS_AS_JSON.matcher(text).find() ? JsonFeed.read(text, origin) : XmlFeed.read(text, origin);
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnreadableFeedException("Vigie's reader fails on it, which is a bug worth reporting: " + e, e);
        }
    }
}
