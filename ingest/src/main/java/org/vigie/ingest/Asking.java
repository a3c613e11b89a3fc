package org.vigie.ingest;

import java.time.InstantSource;
import org.vigie.contract.Failure;
import org.vigie.contract.Source;
import org.vigie.ingest.fetch.FetchRequest;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Fetcher;
import org.vigie.ingest.fetch.Robots;
import org.vigie.ingest.watch.SitemapParts;

/**
 * Asks for what a source shows. Feeds and sitemaps are offered to robots; a page, or the JSON behind one, is read only where
 * robots.txt allows it. An index of sitemaps is asked for with its parts.
 */
record Asking(Fetcher fetcher, Robots robots, InstantSource clock) {
    /**
     * Asks for it.
     *
     * @param requests for the parts of an index
     * @throws InterruptedException when the thread is told to stop while it waits
     */
    FetchResult fetch(Source source, FetchRequest request, Requests requests) throws InterruptedException {
        boolean isPage = source.kind() == Source.Kind.PAGE || source.kind() == Source.Kind.JSON;
        if (isPage && !robots.allow(request)) {
            return new FetchResult.Failed(
                    Failure.ROBOTS,
                    0,
                    "robots.txt forbids " + request.address() + ", or cannot be had",
                    null,
                    clock.instant());
        }
        var answer = fetcher.fetch(request);
        return source.kind() == Source.Kind.SITEMAP
                ? new SitemapParts(part -> fetcher.fetch(requests.toFeed(part, null, null)), Reading::of).whole(answer)
                : answer;
    }
}
