package org.vigie.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Failure;
import org.vigie.contract.PollState;
import org.vigie.contract.PollState.Cadence;
import org.vigie.contract.PollState.Traffic;
import org.vigie.contract.PollStateBuilder;
import org.vigie.contract.Reason;
import org.vigie.contract.Source;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.hub.Hub;

/**
 * One poll of a hub: what its answers add to what is known of the source. As {@link Poll} does for one answer, with what is
 * different at a hub: several lists with pages, a memory of another shape, and records that are refused one by one.
 *
 * <p>A poll that fails on its way tells what it had read by then and counts as a failure: it is no first read, and not the
 * last poll that did not have a model.
 */
record HubPoll(Hub hub, Poll poll) {
    private static final int MOST_REFUSED = 1_000;

    /** What is known of where a hub now is: at another address other models are, and have been before anybody looked. */
    static PollState known(Source source, PollState state) {
        return source.url().equals(state.url())
                ? state
                : PollStateBuilder.builder(state)
                        .firstReadAt(null)
                        .lastSuccessAt(null)
                        .build();
    }

    private Source source() {
        return poll.source();
    }

    private PollState before() {
        return poll.before();
    }

    /** Null for an address that the hub has. */
    FetchResult.@Nullable Failed unfit(Instant now) {
        boolean isAddress = HttpUrl.parse(source().url()) != null;
        var problem = isAddress ? hub.problem(source().url()) : "must be an absolute http or https address";
        return problem == null
                ? null
                : new FetchResult.Failed(
                        Failure.CONFIGURATION, 0, "its url " + problem + ", not \"" + source().url() + "\"", null, now);
    }

    PollOutcome outcome(HubHarvest harvest) {
        var trouble = harvest.trouble();
        if (harvest.pages().isEmpty()) {
            return harvest.unchanged() != null ? poll.outcome(harvest.unchanged()) : nothing(trouble);
        }
        var answer = answer(harvest);
        if (trouble == null && isUnchanged(harvest)) {
            return after(harvest, poll.unchanged(poll.answered(answer), answer.at(), answer.maxAge()));
        }
        var told = after(harvest, poll.told(answer, harvest.bodyHash(), contents(harvest)));
        return trouble == null ? told : failed(told, trouble);
    }

    /** On a new day the numbers that were held back are due, although they did not move since. */
    private boolean isUnchanged(HubHarvest harvest) {
        var last = before().lastSuccessAt();
        boolean isSameDay = last != null && day(last).equals(day(harvest.endedAt()));
        return harvest.bodyHash().equals(before().bodyHash())
                && poll.isSameAddress()
                && (isSameDay || harvest.feed() != null);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Its validators are those of the first page, where there is one list; the body is elsewhere. */
    private static FetchResult.Fresh answer(HubHarvest harvest) {
        var headers = harvest.headers();
        var etag = headers == null ? null : headers.etag();
        var lastModified = headers == null ? null : headers.lastModified();
        var maxAge = headers == null ? null : headers.maxAge();
        return new FetchResult.Fresh(
                new byte[0], "", null, null, null, etag, lastModified, maxAge, null, null, harvest.endedAt());
    }

    private Poll.Contents contents(HubHarvest harvest) {
        var letters = new ArrayList<DeadLetter>();
        var refused = new HashSet<>(refusedBefore());
        for (var record : harvest.refused()) {
            if (refused.add(record.name())) {
                letters.add(poll.deadLetter(Reason.UNREADABLE_MODEL, record.why(), record.text(), harvest.endedAt()));
            }
        }
        var feed = harvest.feed();
        if (feed != null) {
            var found = EntrySightings.of(source(), feed, before());
            return new Poll.Contents(found.sightings(), found.sharedUrls(), feed.cadence(), letters, null);
        }
        var fromLists = harvest.fromLists();
        var horizon = memory().horizon(before().seen());
        var models = harvest.models().stream()
                .<Sighting>map(model -> new Sighting.OfModel(
                        model, fromLists.contains(model.id()), HubMemory.firstRevision(model, horizon)))
                .toList();
        return new Poll.Contents(models, Map.of(), Cadence.ANY, letters, null);
    }

    private List<String> refusedBefore() {
        return before().refused() == null ? List.of() : before().refused();
    }

    private HubMemory memory() {
        return new HubMemory(hub.remembered(source()));
    }

    /**
     * What is different in the state after a hub. What came while the pages were read may not be on them. The validators are
     * those of the first page, so they are not false where another page changed.
     */
    private PollOutcome after(HubHarvest harvest, PollOutcome outcome) {
        var state = outcome.state();
        var old = before().traffic() == null ? Traffic.NONE : before().traffic();
        var next = PollStateBuilder.builder(state)
                .seen(memory().kept(state.seen()))
                .falseValidatorsAt(
                        harvest.pages().size() > 1 ? before().falseValidatorsAt() : state.falseValidatorsAt())
                .refused(refused(harvest))
                .lastPollAt(harvest.startedAt())
                .lastSuccessAt(harvest.startedAt())
                .traffic(new Traffic(old.bytes() + harvest.bytes(), old.saved(), harvest.bytes(), 0));
        boolean hasPages =
                harvest.pages().stream().anyMatch(listed -> listed.ask().mostPages() > 1);
        if (hasPages || harvest.feed() == null) {
            next.mayHaveMissedAt(harvest.leftOut() ? harvest.endedAt() : before().mayHaveMissedAt());
        }
        return with(next.build(), outcome, outcome.ending(), List.of());
    }

    /** Of lists that were not read to their end, those of the last poll count on. */
    private @Nullable List<String> refused(HubHarvest harvest) {
        var names = new TreeSet<String>();
        harvest.refused().forEach(record -> names.add(record.name()));
        names.addAll(harvest.trouble() == null && !harvest.partly() ? List.of() : refusedBefore());
        return names.isEmpty() ? null : names.stream().limit(MOST_REFUSED).toList();
    }

    private PollOutcome nothing(HubHarvest.@Nullable Trouble trouble) {
        if (trouble == null) {
            throw new IllegalStateException("a poll has an answer or a reason for none");
        }
        var outcome = poll.outcome(trouble.failure());
        return with(outcome.state(), outcome, Ending.FAILED, letters(trouble));
    }

    private PollOutcome failed(PollOutcome told, HubHarvest.Trouble trouble) {
        var failed = poll.outcome(trouble.failure()).state();
        var state = PollStateBuilder.builder(told.state())
                .failures(failed.failures())
                .problem(failed.problem())
                .failure(failed.failure())
                .etag(null)
                .lastModified(null)
                .bodyHash(null)
                .lastSuccessAt(before().lastSuccessAt())
                .firstReadAt(before().firstReadAt())
                .nextDueAt(failed.nextDueAt())
                .build();
        return with(state, told, Ending.FAILED, letters(trouble));
    }

    /** One for each run of polls with the same problem. */
    private List<DeadLetter> letters(HubHarvest.Trouble trouble) {
        var problem = trouble.failure().problem();
        return trouble.body() == null || problem.equals(before().problem())
                ? List.of()
                : List.of(poll.deadLetter(
                        Reason.UNREADABLE_FEED,
                        problem,
                        trouble.body(),
                        trouble.failure().at()));
    }

    private static PollOutcome with(PollState state, PollOutcome outcome, Ending ending, List<DeadLetter> more) {
        var letters =
                Stream.concat(outcome.deadLetters().stream(), more.stream()).toList();
        return new PollOutcome(
                outcome.source(), state, ending, outcome.items(), outcome.models(), letters, outcome.pages());
    }
}
