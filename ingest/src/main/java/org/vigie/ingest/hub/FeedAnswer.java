package org.vigie.ingest.hub;

import org.vigie.contract.Failure;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.UnreadableFeedException;
import org.vigie.ingest.fetch.FetchResult;

/** The answer of a site that publishes a feed. */
final class FeedAnswer {
    private FeedAnswer() {}

    static Page read(FeedReader reader, FetchResult.Fresh answer) throws UnreadableHubException {
        try {
            return Page.ofFeed(reader.read(answer.body(), answer.origin()));
        } catch (UnreadableFeedException e) {
            throw new UnreadableHubException(Failure.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }
}
