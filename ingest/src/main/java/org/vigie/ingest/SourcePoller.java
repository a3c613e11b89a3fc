package org.vigie.ingest;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Failure;
import org.vigie.contract.Item;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;
import org.vigie.ingest.discover.Discovery;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.hub.Hubs;

/**
 * The story of one source, told by one virtual thread: wait until it is due, fetch, tell new from seen, publish, read the
 * pages behind what is new, go on from the state that is now committed. Ended by an interrupt.
 */
final class SourcePoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SourcePoller.class);

    private final Source source;
    private final Polling polling;
    private final Requests requests;
    private final Function<PollOutcome, CompletableFuture<Void>> publish;
    private PollState state;

    SourcePoller(
            Source source, PollState state, Polling polling, Function<PollOutcome, CompletableFuture<Void>> publish) {
        this.source = source;
        this.state = state;
        this.polling = polling;
        this.requests = new Requests(source, polling.credentials());
        this.publish = publish;
    }

    @Override
    public void run() {
        try {
            // Another address, or something else to look for there, is tried at once.
            boolean isNewToUs = !source.url().equals(state.url()) || ListSize.hasOtherRules(source, state);
            while (true) {
                if (!isNewToUs) {
                    Thread.sleep(polling.schedule().waitFor(state.nextDueAt(), source, state.failures()));
                }
                isNewToUs = false;
                pollOnce();
            }
        } catch (InterruptedException | CancellationException e) {
            LOG.debug("{} is polled no longer here", source.id());
        }
    }

    /** Not in the loop: what is found must not be held while the source sleeps. */
    private void pollOnce() throws InterruptedException {
        var outcome = poll();
        if (!isPublished(outcome)) {
            isPublished(failure(Failure.TOO_LARGE, "what it tells is too large for Kafka"));
            return;
        }
        for (var item : outcome.pages()) {
            read(item);
        }
    }

    /** A bug in reading one source costs that source a failed poll, not its poller. */
    private PollOutcome poll() throws InterruptedException {
        try {
            var missing = requests.missing();
            if (missing != null) {
                return failure(Failure.CONFIGURATION, missing);
            }
            var hub = Hubs.of(source.kind());
            if (hub != null) {
                return poll(new HubPoll(hub, pollFrom(HubPoll.known(source, state))));
            }
            var poll = pollFrom(state);
            var answer = fetch(poll);
            var outcome = Reading.of(() -> poll.outcome(answer));
            boolean isPage = outcome.state().failure() == Failure.NOT_A_FEED;
            return isPage && poll.mayDiscover() ? behind((FetchResult.Fresh) answer, poll, outcome) : outcome;
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("polling {} failed, which is a bug worth reporting", source.id(), bug);
            return failure(Failure.BUG, "a bug in Vigie: " + bug);
        }
    }

    private PollOutcome poll(HubPoll poll) throws InterruptedException {
        var now = polling.schedule().clock().instant();
        var unfit = poll.unfit(now);
        if (unfit != null) {
            return poll.poll().outcome(unfit);
        }
        var walk = new HubWalk(poll.hub(), source, poll.poll().before(), requests, polling.fetcher());
        var harvest = walk.harvest(poll.poll().isConditional(), now);
        return Reading.of(() -> poll.outcome(harvest));
    }

    private PollOutcome behind(FetchResult.Fresh page, Poll poll, PollOutcome otherwise) throws InterruptedException {
        var discovery = new Discovery(
                polling.reader(), address -> polling.fetcher().fetch(requests.toFeed(address, null, null)));
        var found = discovery.named(page);
        return found == null ? otherwise : poll.behind(found.address()).outcome(found.answer());
    }

    private Poll pollFrom(PollState before) {
        return new Poll(source, before, polling.reader(), polling.schedule());
    }

    private PollOutcome failure(Failure kind, String problem) {
        var now = polling.schedule().clock().instant();
        return pollFrom(state).outcome(new FetchResult.Failed(kind, 0, problem, null, now));
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
        var request = requests.toFeed(
                poll.address(), conditional ? state.etag() : null, conditional ? state.lastModified() : null);
        return new Asking(
                        polling.fetcher(),
                        polling.fullText().robots(),
                        polling.schedule().clock())
                .fetch(source, request, requests);
    }

    /** A page that fails, even by a bug, leaves the item as the feed told it. */
    private void read(Item item) throws InterruptedException {
        PollOutcome outcome;
        try {
            outcome = polling.fullText().read(source, state, item, requests.toPage(String.valueOf(item.url())));
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("reading {} failed, which is a bug worth reporting", item.url(), bug);
            outcome = FullText.givenUp(source, state, item);
        }
        if (!isPublished(outcome)) {
            isPublished(FullText.givenUp(source, state, item));
        }
    }
}
