package org.vigie.ingest;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.fetch.FetchRequest;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Fetcher;

/**
 * The story of one source, told by one virtual thread: wait until it is due, fetch, tell new from seen, publish, go on
 * from the state that is now committed. Ended by an interrupt.
 */
final class SourcePoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SourcePoller.class);

    private final Source source;
    private final Fetcher fetcher;
    private final FeedReader reader;
    private final Schedule schedule;
    private final Function<PollOutcome, CompletableFuture<Void>> publish;
    private PollState state;

    SourcePoller(
            Source source,
            PollState state,
            Fetcher fetcher,
            FeedReader reader,
            Schedule schedule,
            Function<PollOutcome, CompletableFuture<Void>> publish) {
        this.source = source;
        this.state = state;
        this.fetcher = fetcher;
        this.reader = reader;
        this.schedule = schedule;
        this.publish = publish;
    }

    @Override
    public void run() {
        try {
            boolean isNewAddress = !source.url().equals(state.url()); // which is tried at once
            while (true) {
                if (!isNewAddress) {
                    Thread.sleep(schedule.waitFor(state.nextDueAt(), source, state.failures()));
                }
                isNewAddress = false;
                if (!isPublished(poll())) {
                    isPublished(failure("what it tells is too large for Kafka"));
                }
            }
        } catch (InterruptedException | CancellationException e) {
            LOG.debug("{} is polled no longer here", source.id());
        }
    }

    /** A bug in reading one source costs that source a failed poll, not its poller. */
    private PollOutcome poll() throws InterruptedException {
        try {
            var poll = new Poll(source, state, reader, schedule);
            return poll.outcome(fetch(poll));
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("polling {} failed, which is a bug worth reporting", source.id(), bug);
            return failure("a bug in Vigie: " + bug);
        }
    }

    private PollOutcome failure(String problem) {
        var failed = new FetchResult.Failed(problem, null, schedule.clock().instant());
        return new Poll(source, state, reader, schedule).outcome(failed);
    }

    private boolean isPublished(PollOutcome outcome) throws InterruptedException {
        try {
            publish.apply(outcome).get();
            state = outcome.state();
            return true;
        } catch (ExecutionException e) {
            LOG.warn("{} could not be published: {}", source.id(), e.getCause());
            return false;
        }
    }

    private FetchResult fetch(Poll poll) throws InterruptedException {
        boolean conditional = poll.isConditional();
        return fetcher.fetch(new FetchRequest(
                poll.address(),
                conditional ? state.etag() : null,
                conditional ? state.lastModified() : null,
                Map.of(),
                FetchRequest.networksNamedBy(source.url())));
    }
}
