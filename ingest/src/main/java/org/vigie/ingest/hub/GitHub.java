package org.vigie.ingest.hub;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.fetch.FetchResult;

/**
 * The releases of a repository, {@code https://github.com/OWNER/REPOSITORY}. Without credentials the Atom feed, which has the
 * last ten, and tags that are no releases among them; with credentials the REST interface, which has all with their dates.
 * Other hosts are taken for GitHub Enterprise, whose REST interface is below {@code /api/v3}.
 */
record GitHub(FeedReader reader) implements Hub {
    private static final Set<String> HOSTS = Set.of("github.com", "www.github.com");
    private static final String REST = "the list of releases";
    private static final int REST_PAGES = 10;
    private static final int LONGEST_TEXT = 500_000;

    @Override
    public @Nullable String problem(String url) {
        return Site.of(url).names().size() >= 2
                ? null
                : "must name a repository, such as https://github.com/vllm-project/vllm";
    }

    @Override
    public List<Ask> asks(Source source) {
        var site = Site.of(source.url());
        if (source.credentials() == null) {
            return List.of(Ask.onePage("the feed", site.upTo(2) + "/releases.atom"));
        }
        var names = site.names();
        var rest = site.upTo(0);
        if (site.isAt(HOSTS)) {
            rest.host("api.github.com");
        } else {
            rest.addPathSegments("api/v3");
        }
        rest.addPathSegment("repos")
                .addPathSegment(names.get(0))
                .addPathSegment(names.get(1).replaceAll("\\.git$", ""));
        return List.of(Ask.stream(
                REST,
                rest.addPathSegment("releases")
                        .addQueryParameter("per_page", "100")
                        .toString(),
                REST_PAGES));
    }

    @Override
    public Page read(Source source, Ask ask, FetchResult.Fresh answer) throws UnreadableHubException {
        if (!ask.name().equals(REST)) {
            return FeedAnswer.read(reader, answer);
        }
        var list = JsonRecord.list(JsonRecord.parse(answer.body()), "releases");
        return Page.ofEntries(Records.of(list, "id", (record, place) -> release(record)), NextLink.in(answer));
    }

    /** {@code created_at} is the date of the commit, which says nothing. Null for a draft. */
    private static Feed.@Nullable Entry release(JsonRecord record) throws UnusableRecordException {
        if (record.isTrue("draft")) {
            return null;
        }
        var tag = record.id("tag_name");
        var name = record.text("name");
        var text = record.text("body", LONGEST_TEXT);
        var author = record.at("author").text("login");
        return new Feed.Entry(
                "release/" + record.id("id"),
                record.id("html_url"),
                name == null ? tag : name,
                record.time("published_at"),
                null,
                author == null ? List.of() : List.of(author),
                "",
                text == null ? "" : Entities.escape(text).replace("\n", "<br>"),
                record.isTrue("prerelease") ? List.of("prerelease") : List.of(),
                List.of(),
                null);
    }
}
