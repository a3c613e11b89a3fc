package org.vigie.ingest.hub;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.fetch.FetchResult;

/**
 * The papers that people put forward at Hugging Face, {@code https://huggingface.co/papers}. Each becomes an item with its
 * abstract. How many like it is not told: that is no content, and it moves all day.
 */
final class DailyPapers implements Hub {
    private static final int PAGE = 50;
    private static final int PAGES = 4;
    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_TEXT = 50_000;

    @Override
    public @Nullable String problem(String url) {
        return null;
    }

    private static Site site(Source source) {
        return Site.of(source.url());
    }

    /** Parts of the path that belong to the hub itself. */
    private static int hub(Site site) {
        int names = site.names().size();
        return names > 0 && site.names().getLast().equals("papers") ? names - 1 : names;
    }

    @Override
    public List<Ask> asks(Source source) {
        return List.of(Ask.stream("the list of papers", address(source, 0), PAGES));
    }

    private static String address(Source source, int page) {
        var site = site(source);
        return site.upTo(hub(site))
                .addPathSegments("api/daily_papers")
                .addQueryParameter("sort", "publishedAt")
                .addQueryParameter("limit", String.valueOf(PAGE))
                .addQueryParameter("p", String.valueOf(page))
                .toString();
    }

    @Override
    public Page read(Source source, Ask ask, FetchResult.Fresh answer) throws UnreadableHubException {
        var list = JsonRecord.list(JsonRecord.parse(answer.body()), "papers");
        var papers = Records.of(list, "title", (record, place) -> paper(record, source));
        var asked = Site.of(answer.address()).query("p");
        boolean mayGoOn = list.size() >= PAGE && asked != null && asked.matches("\\d{1,4}");
        return Page.ofEntries(papers, mayGoOn ? address(source, Integer.parseInt(asked) + 1) : null);
    }

    private static Feed.Entry paper(JsonRecord record, Source source) throws UnusableRecordException {
        var paper = record.at("paper");
        var id = paper.id("id");
        var title = record.text("title", LONGEST_TITLE);
        var ofPaper = title == null ? paper.text("title", LONGEST_TITLE) : title;
        if (ofPaper == null) {
            throw new UnusableRecordException("it has no title");
        }
        var summary = paper.text("summary", LONGEST_TEXT);
        var published = record.time("publishedAt");
        var site = site(source);
        return new Feed.Entry(
                id,
                site.upTo(hub(site)).addPathSegment("papers").addPathSegment(id).toString(),
                ofPaper.replaceAll("\\s+", " "),
                published == null ? paper.time("publishedAt") : published,
                null,
                authors(paper),
                summary == null ? "" : Entities.escape(summary),
                "",
                List.of(),
                List.of(),
                null);
    }

    private static List<String> authors(JsonRecord paper) {
        var authors = new ArrayList<String>();
        for (var author : paper.node().path("authors")) {
            var name = new JsonRecord(author).text("name");
            if (name != null) {
                authors.add(name);
            }
        }
        return authors;
    }
}
