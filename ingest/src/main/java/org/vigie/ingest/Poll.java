package org.vigie.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Failure;
import org.vigie.contract.Item;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.PollState;
import org.vigie.contract.PollState.Cadence;
import org.vigie.contract.PollState.Seen;
import org.vigie.contract.PollState.Traffic;
import org.vigie.contract.PollStateBuilder;
import org.vigie.contract.Reason;
import org.vigie.contract.Source;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.discover.FeedLinks;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.UnreadableFeedException;
import org.vigie.ingest.fetch.BotWall;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.watch.UnwatchableException;
import org.vigie.ingest.watch.WatchedList;

/**
 * Tells new from seen: what a fetched answer adds to what is known of its source. A plain function of source, state and
 * answer (and of the schedule for the next time); nothing is published here.
 *
 * <p>An entry is new when its id was never seen, and a revision when the fingerprint of its content changed. Dates are
 * not content: publishers rewrite them at every poll. An entry that is gone is kept in mind, since lists flap.
 */
record Poll(Source source, PollState before, FeedReader reader, Schedule schedule) {
    /** Entries remembered for each source; the ones longest gone are forgotten first. */
    static final int MOST_SEEN = 10_000;

    /** So many 304s in a row, then the body is asked for anyway: validators may be false. */
    private static final int AUDIT_AFTER = 50;

    private static final int FEW_ENTRIES = 3;

    private static final Instant EARLIEST_PLAUSIBLE = Instant.parse("1990-01-01T00:00:00Z");

    /** What a body showed. */
    record Contents(
            List<Sighting> sightings,
            Map<String, String> sharedUrls,
            Cadence cadence,
            List<DeadLetter> deadLetters,
            @Nullable WatchedList list) {}

    String address() {
        return whereabouts().address();
    }

    /** Whether a feed may be looked for behind a page. */
    boolean mayDiscover() {
        return whereabouts().mayDiscover();
    }

    /** The same poll, once the page at the address has led to its feed. */
    Poll behind(String feed) {
        return new Poll(source, whereabouts().discovered(feed), reader, schedule);
    }

    private Whereabouts whereabouts() {
        return new Whereabouts(source, before);
    }

    /** Whether the validators are sent: not those of another address, not false ones, and now and then none, to find out. */
    boolean isConditional() {
        return source.conditionalGet()
                && isSameAddress()
                && !whereabouts().isPageAskedAgain()
                && before.falseValidatorsAt() == null
                && traffic().notModified() < AUDIT_AFTER
                && wantedPages().isEmpty()
                && !isReadAnew();
    }

    /** A list is read although it has not changed when other rules look at it, or while it is shorter than it should be. */
    private boolean isReadAnew() {
        var matches = before.matches();
        return ListSize.hasOtherRules(source, before)
                || source.kind().isWatched() && matches != null && matches.fewerSince() != null;
    }

    /** Pages that could not be read so far; their entries are asked for once more. */
    private Map<String, Integer> wantedPages() {
        return before.pages() == null ? Map.of() : before.pages();
    }

    boolean isSameAddress() {
        return whereabouts().isSameAddress();
    }

    private Traffic traffic() {
        return before.traffic() == null ? Traffic.NONE : before.traffic();
    }

    PollOutcome outcome(FetchResult answer) {
        return switch (answer) {
            case FetchResult.Failed failed ->
                failed(failed.kind(), failed.problem(), failed.retryAfter(), failed.at(), List.of());
            case FetchResult.NotModified same -> {
                var old = traffic();
                var traffic =
                        new Traffic(old.bytes(), old.saved() + old.lastBody(), old.lastBody(), old.notModified() + 1);
                yield unchanged(next(same.at()).traffic(traffic), same.at(), same.maxAge());
            }
            case FetchResult.Fresh fresh -> fresh(fresh);
        };
    }

    private PollOutcome fresh(FetchResult.Fresh answer) {
        var bodyHash = Fingerprint.content(answer.body());
        if (bodyHash.equals(before.bodyHash())
                && isSameAddress()
                && wantedPages().isEmpty()
                && !isReadAnew()) {
            return unchanged(answered(answer), answer.at(), answer.maxAge());
        }
        try {
            return told(answer, bodyHash, read(answer));
        } catch (UnreadableFeedException | IOException e) {
            return unreadable(answer, String.valueOf(e.getMessage()));
        } catch (UnwatchableException e) {
            return unwatchable(answer, e);
        }
    }

    /** The state after any answer that is no failure. */
    private PollStateBuilder next(Instant at) {
        return PollStateBuilder.builder(before)
                .source(source.id())
                .polls(before.polls() + 1)
                .failures(0)
                .problem(null)
                .failure(null)
                .lastPollAt(at)
                .lastSuccessAt(at);
    }

    PollStateBuilder answered(FetchResult.Fresh answer) {
        var old = traffic();
        return next(answer.at())
                .etag(answer.etag())
                .lastModified(answer.lastModified())
                .moved(whereabouts().moved(answer))
                .traffic(new Traffic(old.bytes() + answer.body().length, old.saved(), answer.body().length, 0));
    }

    private Contents read(FetchResult.Fresh answer) throws UnreadableFeedException, IOException, UnwatchableException {
        if (source.kind().isWatched()) {
            var list = WatchedList.read(source, answer.body(), answer.origin());
            var found = EntrySightings.of(source, list.feed(), before);
            return new Contents(found.sightings(), found.sharedUrls(), Cadence.ANY, List.of(), list);
        }
        var feed = reader.read(answer.body(), answer.origin());
        var found = EntrySightings.of(source, feed, before);
        return new Contents(found.sightings(), found.sharedUrls(), feed.cadence(), List.of(), null);
    }

    /** What a readable answer adds. */
    PollOutcome told(FetchResult.Fresh answer, String bodyHash, Contents contents) {
        var items = new ArrayList<Item>();
        var models = new ArrayList<ModelSnapshot>();
        var seen = new HashMap<>(before.seen());
        var pages = new WantedPages(source, contents.sharedUrls().keySet(), wantedPages());
        var firstReadAt = firstReadAt(answer.at());
        var size = size(contents, answer.at());
        for (var sighting : contents.sightings()) {
            var known = seen.get(sighting.id());
            var seenAt = sighting.seenAt(answer.at());
            var now = note(sighting, known, seenAt);
            seen.put(sighting.id(), now);
            boolean isNews = known == null || !known.hash().equals(now.hash());
            switch (sighting) {
                case Sighting.OfEntry entry -> {
                    var item = entry.item(
                            source, now, answer.at(), size == null ? firstReadAt : size.historyUntil(now, firstReadAt));
                    pages.note(item, isNews);
                    if (isNews) {
                        items.add(item);
                    }
                }
                case Sighting.OfModel model -> {
                    if (isNews) {
                        models.add(model.snapshot(now, firstReadAt, known == null ? before.lastSuccessAt() : null));
                    }
                }
            }
        }
        boolean news = !items.isEmpty() || !models.isEmpty();
        var state = answered(answer)
                .problem(size == null ? null : size.problem())
                .failure(size == null || size.problem() == null ? null : Failure.FEWER_MATCHED)
                .matches(size == null ? null : size.matches())
                .url(source.url())
                .bodyHash(bodyHash)
                .seen(latest(seen))
                .sharedUrls(contents.sharedUrls())
                .discovered(isSameAddress() ? before.discovered() : null)
                .pages(pages.tries())
                .cadence(contents.cadence())
                .firstReadAt(firstReadAt)
                .lastNewAt(news ? answer.at() : before.lastNewAt())
                .mayHaveMissedAt(mayHaveMissed(contents.sightings()) ? answer.at() : before.mayHaveMissedAt())
                .falseValidatorsAt(
                        news && isOtherBody(bodyHash) && hasSameValidators(answer) ? answer.at() : falseValidatorsAt())
                .nextDueAt(schedule.afterSuccess(
                        source, Rhythm.of(seen.values()), answer.at(), contents.cadence(), answer.maxAge()))
                .build();
        return new PollOutcome(source, state, Ending.FRESH, items, models, contents.deadLetters(), pages.wanted());
    }

    private @Nullable ListSize size(Contents contents, Instant at) {
        var list = contents.list();
        if (list == null) {
            return null;
        }
        boolean knowsAny =
                contents.sightings().stream().anyMatch(sighting -> before.seen().containsKey(sighting.id()));
        return ListSize.of(list, source, before, knowsAny, at);
    }

    /** A state from before this was noted has been read all the same. */
    private Instant firstReadAt(Instant at) {
        if (before.firstReadAt() != null) {
            return before.firstReadAt();
        }
        return before.lastSuccessAt() == null ? at : before.lastSuccessAt();
    }

    /** Nothing in a full answer is known: between this poll and the last one there may have been more. */
    private boolean mayHaveMissed(List<Sighting> sightings) {
        return before.firstReadAt() != null
                && isSameAddress()
                && !before.seen().isEmpty()
                && sightings.size() > FEW_ENTRIES
                && sightings.stream().noneMatch(sighting -> before.seen().containsKey(sighting.id()));
    }

    private @Nullable Instant falseValidatorsAt() {
        return isSameAddress() ? before.falseValidatorsAt() : null;
    }

    private boolean isOtherBody(String bodyHash) {
        return !bodyHash.equals(before.bodyHash());
    }

    private boolean hasSameValidators(FetchResult.Fresh answer) {
        var before = answer.etag() == null ? this.before.lastModified() : this.before.etag();
        var now = answer.etag() == null ? answer.lastModified() : answer.etag();
        return isSameAddress() && now != null && now.equals(before);
    }

    private static Seen note(Sighting sighting, @Nullable Seen known, Instant at) {
        var hash = sighting.hashAfter(known, at);
        if (known == null) {
            return new Seen(sighting.firstRevision(), hash, publishedAt(sighting.published(), at), at, at);
        }
        int revision = known.hash().equals(hash) ? known.revision() : known.revision() + 1;
        return new Seen(revision, hash, known.publishedAt(), known.firstSeenAt(), at);
    }

    private static Instant publishedAt(@Nullable Instant published, Instant fetchedAt) {
        boolean plausible = published != null && published.isAfter(EARLIEST_PLAUSIBLE) && published.isBefore(fetchedAt);
        return plausible ? Objects.requireNonNull(published) : fetchedAt;
    }

    private static Map<String, Seen> latest(Map<String, Seen> seen) {
        if (seen.size() <= MOST_SEEN) {
            return seen;
        }
        var latest = new HashMap<String, Seen>();
        seen.entrySet().stream()
                .sorted(Map.Entry.<String, Seen>comparingByValue(Comparator.comparing(Seen::lastSeenAt))
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SEEN)
                .forEach(entry -> latest.put(entry.getKey(), entry.getValue()));
        return latest;
    }

    PollOutcome unchanged(PollStateBuilder next, Instant at, @Nullable Duration maxAge) {
        var cadence = before.cadence() == null ? Cadence.ANY : before.cadence();
        var rhythm = Rhythm.of(before.seen().values());
        var state = next.nextDueAt(schedule.afterSuccess(source, rhythm, at, cadence, maxAge))
                .build();
        return new PollOutcome(source, state, Ending.UNCHANGED, List.of(), List.of(), List.of(), List.of());
    }

    /** One dead letter for each run of polls with the same problem, not one for each poll. */
    private PollOutcome unreadable(FetchResult.Fresh answer, String why) {
        var payload = new String(answer.body(), StandardCharsets.UTF_8);
        var kind = kind(answer, payload);
        var problem = kind == Failure.BOT_WALL ? BotWall.IN_WORDS : "cannot read the answer: " + why;
        var letters = problem.equals(before.problem())
                ? List.<DeadLetter>of()
                : List.of(deadLetter(Reason.UNREADABLE_FEED, why, payload, answer.at()));
        return failed(kind, problem, null, answer.at(), letters);
    }

    /** One dead letter for each run of polls that fail alike: how much is on a page changes with each. */
    private PollOutcome unwatchable(FetchResult.Fresh answer, UnwatchableException why) {
        var problem = String.valueOf(why.getMessage());
        var letters = why.failure() == before.failure()
                ? List.<DeadLetter>of()
                : List.of(deadLetter(
                        Reason.UNREADABLE_FEED,
                        problem,
                        new String(answer.body(), StandardCharsets.UTF_8),
                        answer.at()));
        return failed(why.failure(), problem, null, answer.at(), letters);
    }

    private static Failure kind(FetchResult.Fresh answer, String text) {
        if (!FeedLinks.isPage(answer.body(), answer.contentType())) {
            return Failure.UNREADABLE;
        }
        return BotWall.isShownIn(text) ? Failure.BOT_WALL : Failure.NOT_A_FEED;
    }

    DeadLetter deadLetter(Reason reason, String detail, String payload, Instant at) {
        return new DeadLetter(reason, "read-source", detail, null, source.id(), payload, at);
    }

    private PollOutcome failed(
            Failure kind, String problem, @Nullable Duration retryAfter, Instant at, List<DeadLetter> deadLetters) {
        int failures = before.failures() + 1;
        var state = next(at).failures(failures)
                .problem(problem)
                .failure(kind)
                .lastSuccessAt(before.lastSuccessAt())
                .moved(whereabouts().movedAfter(failures))
                .nextDueAt(schedule.afterFailure(source, failures, retryAfter))
                .build();
        return new PollOutcome(source, state, Ending.FAILED, List.of(), List.of(), deadLetters, List.of());
    }
}
