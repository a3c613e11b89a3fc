package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Item;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.fetch.Credentials;
import org.vigie.ingest.fetch.FetchConfigBuilder;
import org.vigie.ingest.fetch.Fetcher;
import org.vigie.ingest.fetch.Robots;

/**
 * One source, polled by a real {@link SourcePoller} over HTTP. Its clock stands still: a poll is committed when the next one
 * is asked for, and then it is as late as that one is due.
 */
final class PolledSource implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private record Published(PollOutcome outcome, CompletableFuture<Void> committed) {}

    private final LinkedBlockingQueue<Published> published = new LinkedBlockingQueue<>();
    private final List<Item> items = new ArrayList<>();
    private final FetchConfigBuilder fetching;
    private final List<ModelSnapshot> models = new ArrayList<>();
    private final Fetcher fetcher;
    private final Thread poller;
    private volatile Instant now;
    private @Nullable Published last;

    /** @param fetching its clock is replaced by this one */
    PolledSource(Source source, Instant start, FetchConfigBuilder fetching) {
        this(source, PollState.never(source), start, fetching, Credentials.NONE);
    }

    /** One that goes on from what another one left. */
    PolledSource(Source source, PollState state, Instant start, FetchConfigBuilder fetching, Credentials credentials) {
        this.fetching = fetching;
        now = start;
        InstantSource clock = () -> now;
        fetcher = new Fetcher(fetching.clock(clock).build());
        var schedule =
                new Schedule(Duration.ofMinutes(15), Duration.ofHours(2), Duration.ofDays(1), clock, new Random(1));
        var polling = new Polling(
                fetcher, new FeedReader(), new FullText(fetcher, new Robots(fetcher, clock)), schedule, credentials);
        poller = Thread.ofVirtual().unstarted(new SourcePoller(source, state, polling, this::publish));
    }

    private CompletableFuture<Void> publish(PollOutcome outcome) {
        var committed = new CompletableFuture<Void>();
        published.add(new Published(outcome, committed));
        return committed;
    }

    /** The next poll, as soon as it is due. */
    PollOutcome next() throws InterruptedException {
        return nextAt(now);
    }

    /** The next poll, not before a time. */
    PollOutcome nextAt(Instant time) throws InterruptedException {
        if (last == null) {
            poller.start();
        } else {
            var due = last.outcome.state().nextDueAt();
            now = due.isAfter(time) ? due : time;
            last.committed.complete(null);
        }
        last = published.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(last).as("a poll within %s", LIMIT).isNotNull();
        items.addAll(Objects.requireNonNull(last).outcome.items());
        models.addAll(last.outcome.models());
        return last.outcome;
    }

    /** From the next poll on, the source is another one, as after a change of its settings. */
    PolledSource as(Source changed) {
        close();
        return new PolledSource(changed, Objects.requireNonNull(last).outcome.state(), now, fetching, Credentials.NONE);
    }

    /** The last of so many further polls. */
    PollOutcome next(int polls) throws InterruptedException {
        for (int i = 1; i < polls; i++) {
            next();
        }
        return next();
    }

    /** When the last poll was. */
    Instant now() {
        return now;
    }

    /** All snapshots of models so far. */
    List<ModelSnapshot> models() {
        return models;
    }

    /** All items so far. */
    List<Item> items() {
        return items;
    }

    @Override
    public void close() {
        poller.interrupt();
        fetcher.close();
    }
}
