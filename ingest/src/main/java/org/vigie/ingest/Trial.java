package org.vigie.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Failure;
import org.vigie.contract.PollState;
import org.vigie.contract.PollState.Cadence;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.discover.Discovery;
import org.vigie.ingest.discover.FeedLinks;
import org.vigie.ingest.feed.CharacterEncoding;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.feed.FeedFormat;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.UnreadableFeedException;
import org.vigie.ingest.fetch.BotWall;
import org.vigie.ingest.fetch.FetchConfigBuilder;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Fetcher;
import org.vigie.ingest.fetch.Hop;
import org.vigie.ingest.fetch.Robots;
import org.vigie.ingest.hub.Hubs;
import org.vigie.ingest.sources.SourceIds;
import org.vigie.ingest.watch.UnwatchableException;
import org.vigie.ingest.watch.WatchedList;

/**
 * Asks for a source and reads it as the pipeline would, once and at once, to tell what there is. Publishes nothing. One
 * thread at a time; closed by its owner.
 */
public final class Trial implements AutoCloseable {
    private static final int LONGEST_OUTLET = 60;

    private final IngestConfig config;
    private final List<Hop> hops = new CopyOnWriteArrayList<>();
    private final FeedReader reader = new FeedReader();
    private final Fetcher fetcher;
    private final Robots robots;

    /** @param config of the process that polls: its networks, proxy and credentials */
    public Trial(IngestConfig config) {
        this.config = config;
        this.fetcher = new Fetcher(
                FetchConfigBuilder.builder(config.fetch())
                        .hostGap(Duration.ZERO)
                        .build(),
                hops::add);
        this.robots = new Robots(fetcher, config.fetch().clock());
    }

    /** @throws InterruptedException when the thread is told to stop */
    public TrialReport of(Source source) throws InterruptedException {
        var report = TrialReportBuilder.builder()
                .url(source.url())
                .hops(List.of())
                .lists(List.of())
                .namedFeeds(List.of())
                .remarks(List.of());
        var requests = new Requests(source, config.credentials());
        var missing = requests.missing();
        if (missing != null) {
            return failed(report, Failure.CONFIGURATION, missing);
        }
        hops.clear();
        var hub = Hubs.of(source.kind());
        if (hub != null) {
            return new HubTrial(hub, source, requests, fetcher, config).report(report, hops);
        }
        var address = new Whereabouts(source, PollState.never(source)).address();
        var result = new Asking(fetcher, robots, config.fetch().clock())
                .fetch(source, requests.toFeed(address, null, null), requests);
        report.hops(hopsOfFirst());
        return switch (result) {
            case FetchResult.Failed failed -> failed(report, failed.kind(), failed.problem());
            case FetchResult.NotModified same ->
                failed(report, Failure.UNREADABLE, "it answers 304 to a question without validators");
            case FetchResult.Fresh fresh -> {
                report.answer(answer(fresh, requests, address));
                yield understood(report, source, requests, fresh);
            }
        };
    }

    /** Without robots.txt before it, and without the parts of a sitemap behind it. */
    private List<Hop> hopsOfFirst() {
        var first = new ArrayList<Hop>();
        for (var hop : hops) {
            if (!hop.url().endsWith("/robots.txt")) {
                first.add(hop);
                if (hop.location() == null) {
                    return first;
                }
            }
        }
        return first;
    }

    static TrialReport failed(TrialReportBuilder report, Failure failure, String problem) {
        return report.failure(failure).problem(problem).build();
    }

    private TrialReport.Answer answer(FetchResult.Fresh fresh, Requests requests, String address)
            throws InterruptedException {
        Boolean notModified = null;
        if (fresh.etag() != null || fresh.lastModified() != null) {
            var second = fetcher.fetch(requests.toFeed(address, fresh.etag(), fresh.lastModified()));
            notModified = second instanceof FetchResult.NotModified;
        }
        return new TrialReport.Answer(
                fresh.address(),
                fresh.movedTo(),
                fresh.body().length,
                fresh.contentType(),
                fresh.contentLanguage(),
                fresh.etag(),
                fresh.lastModified(),
                notModified,
                fresh.maxAge());
    }

    private TrialReport understood(TrialReportBuilder report, Source source, Requests requests, FetchResult.Fresh fresh)
            throws InterruptedException {
        try {
            return source.kind().isWatched()
                    ? list(report, source, requests, fresh)
                    : feed(report, source, requests, fresh);
        } catch (UnwatchableException e) {
            return failed(report, e.failure(), String.valueOf(e.getMessage()));
        } catch (UnreadableFeedException e) {
            return unreadable(report, source, requests, fresh, String.valueOf(e.getMessage()));
        }
    }

    private TrialReport feed(TrialReportBuilder report, Source source, Requests requests, FetchResult.Fresh fresh)
            throws UnreadableFeedException, InterruptedException {
        var feed = reader.read(fresh.body(), fresh.origin());
        return entries(report, source, requests, fresh, feed, FeedFormat.of(fresh.body(), fresh.contentType()));
    }

    private TrialReport list(TrialReportBuilder report, Source source, Requests requests, FetchResult.Fresh fresh)
            throws UnwatchableException, InterruptedException {
        var list = WatchedList.read(source, fresh.body(), fresh.origin());
        var told = entries(report, source, requests, fresh, list.feed(), list.found());
        var remarks = new ArrayList<>(TrialRemarks.on(source, list, fresh));
        remarks.addAll(told.remarks());
        return report.remarks(remarks).build();
    }

    private TrialReport entries(
            TrialReportBuilder report,
            Source source,
            Requests requests,
            FetchResult.Fresh fresh,
            Feed feed,
            String format)
            throws InterruptedException {
        var summary = FeedSummary.of(feed, format, fresh.at());
        var answer = Objects.requireNonNull(report.answer());
        return report.feed(summary)
                .pagesAllowed(pagesAllowed(feed, requests))
                .remarks(TrialRemarks.on(answer, summary, report.hops(), fresh.at()))
                .interval(interval(source, feed, fresh))
                .proposal(proposal(source, answer, summary))
                .build();
    }

    private @Nullable Boolean pagesAllowed(Feed feed, Requests requests) throws InterruptedException {
        for (var entry : feed.entries()) {
            if (entry.link() != null) {
                return robots.allow(requests.toPage(entry.link()));
            }
        }
        return null;
    }

    private TrialReport unreadable(
            TrialReportBuilder report, Source source, Requests requests, FetchResult.Fresh fresh, String why)
            throws InterruptedException {
        if (!FeedLinks.isPage(fresh.body(), fresh.contentType())) {
            return failed(report, Failure.UNREADABLE, why);
        }
        if (BotWall.isShownIn(CharacterEncoding.decode(fresh.body(), fresh.contentType()))) {
            return failed(report, Failure.BOT_WALL, BotWall.IN_WORDS);
        }
        var page = "this is an HTML page, not a feed";
        var named = FeedLinks.of(fresh.body(), fresh.origin(), fresh.link());
        if (!named.isEmpty()) {
            report.namedFeeds(named);
            return failed(report, Failure.NOT_A_FEED, page + "; it names " + String.join(", ", named));
        }
        var found = new Discovery(reader, other -> fetcher.fetch(requests.toFeed(other, null, null))).anywhere(fresh);
        if (found == null) {
            return failed(report, Failure.NOT_A_FEED, page + ", and it names none");
        }
        report.namedFeeds(List.of(found.address()));
        return failed(report, Failure.NOT_A_FEED, page + "; one was found at " + found.address());
    }

    /** As the schedule has it, without its spread. */
    private Duration interval(Source source, Feed feed, FetchResult.Fresh fresh) {
        var now = fresh.at();
        var rhythm = Rhythm.of(feed.entries().stream()
                .map(FeedSummary::date)
                .filter(Objects::nonNull)
                .map(date -> date.isAfter(now) ? now : date));
        var schedule = new Schedule(
                config.every(),
                config.slowest(),
                config.longestBackoff(),
                InstantSource.fixed(now),
                () -> Long.MIN_VALUE); // a half, as nextDouble has it
        var withoutHours = new Cadence(feed.cadence().ttl(), Set.of(), Set.of());
        return Duration.between(now, schedule.afterSuccess(source, rhythm, now, withoutHours, fresh.maxAge()));
    }

    /** What somebody has said of the source already is left as it is. */
    private static Source proposal(Source source, TrialReport.Answer answer, FeedSummary feed) {
        var url = answer.movedTo() == null ? source.url() : answer.movedTo();
        var proposal = SourceBuilder.builder(source).url(url);
        if (source.outlet().equals(source.id())) {
            var title = feed.title() == null ? "" : feed.title().strip();
            var outlet = title.length() > LONGEST_OUTLET ? title.split("\\s+[|·–—-]\\s+", 2)[0] : title;
            proposal.outlet(outlet.isEmpty() ? SourceIds.of("", url) : outlet);
        }
        if (source.id().isEmpty()) {
            proposal.id(SourceIds.of(proposal.outlet(), url));
        }
        var language = feed.language() == null ? answer.contentLanguage() : feed.language();
        if (source.language() == null && language != null) {
            var code = language.toLowerCase(Locale.ROOT).split("[-_,; ]", 2)[0];
            proposal.language(code.matches("[a-z]{2,3}") ? code : null);
        }
        return proposal.build();
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
