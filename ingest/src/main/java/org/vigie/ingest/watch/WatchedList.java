package org.vigie.ingest.watch;

import org.vigie.contract.Failure;
import org.vigie.contract.Source;
import org.vigie.contract.Watch;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.feed.Origin;

/**
 * A list that was read.
 *
 * @param feed the entries that can be used, each link once, in no order that means anything
 * @param found what was there, as a person would put it, such as {@code 12 elements match "article"}
 * @param expected entries that there would be if all that was found could be used
 * @param unusable what is the matter with the others, empty for nothing
 */
public record WatchedList(Feed feed, String found, int expected, String unusable) {
    /**
     * Reads an answer.
     *
     * @throws UnwatchableException when there is nothing in it that could be used
     */
    public static WatchedList read(Source source, byte[] body, Origin origin) throws UnwatchableException {
        var watch = source.watch() == null ? Watch.of(null) : source.watch();
        try {
            return switch (source.kind()) {
                case PAGE -> new PageList(watch, body, origin).read();
                case SITEMAP -> new SitemapList(watch, body, origin).read();
                case JSON -> new JsonList(watch, body, origin).read();
                default -> throw new IllegalArgumentException(source.kind() + " is not watched");
            };
        } catch (StackOverflowError e) {
            throw new UnwatchableException(Failure.UNREADABLE, "it is nested too deeply to be read");
        }
    }
}
