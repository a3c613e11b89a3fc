package org.vigie.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Fetcher;
import org.vigie.ingest.hub.Ask;
import org.vigie.ingest.hub.Hub;
import org.vigie.ingest.hub.Page;
import org.vigie.ingest.hub.UnreadableHubException;

/**
 * The way of one poll through the lists of a hub: page after page until nothing unseen comes, the list ends or its bound is
 * reached. What fails ends the way; what was read before counts. One poll long, one thread.
 */
final class HubWalk {
    private static final Logger LOG = LoggerFactory.getLogger(HubWalk.class);

    /** A page, or why there is none. */
    private record Read(@Nullable Page page, FetchResult.@Nullable Failed failure) {}

    private final Hub hub;
    private final Source source;
    private final PollState before;
    private final Requests requests;
    private final Fetcher fetcher;
    private final List<HubHarvest.Listed> pages = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();
    private final StringBuilder hashes = new StringBuilder();
    private @Nullable Instant startedAt;
    private Instant endedAt = Instant.EPOCH;
    private String answeredFrom = "";
    private long bytes;
    private FetchResult.@Nullable Fresh headers;
    private boolean leftOut;
    private boolean partly;
    private FetchResult.@Nullable NotModified unchanged;
    private HubHarvest.@Nullable Trouble trouble;

    HubWalk(Hub hub, Source source, PollState before, Requests requests, Fetcher fetcher) {
        this.hub = hub;
        this.source = source;
        this.before = before;
        this.requests = requests;
        this.fetcher = fetcher;
    }

    /**
     * Goes the way.
     *
     * @param conditional whether the validators may be sent: where there is one list, they are those of its first page
     * @param now by the clock, to know whether a list is read to its end anyway
     */
    HubHarvest harvest(boolean conditional, Instant now) throws InterruptedException {
        var asks = hub.asks(source);
        for (var ask : asks) {
            if (trouble == null && unchanged == null) {
                follow(ask, conditional && asks.size() == 1 && !isDayOfWholeList(ask, now));
            }
        }
        return new HubHarvest(
                pages,
                startedAt == null ? endedAt : startedAt,
                endedAt,
                bytes,
                Fingerprint.content(hashes.toString().getBytes(StandardCharsets.UTF_8)),
                asks.size() == 1 ? headers : null,
                leftOut,
                partly,
                unchanged,
                trouble);
    }

    private void follow(Ask ask, boolean conditional) throws InterruptedException {
        String address = ask.address();
        for (int number = 1; address != null && visited.add(address); number++) {
            boolean sendsValidators = conditional && number == 1;
            var answer = fetcher.fetch(requests.toHub(
                    address,
                    ask.address(),
                    sendsValidators ? before.etag() : null,
                    sendsValidators ? before.lastModified() : null));
            var page = page(ask, answer);
            if (page == null) {
                return;
            }
            var next = next(ask, page);
            boolean goesOn = next != null && (isDayOfWholeList(ask, answer.at()) || hasUnseen(page));
            address = goesOn ? next : null;
            partly |= next != null && (!goesOn || number == ask.mostPages());
            if (number == ask.mostPages()) {
                leftOut |= address != null && isMissed(ask);
                return;
            }
        }
    }

    /** Of a choice nobody wants the rest, of a stream not what came before the first read. */
    private boolean isMissed(Ask ask) {
        return switch (ask.extent()) {
            case WHOLE -> true;
            case STREAM -> !isFirstRead();
            case CHOICE -> false;
        };
    }

    /** Null where the way ends. */
    private @Nullable Page page(Ask ask, FetchResult answer) throws InterruptedException {
        return switch (answer) {
            case FetchResult.Failed failed -> {
                fails(ask, HubTrouble.inWords(failed, source), null);
                yield null;
            }
            case FetchResult.NotModified same -> {
                unchanged = same;
                yield null;
            }
            case FetchResult.Fresh fresh -> read(ask, fresh);
        };
    }

    private @Nullable Page read(Ask ask, FetchResult.Fresh answer) throws InterruptedException {
        var read = Reading.of(() -> read(answer, ask));
        if (read.failure() != null) {
            fails(ask, read.failure(), new String(answer.body(), StandardCharsets.UTF_8));
        } else if (read.page() != null) {
            pages.add(new HubHarvest.Listed(ask, read.page()));
            note(answer);
        }
        return read.page();
    }

    private Read read(FetchResult.Fresh answer, Ask ask) {
        try {
            return new Read(hub.read(source, ask, answer), null);
        } catch (UnreadableHubException e) {
            return new Read(null, HubTrouble.unreadable(answer, e));
        }
    }

    private void note(FetchResult.Fresh answer) {
        startedAt = startedAt == null ? answer.at() : startedAt;
        endedAt = answer.at();
        answeredFrom = answer.address();
        bytes += answer.body().length;
        hashes.append(Fingerprint.content(answer.body())).append(' ');
        headers = headers == null ? withoutBody(answer) : headers;
    }

    private static FetchResult.Fresh withoutBody(FetchResult.Fresh answer) {
        return new FetchResult.Fresh(
                new byte[0],
                answer.address(),
                answer.contentType(),
                answer.contentLanguage(),
                answer.contentLocation(),
                answer.etag(),
                answer.lastModified(),
                answer.maxAge(),
                answer.link(),
                answer.movedTo(),
                answer.at());
    }

    private void fails(Ask ask, FetchResult.Failed failure, @Nullable String body) {
        if (ask.optional()) {
            LOG.info("{} is polled without {}: {}", source.id(), ask.name(), failure.problem());
            return;
        }
        trouble = new HubHarvest.Trouble(HubTrouble.at(ask, failure), body);
    }

    private boolean isFirstRead() {
        return before.firstReadAt() == null;
    }

    /** At first and once a day of UTC, so that no model stands too deep in the list for its numbers to be told. */
    private boolean isDayOfWholeList(Ask ask, Instant at) {
        var last = before.lastSuccessAt();
        return ask.extent() == Ask.Extent.WHOLE
                && (isFirstRead()
                        || last == null
                        || !source.url().equals(before.url())
                        || !day(last).equals(day(at)));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private boolean hasUnseen(Page page) throws InterruptedException {
        var feed = page.feed();
        return feed == null
                ? page.models().stream().anyMatch(model -> isUnseen(model.id()))
                : Reading.of(() -> EntrySightings.of(source, feed, before)).sightings().stream()
                        .anyMatch(entry -> isUnseen(entry.id()));
    }

    /** What was seen in a poll that failed on its way does not tell that all behind it was read, too. */
    private boolean isUnseen(String id) {
        var known = before.seen().get(id);
        if (known == null) {
            return true;
        }
        var last = before.lastSuccessAt();
        return before.failures() > 0 && (last == null || known.firstSeenAt().isAfter(last));
    }

    /** Null where a list names a page at a host that neither was asked nor answered: nobody's next page. */
    private @Nullable String next(Ask ask, Page page) {
        var next = page.next();
        boolean isThere = next != null
                && (Requests.isSameOrigin(next, ask.address()) || Requests.isSameOrigin(next, answeredFrom));
        return isThere ? next : null;
    }
}
