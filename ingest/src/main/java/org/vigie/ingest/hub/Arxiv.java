package org.vigie.ingest.hub;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.fetch.FetchResult;

/**
 * The new papers of categories, {@code https://rss.arxiv.org/rss/cs.AI+cs.CL}, or the page of one of them, {@code
 * https://arxiv.org/list/cs.CL/recent}. The feed is made once a day and is empty at weekends, which is no failure.
 */
record Arxiv(FeedReader reader) implements Hub {
    private static final Set<String> PAGES = Set.of("arxiv.org", "www.arxiv.org", "export.arxiv.org");
    private static final Pattern CATEGORIES =
            Pattern.compile("[a-z-]+(?:\\.[A-Za-z-]+)?(?:\\+[a-z-]+(?:\\.[A-Za-z-]+)?)*");

    @Override
    public @Nullable String problem(String url) {
        return CATEGORIES.matcher(categories(Site.of(url))).matches()
                ? null
                : "must name categories, such as https://rss.arxiv.org/rss/cs.AI+cs.CL";
    }

    private static String categories(Site site) {
        int list = Math.max(site.names().indexOf("list"), site.names().indexOf("rss"));
        return list < 0 || list + 1 >= site.names().size() ? "" : site.names().get(list + 1);
    }

    @Override
    public List<Ask> asks(Source source) {
        var site = Site.of(source.url());
        var feed = site.isAt(PAGES) ? "https://rss.arxiv.org/rss/" + categories(site) : source.url();
        return List.of(Ask.onePage("the feed", feed));
    }

    @Override
    public Page read(Source source, Ask ask, FetchResult.Fresh answer) throws UnreadableHubException {
        return FeedAnswer.read(reader, answer);
    }
}
