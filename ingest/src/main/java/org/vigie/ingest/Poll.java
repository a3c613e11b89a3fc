package org.vigie.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.vigie.contract.Item;
import org.vigie.contract.Json;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.PollState;
import org.vigie.contract.PollState.Seen;
import org.vigie.contract.Reason;
import org.vigie.contract.Source;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.feed.UnreadableFeedException;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.hub.HuggingFace;

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

    private static final Instant EARLIEST_PLAUSIBLE = Instant.parse("1990-01-01T00:00:00Z");

    /** What a body showed. */
    private record Contents(List<Sighting> sightings, Map<String, String> sharedUrls, List<DeadLetter> deadLetters) {}

    PollOutcome outcome(FetchResult answer) {
        return switch (answer) {
            case FetchResult.Failed failed -> failed(failed.problem(), failed.retryAfter(), failed.at(), List.of());
            case FetchResult.NotModified same -> unchanged(before.etag(), before.lastModified(), same.at());
            case FetchResult.Fresh fresh -> fresh(fresh);
        };
    }

    private PollOutcome fresh(FetchResult.Fresh answer) {
        var bodyHash = Fingerprint.content(answer.body());
        if (bodyHash.equals(before.bodyHash()) && source.url().equals(before.url())) {
            return unchanged(answer.etag(), answer.lastModified(), answer.at());
        }
        try {
            return told(answer, bodyHash, read(answer));
        } catch (UnreadableFeedException | IOException e) {
            return unreadable(answer, String.valueOf(e.getMessage()));
        }
    }

    private Contents read(FetchResult.Fresh answer) throws UnreadableFeedException, IOException {
        return switch (source.kind()) {
            case FEED -> {
                var feed = reader.read(answer.body(), new Origin(answer.address(), answer.contentType(), null, null));
                var found = EntrySightings.of(source, feed, before);
                yield new Contents(found.sightings(), found.sharedUrls(), List.of());
            }
            case HUGGING_FACE -> {
                var page = HuggingFace.read(source, answer.body(), answer.at());
                yield new Contents(
                        page.models().stream().map(Poll::sighting).toList(),
                        Map.of(),
                        page.refused().stream()
                                .map(refused ->
                                        deadLetter(Reason.UNREADABLE_MODEL, refused.why(), refused.json(), answer.at()))
                                .toList());
            }
        };
    }

    private static Sighting sighting(ModelSnapshot model) {
        try {
            var timeless = new Sighting.OfModel("", model)
                    .snapshot(new Seen(0, "", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH), Instant.EPOCH);
            return new Sighting.OfModel(Fingerprint.content(Json.MAPPER.writeValueAsBytes(timeless)), model);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model has a JSON form", e);
        }
    }

    private PollOutcome told(FetchResult.Fresh answer, String bodyHash, Contents contents) {
        var items = new ArrayList<Item>();
        var models = new ArrayList<ModelSnapshot>();
        var seen = new HashMap<>(before.seen());
        for (var sighting : contents.sightings()) {
            var known = seen.get(sighting.id());
            var now = note(sighting, known, answer.at());
            seen.put(sighting.id(), now);
            if (known == null || !known.hash().equals(now.hash())) {
                switch (sighting) {
                    case Sighting.OfEntry entry -> items.add(entry.item(source, now, answer.at()));
                    case Sighting.OfModel model -> models.add(model.snapshot(now, answer.at()));
                }
            }
        }
        boolean news = !items.isEmpty() || !models.isEmpty();
        var state = new PollState(
                source.id(),
                source.url(),
                answer.etag(),
                answer.lastModified(),
                bodyHash,
                latest(seen),
                contents.sharedUrls(),
                before.polls() + 1,
                0,
                null,
                answer.at(),
                answer.at(),
                news ? answer.at() : before.lastNewAt(),
                schedule.afterSuccess(source));
        return new PollOutcome(source, state, Ending.FRESH, items, models, contents.deadLetters());
    }

    private static Seen note(Sighting sighting, @Nullable Seen known, Instant at) {
        if (known == null) {
            return new Seen(1, sighting.hash(), publishedAt(sighting.published(), at), at, at);
        }
        int revision = known.hash().equals(sighting.hash()) ? known.revision() : known.revision() + 1;
        return new Seen(revision, sighting.hash(), known.publishedAt(), known.firstSeenAt(), at);
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

    private PollOutcome unchanged(@Nullable String etag, @Nullable String lastModified, Instant at) {
        var state = new PollState(
                source.id(),
                before.url(),
                etag,
                lastModified,
                before.bodyHash(),
                before.seen(),
                before.sharedUrls(),
                before.polls() + 1,
                0,
                null,
                at,
                at,
                before.lastNewAt(),
                schedule.afterSuccess(source));
        return new PollOutcome(source, state, Ending.UNCHANGED, List.of(), List.of(), List.of());
    }

    /** One dead letter for each run of polls with the same problem, not one for each poll. */
    private PollOutcome unreadable(FetchResult.Fresh answer, String why) {
        var problem = "cannot read the answer: " + why;
        var payload = new String(answer.body(), StandardCharsets.UTF_8);
        var letters = problem.equals(before.problem())
                ? List.<DeadLetter>of()
                : List.of(deadLetter(Reason.UNREADABLE_FEED, why, payload, answer.at()));
        return failed(problem, null, answer.at(), letters);
    }

    private DeadLetter deadLetter(Reason reason, String detail, String payload, Instant at) {
        return new DeadLetter(reason, "read-source", detail, null, source.id(), payload, at);
    }

    private PollOutcome failed(
            String problem, @Nullable Duration retryAfter, Instant at, List<DeadLetter> deadLetters) {
        int failures = before.failures() + 1;
        var state = new PollState(
                source.id(),
                before.url(),
                before.etag(),
                before.lastModified(),
                before.bodyHash(),
                before.seen(),
                before.sharedUrls(),
                before.polls() + 1,
                failures,
                problem,
                at,
                before.lastSuccessAt(),
                before.lastNewAt(),
                schedule.afterFailure(source, failures, retryAfter));
        return new PollOutcome(source, state, Ending.FAILED, List.of(), List.of(), deadLetters);
    }
}
