package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Failure;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshot.OwnerType;
import org.vigie.contract.PollState;
import org.vigie.contract.Reason;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.fetch.Credentials;
import org.vigie.ingest.fetch.FetchConfig;
import org.vigie.ingest.fetch.FetchConfigBuilder;

/** The poller over a hub with pages, lists and moods. */
class HubPollerTest {
    private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");

    private final List<PolledSource> polled = new ArrayList<>();
    private final SmallHub hub;

    HubPollerTest() throws Exception {
        hub = new SmallHub(3);
    }

    @AfterEach
    void stop() {
        polled.forEach(PolledSource::close);
        hub.close();
    }

    private Source source(String url) {
        return SourceBuilder.builder(Source.of("hub", Source.Kind.HUGGING_FACE, url))
                .every(Duration.ofMinutes(10))
                .build();
    }

    private PolledSource poll(String url, PollState state, Instant start) {
        var fetching = FetchConfigBuilder.builder(FetchConfig.byHand());
        var polling = new PolledSource(source(url), state, start, fetching, Credentials.NONE);
        polled.add(polling);
        return polling;
    }

    private PolledSource pollHub() {
        return poll(hub.url(), PollState.never(source(hub.url())), START);
    }

    private PolledSource pollOwner() {
        var url = hub.url() + "?author=atelier";
        return poll(url, PollState.never(source(url)), START);
    }

    private void add(int from, int to) {
        for (int number = from; number < to; number++) {
            hub.add(number, "atelier/m" + number);
        }
    }

    private static List<String> names(List<ModelSnapshot> models) {
        return models.stream().map(ModelSnapshot::repository).toList();
    }

    private static String list(String sort, int cursor) {
        return "/api/models?sort=" + sort + "&limit=100" + (cursor == 0 ? "" : "&cursor=" + cursor);
    }

    @Test
    void aHubsListsAreReadPageByPageAndAModelInTwoOfThemIsOneSnapshot() throws Exception {
        add(0, 7);
        hub.add(100, "marion/essai");
        hub.trending("marion/essai", "atelier/m0");

        var first = pollHub().next();

        assertThat(hub.asked())
                .containsExactly(
                        list("createdAt", 0),
                        list("createdAt", 3),
                        list("createdAt", 6),
                        list("trendingScore", 0),
                        "/api/trending?type=model&limit=20");
        assertThat(first.models())
                .hasSize(8)
                .allMatch(model -> model.revision() == 1 && Boolean.TRUE.equals(model.history()));
        assertThat(first.models().getFirst()).satisfies(model -> {
            assertThat(model.repository()).isEqualTo("marion/essai");
            assertThat(model.trendingRank()).isEqualTo(1);
            assertThat(model.ownerType()).isEqualTo(OwnerType.PERSON);
        });
        assertThat(first.models().getLast()).satisfies(model -> {
            assertThat(model.trendingRank()).isEqualTo(2);
            assertThat(model.ownerType()).isEqualTo(OwnerType.ORGANISATION);
        });
    }

    @Test
    void theStreamIsReadUntilNothingUnseenComes() throws Exception {
        add(0, 7);
        var polling = pollHub();
        polling.next();
        hub.asked();

        add(7, 11);
        var second = polling.next();

        assertThat(names(second.models())).containsExactly("atelier/m10", "atelier/m9", "atelier/m8", "atelier/m7");
        assertThat(hub.asked())
                .startsWith(list("createdAt", 0), list("createdAt", 3), list("createdAt", 6))
                .hasSize(5);
        assertThat(second.models()).allSatisfy(model -> {
            assertThat(model.history()).isFalse();
            assertThat(model.notSeenAt()).isEqualTo(START);
            assertThat(model.firstSeenAt()).isEqualTo(polling.now());
        });
        assertThat(second.state().mayHaveMissedAt()).isNull();
        assertThat(polling.next().models()).isEmpty();
    }

    @Test
    void whatTheBoundOfPagesLeavesOutIsSaidButNotAtTheFirstRead() throws Exception {
        add(0, 50);
        var polling = pollHub();
        assertThat(polling.next().models()).hasSize(30);
        assertThat(polling.next().state().mayHaveMissedAt()).isNull();

        add(50, 90);
        var third = polling.next();
        assertThat(third.models()).hasSize(30);
        assertThat(third.state().mayHaveMissedAt()).isEqualTo(polling.now());
    }

    @Test
    void aModelOnAListOfTrendingOnesIsToldAtOnceAndMayBeOlderThanTheLastPoll() throws Exception {
        add(0, 3);
        var polling = pollHub();
        polling.next();

        hub.trending("atelier/m1");
        var second = polling.next();
        assertThat(second.models()).singleElement().satisfies(model -> {
            assertThat(model.repository()).isEqualTo("atelier/m1");
            assertThat(model.revision()).isEqualTo(2);
            assertThat(model.trendingRank()).isEqualTo(1);
        });
        hub.trending();
        assertThat(polling.next().models()).as("its fall is a number").isEmpty();
        assertThat(polling.nextAt(START.plus(Duration.ofDays(1))).models())
                .singleElement()
                .satisfies(model -> assertThat(model.trendingRank()).isNull());
    }

    @Test
    void aModelMadeBeforeTheFirstReadThatIsNewOnTheTrendingListAloneIsNoNews() throws Exception {
        add(0, 40);
        var polling = pollHub();
        polling.next();
        hub.trending("atelier/m0");
        assertThat(polling.next().models()).singleElement().satisfies(model -> {
            assertThat(model.repository()).isEqualTo("atelier/m0");
            assertThat(model.history()).isTrue();
            assertThat(model.notSeenAt()).isNull();
        });
    }

    @Test
    void aHubWithoutAListOfTrendingOwnersIsPolledWithoutIt() throws Exception {
        add(0, 2);
        hub.trending("atelier/m0");
        hub.answer("/api/trending", 404, Map.of(), "{\"error\": \"Not found\"}");
        var first = pollHub().next();
        assertThat(first.ending()).isEqualTo(Ending.FRESH);
        assertThat(first.models()).hasSize(2).allMatch(model -> model.ownerType() == null);
    }

    @Test
    void anOwnersModelsAreNewByTheirIdWhateverTheirDateOfCreation() throws Exception {
        add(0, 4);
        hub.add(200, "autre/m");
        var polling = pollOwner();
        assertThat(names(polling.next().models()))
                .containsExactly("atelier/m3", "atelier/m2", "atelier/m1", "atelier/m0");

        // made public now, created before all others
        var late = new HashMap<>(hub.models().getLast());
        late.put("_id", "%024x".formatted(999));
        late.put("id", "atelier/late");
        late.put("createdAt", "2026-02-01T00:00:00.000Z");
        hub.models().add(late);
        hub.models().remove(1);
        assertThat(names(polling.next().models()))
                .as("it stands on the second page")
                .isEmpty();
        var nextDay = polling.nextAt(START.plus(Duration.ofDays(1)));
        assertThat(names(nextDay.models())).containsExactly("atelier/late");
        assertThat(nextDay.models().getFirst().createdAt()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(nextDay.models().getFirst().history()).isFalse();
    }

    @Test
    void aRenamedRepositoryIsARevisionOfTheSameModel() throws Exception {
        add(0, 2);
        var polling = pollOwner();
        var first = polling.next().models().getFirst();

        hub.models().getFirst().put("id", "atelier/renamed");
        assertThat(polling.next().models()).singleElement().satisfies(model -> {
            assertThat(model.id()).isEqualTo(first.id());
            assertThat(model.repository()).isEqualTo("atelier/renamed");
            assertThat(model.revision()).isEqualTo(2);
            assertThat(model.history()).isTrue();
        });
    }

    @Test
    void downloadsAreToldOnceADayAndTagsAtOnceAlsoAfterARestart() throws Exception {
        add(0, 1);
        var polling = pollOwner();
        var state = polling.next().state();
        var told = new ArrayList<ModelSnapshot>();
        for (int hour = 1; hour <= 28; hour++) {
            hub.models().getFirst().put("downloads", hour);
            if (hour == 20) {
                hub.models().getFirst().put("tags", List.of("region:us", "license:mit"));
            }
            var restarted = poll(hub.url() + "?author=atelier", state, START.plus(Duration.ofHours(hour)));
            var outcome = restarted.next();
            told.addAll(outcome.models());
            state = outcome.state();
        }
        assertThat(told).extracting(ModelSnapshot::revision).containsExactly(2, 3, 4);
        assertThat(told)
                .extracting(ModelSnapshot::downloads)
                .as("at midnight of two days, and with the tags")
                .containsExactly(4L, 20L, 28L);
    }

    @Test
    void aPollThatEndsInTheMiddleTellsWhatItReadAndIsNoFirstRead() throws Exception {
        add(0, 7);
        hub.answer("cursor=3", 429, Map.of("Retry-After", "3600"), "");
        var polling = pollOwner();

        var first = polling.next();
        assertThat(first.ending()).isEqualTo(Ending.FAILED);
        assertThat(names(first.models())).containsExactly("atelier/m6", "atelier/m5", "atelier/m4");
        assertThat(first.state().failure()).isEqualTo(Failure.TOO_OFTEN);
        assertThat(first.state().problem()).startsWith("the models of atelier: HTTP 429");
        assertThat(first.state().firstReadAt()).isNull();
        assertThat(first.state().nextDueAt()).isEqualTo(START.plus(Duration.ofHours(1)));

        var second = polling.next();
        assertThat(names(second.models())).containsExactly("atelier/m3", "atelier/m2", "atelier/m1", "atelier/m0");
        assertThat(polling.models()).extracting(ModelSnapshot::history).containsOnly(true);
        assertThat(second.state().problem()).isNull();
    }

    @Test
    void whatAFailedPollDidNotReachIsReadByTheNextOne() throws Exception {
        add(0, 6);
        var polling = pollHub();
        polling.next();

        add(6, 18);
        hub.answer("cursor=6", 500, Map.of(), "");
        assertThat(names(polling.next().models())).hasSize(6).contains("atelier/m17", "atelier/m12");
        var next = polling.next();
        assertThat(names(next.models()))
                .containsExactly("atelier/m11", "atelier/m10", "atelier/m9", "atelier/m8", "atelier/m7", "atelier/m6");
        assertThat(next.models()).extracting(ModelSnapshot::notSeenAt).containsOnly(START);
    }

    @Test
    void aRestartInTheMiddleTellsTheSame() throws Exception {
        add(0, 7);
        hub.answer("cursor=3", 500, Map.of(), "");
        var before = pollOwner().next();
        var after = poll(hub.url() + "?author=atelier", before.state(), START.plus(Duration.ofHours(1)));
        assertThat(names(after.next().models()))
                .containsExactly("atelier/m3", "atelier/m2", "atelier/m1", "atelier/m0");
        assertThat(after.next().models()).isEmpty();
    }

    @Test
    void aBudgetThatIsNearlyUsedIsLeftAloneUntilItsWindowEnds() throws Exception {
        add(0, 5);
        hub.answer(
                "/api/models",
                200,
                Map.of("RateLimit", "\"api\";r=9;t=1", "RateLimit-Policy", "\"fixed window\";\"api\";q=500;w=300"),
                null);
        long start = System.nanoTime();
        assertThat(pollOwner().next().models()).hasSize(5);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aBadRecordIsOneDeadLetterForAsLongAsItStandsThere() throws Exception {
        add(0, 2);
        hub.models().getFirst().remove("id");
        var url = hub.url();
        var polling = poll(url, PollState.never(source(url)), START);

        var first = polling.next();
        assertThat(names(first.models())).containsExactly("atelier/m0");
        assertThat(first.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(Reason.UNREADABLE_MODEL);
            assertThat(letter.detail()).isEqualTo("its id is missing");
        });
        hub.models().getFirst().put("downloads", 7);
        assertThat(polling.next().deadLetters()).isEmpty();

        hub.models().getFirst().put("id", "atelier/m1");
        assertThat(names(polling.next().models())).containsExactly("atelier/m1");
        hub.models().getFirst().remove("id");
        assertThat(polling.next().deadLetters()).as("it is bad anew").hasSize(1);
    }

    @Test
    void whatIsGoneOrPrivateIsToldInWords() throws Exception {
        hub.answer("author=atelier", 401, Map.of(), "{\"error\": \"Invalid username or password.\"}");
        var state = pollOwner().next().state();
        assertThat(state.failure()).isEqualTo(Failure.NO_ACCESS);
        assertThat(state.problem())
                .isEqualTo(
                        "the models of atelier: HTTP 401 Unauthorized: what is asked for is gone, renamed or private");
    }

    @Test
    void anErrorInPlaceOfAListKeepsWhatIsKnownAndIsOneDeadLetter() throws Exception {
        add(0, 2);
        var polling = pollOwner();
        polling.next();
        hub.answer("author=atelier", 200, Map.of(), "{\"error\": \"We are sorry\"}");
        hub.answer("author=atelier", 200, Map.of(), "{\"error\": \"We are sorry\"}");

        var second = polling.next();
        assertThat(second.state().failure()).isEqualTo(Failure.HUB_ERROR);
        assertThat(second.state().problem()).endsWith("the hub answers with an error: We are sorry");
        assertThat(second.deadLetters()).hasSize(1);
        assertThat(polling.next().deadLetters()).isEmpty();
        assertThat(polling.next().models()).isEmpty();
        assertThat(polling.next().state().failures()).isZero();
    }

    @Test
    void aPageThatBreaksOffFailsThatPageAlone() throws Exception {
        add(0, 5);
        hub.answer("cursor=3", 200, Map.of(), "[{\"_id\": \"1\", \"id\": \"at");
        var first = pollOwner().next();
        assertThat(first.models()).hasSize(3);
        assertThat(first.state().failure()).isEqualTo(Failure.UNREADABLE);
        assertThat(first.state().problem()).contains("breaks off");
        assertThat(first.deadLetters()).hasSize(1);
    }

    @Test
    void aNextPageAtAnotherHostIsNobodysNextPage() throws Exception {
        add(0, 2);
        hub.answer("author=atelier", 200, Map.of("Link", "<http://elsewhere.invalid/api>; rel=\"next\""), null);
        assertThat(pollOwner().next().ending()).isEqualTo(Ending.FRESH);
    }

    @Test
    void theSameAnswerAgainIsNoChange() throws Exception {
        add(0, 2);
        var polling = pollOwner();
        polling.next();
        assertThat(polling.next().ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(polling.next().state().traffic())
                .satisfies(traffic -> assertThat(traffic.bytes()).isEqualTo(3 * traffic.lastBody()));
    }

    @Test
    void numbersThatWereHeldBackMakeNoValidatorsFalse() throws Exception {
        hub.stamped("\"1\"");
        add(0, 2);
        var polling = pollOwner();
        polling.next();
        hub.models().getFirst().put("downloads", 5);
        hub.stamped("\"2\"");
        assertThat(polling.next().models()).as("numbers wait for the next day").isEmpty();

        var nextDay = polling.nextAt(START.plus(Duration.ofDays(1)));

        assertThat(nextDay.models()).hasSize(1);
        assertThat(nextDay.state().falseValidatorsAt()).isNull();
        assertThat(nextDay.state().etag()).isEqualTo("\"2\"");
    }

    @Test
    void whatStandsAtAnotherAddressHasStoodThere() throws Exception {
        add(0, 2);
        hub.add(10, "autre/a");
        hub.add(11, "autre/b");
        var before = pollOwner().next().state();

        var other = poll(hub.url() + "?author=autre", before, START.plus(Duration.ofHours(1)))
                .next();

        assertThat(names(other.models())).containsExactlyInAnyOrder("autre/a", "autre/b");
        assertThat(other.models()).allSatisfy(model -> {
            assertThat(model.history()).isTrue();
            assertThat(model.notSeenAt()).isNull();
        });
    }

    @Test
    void theRestOfTheListOfTrendingModelsIsNotMissed() throws Exception {
        add(0, 2);
        var polling = pollHub();
        polling.next();
        hub.trending("atelier/m0");
        hub.answer(
                "sort=trendingScore",
                200,
                Map.of("Link", "<" + hub.url() + "/api/models?sort=trendingScore&cursor=9>; rel=\"next\""),
                null);
        hub.add(5, "atelier/m5");
        hub.trending("atelier/m5", "atelier/m0");

        assertThat(polling.next().state().mayHaveMissedAt()).isNull();
    }

    @Test
    void aListOfWhichNothingCanBeUsedIsAFailure() throws Exception {
        add(0, 3);
        var polling = pollOwner();
        polling.next();
        hub.answer("/api/models", 200, Map.of(), "[{\"key\": 1}, {\"key\": 2}, {\"key\": 3}]");

        var renamed = polling.next();

        assertThat(renamed.ending()).isEqualTo(PollOutcome.Ending.FAILED);
        assertThat(renamed.state().problem()).contains("none of its 3 records can be used");
        assertThat(renamed.state().seen()).as("nothing is withdrawn").hasSize(3);
    }

    @Test
    void aRefusedRecordDeepInAListIsOneDeadLetter() throws Exception {
        add(0, 5);
        hub.models().getLast().remove("_id");
        var polling = pollOwner();
        assertThat(polling.next().deadLetters()).hasSize(1);
        assertThat(polling.next().deadLetters())
                .as("only the first page is read")
                .isEmpty();

        var wholeAgain = polling.nextAt(START.plus(Duration.ofDays(1)));

        assertThat(wholeAgain.deadLetters()).isEmpty();
        assertThat(wholeAgain.state().refused()).hasSize(1);
    }
}
