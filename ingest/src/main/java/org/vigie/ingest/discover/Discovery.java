package org.vigie.ingest.discover;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.UnreadableFeedException;
import org.vigie.ingest.fetch.FetchResult;

/**
 * Looks behind a page for a feed that can be read and has entries.
 *
 * @param fetch asks for an address, unconditionally
 */
public record Discovery(FeedReader reader, Fetch fetch) {
    /** One request. */
    @FunctionalInterface
    public interface Fetch {
        FetchResult of(String address) throws InterruptedException;
    }

    /**
     * A feed that was found.
     *
     * @param address as the page names it
     */
    public record Found(String address, FetchResult.Fresh answer) {}

    /** The first feed that the page names and that can be read; null where there is none. */
    public @Nullable Found named(FetchResult.Fresh page) throws InterruptedException {
        return first(FeedLinks.of(page.body(), page.origin(), page.link()));
    }

    /** The same, and then the usual places: for once, not for each poll. */
    public @Nullable Found anywhere(FetchResult.Fresh page) throws InterruptedException {
        var named = named(page);
        return named != null ? named : first(FeedLinks.usualPaths(page.address()));
    }

    private @Nullable Found first(List<String> addresses) throws InterruptedException {
        for (var address : addresses) {
            if (fetch.of(address) instanceof FetchResult.Fresh answer && isFeed(answer)) {
                return new Found(address, answer);
            }
        }
        return null;
    }

    private boolean isFeed(FetchResult.Fresh answer) {
        try {
            return !reader.read(answer.body(), answer.origin()).entries().isEmpty();
        } catch (UnreadableFeedException e) {
            return false;
        }
    }
}
