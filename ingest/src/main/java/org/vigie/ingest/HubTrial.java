package org.vigie.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vigie.contract.Failure;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.TrialReport.HubList;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.feed.FeedFormat;
import org.vigie.ingest.feed.UnreadableFeedException;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Fetcher;
import org.vigie.ingest.fetch.Hop;
import org.vigie.ingest.hub.Ask;
import org.vigie.ingest.hub.Hub;
import org.vigie.ingest.hub.Page;
import org.vigie.ingest.hub.UnreadableHubException;
import org.vigie.ingest.sources.SourceIds;

/** A trial of a hub: the first page of each of its lists. */
record HubTrial(Hub hub, Source source, Requests requests, Fetcher fetcher, IngestConfig config) {
    private static final int SHOWN = 3;

    /** @param hops filled by the fetcher */
    TrialReport report(TrialReportBuilder report, List<Hop> hops) throws InterruptedException {
        var unfit = hub.problem(source.url());
        if (unfit != null) {
            return Trial.failed(report, Failure.CONFIGURATION, "its url " + unfit);
        }
        var lists = new ArrayList<HubList>();
        var remarks = new ArrayList<String>();
        for (var ask : hub.asks(source)) {
            var list = list(ask, report, remarks);
            lists.add(list);
            if (list.problem() != null && !ask.optional()) {
                return report.hops(List.copyOf(hops))
                        .lists(lists)
                        .remarks(remarks)
                        .build();
            }
        }
        return report.hops(List.copyOf(hops))
                .lists(lists)
                .remarks(remarks)
                .interval(source.every() == null ? config.every() : source.every())
                .proposal(proposal())
                .build();
    }

    private HubList list(Ask ask, TrialReportBuilder report, List<String> remarks) throws InterruptedException {
        return switch (fetcher.fetch(requests.toHub(ask.address(), ask.address(), null, null))) {
            case FetchResult.Failed failed -> failed(ask, report, HubTrouble.inWords(failed, source));
            case FetchResult.NotModified same ->
                failed(
                        ask,
                        report,
                        new FetchResult.Failed(
                                Failure.HTTP_STATUS,
                                304,
                                "it answers 304 to a question without validators",
                                null,
                                same.at()));
            case FetchResult.Fresh fresh -> read(ask, report, remarks, fresh);
        };
    }

    private HubList read(Ask ask, TrialReportBuilder report, List<String> remarks, FetchResult.Fresh answer) {
        try {
            var page = hub.read(source, ask, answer);
            if (!page.refused().isEmpty()) {
                var first = page.refused().getFirst();
                remarks.add(page.refused().size() + " records of " + ask.name() + " cannot be used; the first one, "
                        + first.name() + ": " + first.why());
            }
            var feed = page.feed();
            if (feed != null && ask.mostPages() == 1) {
                report.feed(FeedSummary.of(feed, FeedFormat.of(answer.body(), answer.contentType()), answer.at()));
            }
            return new HubList(ask.name(), ask.address(), names(page).size(), shown(page), page.next() != null, null);
        } catch (UnreadableHubException e) {
            return failed(ask, report, HubTrouble.unreadable(answer, e));
        } catch (UnreadableFeedException e) {
            throw new IllegalStateException("what was read as a feed has a format", e);
        }
    }

    private static HubList failed(Ask ask, TrialReportBuilder report, FetchResult.Failed failed) {
        if (!ask.optional()) {
            report.failure(failed.kind()).problem(HubTrouble.at(ask, failed).problem());
        }
        return new HubList(ask.name(), ask.address(), 0, List.of(), false, failed.problem());
    }

    private static List<String> shown(Page page) {
        return names(page).stream().limit(SHOWN).toList();
    }

    private static List<String> names(Page page) {
        var feed = page.feed();
        var titles =
                feed == null ? Stream.<String>of() : feed.entries().stream().map(Feed.Entry::title);
        return Stream.of(
                        page.models().stream().map(ModelSnapshot::repository),
                        page.owners().entrySet().stream()
                                .map(owner -> owner.getKey() + " ("
                                        + owner.getValue().name().toLowerCase(Locale.ROOT) + ")")
                                .sorted(),
                        titles)
                .flatMap(names -> names)
                .toList();
    }

    /** What somebody has said of the source already is left as it is. */
    private Source proposal() {
        var id = source.id().isEmpty() ? SourceIds.of("", source.url()) : source.id();
        return SourceBuilder.builder(source)
                .id(id)
                .outlet(source.outlet().isEmpty() ? id : source.outlet())
                .build();
    }
}
