package org.vigie.ingest.hub;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.fetch.FetchResult;

/** The releases of a Python package, {@code https://pypi.org/project/NAME}: its RSS feed. */
record PyPi(FeedReader reader) implements Hub {
    @Override
    public @Nullable String problem(String url) {
        return name(Site.of(url)) == null ? "must name a package, such as https://pypi.org/project/transformers" : null;
    }

    /** As PEP 503 writes it; null where there is none. */
    private static @Nullable String name(Site site) {
        int project = site.names().indexOf("project");
        return project < 0 || project + 1 >= site.names().size()
                ? null
                : site.names().get(project + 1).toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    @Override
    public List<Ask> asks(Source source) {
        var site = Site.of(source.url());
        var feed = site.upTo(site.names().indexOf("project"))
                .addPathSegments("rss/project")
                .addPathSegment(String.valueOf(name(site)))
                .addPathSegment("releases.xml");
        return List.of(Ask.onePage("the feed", feed.toString()));
    }

    @Override
    public Page read(Source source, Ask ask, FetchResult.Fresh answer) throws UnreadableHubException {
        return FeedAnswer.read(reader, answer);
    }
}
