package org.vigie.notify.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.vigie.notify.Examples.NOW;
import static org.vigie.notify.Examples.alert;
import static org.vigie.notify.Examples.channel;
import static org.vigie.notify.Examples.ended;
import static org.vigie.notify.Examples.plan;
import static org.vigie.notify.Examples.retitled;
import static org.vigie.notify.Examples.silence;
import static org.vigie.notify.Examples.withdrawn;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Alert;
import org.vigie.contract.AlertBuilder;
import org.vigie.contract.Delivery;
import org.vigie.contract.Delivery.Outcome;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Told;
import org.vigie.notify.plan.Channel;
import org.vigie.notify.plan.Digest;
import org.vigie.notify.plan.Inhibition;
import org.vigie.notify.plan.Match;
import org.vigie.notify.plan.Plan;
import org.vigie.notify.plan.QuietHours;
import org.vigie.notify.plan.Route;
import org.vigie.notify.plan.Silence;

/** What is told when, with a clock that stands where the test puts it and a ledger that is a list. */
class DispatchTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration OLDEST = Duration.ofDays(1);

    private final List<Delivery> ledger = new ArrayList<>();
    private Plan plan = plan(channel("desk"));
    private Dispatch dispatch = new Dispatch(plan, OLDEST);
    private Instant now = NOW;

    private void use(Plan other) {
        plan = other;
        restart();
    }

    /** All that is known now is what stands in the ledger. */
    private void restart() {
        dispatch = new Dispatch(plan, OLDEST);
        ledger.forEach(dispatch::remember);
    }

    private int take(Alert alert) {
        var taken = dispatch.take(alert, now);
        ledger.addAll(taken.lines());
        return taken.known();
    }

    private List<Message> pass(Duration time) {
        now = now.plus(time);
        ledger.addAll(dispatch.repeat(now));
        ledger.addAll(dispatch.spare(now));
        var departures = dispatch.due(now);
        departures.forEach(departure -> ledger.addAll(departure.lines()));
        return departures.stream().map(Dispatch.Departure::message).toList();
    }

    private void settle(Message message, boolean isTaken) {
        ledger.addAll(dispatch.settle(message.idempotencyKey(), isTaken, "HTTP", now));
    }

    private Message tell(Alert alert) {
        take(alert);
        var message = pass(Duration.ofMinutes(5)).getFirst();
        settle(message, true);
        return message;
    }

    private Delivery last() {
        return ledger.getLast();
    }

    private static List<String> names(Message message) {
        return message.told().stream()
                .map(told -> told.alert().title().replace("DeepSeek: ", ""))
                .toList();
    }

    @Test
    void theFirstOfAGroupWaitsForOthersAndAllAreToldAtOnce() {
        take(alert("a", now.minusSeconds(2)));
        assertThat(pass(Duration.ofSeconds(29))).isEmpty();
        take(alert("b", now.minusSeconds(60)));

        var messages = pass(Duration.ofSeconds(1));

        assertThat(messages).hasSize(1);
        assertThat(names(messages.getFirst())).containsExactly("b", "a"); // in the order of their time
        assertThat(pass(Duration.ofDays(1))).isEmpty();
        assertThat(dispatch.next()).isEmpty();
    }

    @Test
    void whatFollowsAMessageIsToldAnIntervalAfterIt() {
        take(alert("a", now));
        settle(pass(Duration.ofSeconds(30)).getFirst(), true);
        take(alert("b", now));
        pass(Duration.ofMinutes(2));
        take(alert("c", now));

        assertThat(dispatch.next()).hasValue(NOW.plusSeconds(30).plus(Duration.ofMinutes(5)));
        assertThat(pass(Duration.ofSeconds(179))).isEmpty();
        assertThat(names(pass(Duration.ofSeconds(1)).getFirst())).containsExactly("b", "c");
    }

    @Test
    void aReleaseIsToldOnce() {
        var a = alert("a", now);
        tell(a);

        assertThat(take(a)).isEqualTo(1);
        assertThat(take(retitled(a, a.title()))).isEqualTo(1); // another version of the same words
        assertThat(pass(Duration.ofDays(2))).isEmpty();
    }

    @Test
    void aFirstStartOnALongLogTellsNothingOld() {
        take(alert("old", now.minus(Duration.ofDays(1)).minusMillis(1)));
        take(alert("new", now.minus(Duration.ofDays(1))));

        assertThat(ledger).extracting(Delivery::stage).containsExactly("too-old", "grouped");
        assertThat(ledger.getFirst().outcome()).isEqualTo(Outcome.SUPPRESSED);
        assertThat(names(pass(Duration.ofSeconds(30)).getFirst())).containsExactly("new");
    }

    @Test
    void whatIsNewsNowStaysNewsWhileItWaits() {
        take(alert("a", now.minus(Duration.ofHours(23))));
        restart();

        assertThat(pass(Duration.ofDays(3))).hasSize(1);
    }

    @Test
    void anotherTitleIsACorrectionForThoseWhoWereTold() {
        var a = alert("a", now);
        tell(a);
        use(plan(channel("desk"), channel("late")));
        now = now.plus(Duration.ofDays(2));
        take(retitled(a, "DeepSeek: A"));

        assertThat(pass(Duration.ofMinutes(5)))
                .singleElement()
                .satisfies(message -> assertThat(message.channel().name()).isEqualTo("desk"))
                .satisfies(message -> assertThat(message.told())
                        .extracting(
                                Told::change,
                                told -> Objects.requireNonNull(told.former()).title())
                        .containsExactly(tuple(Told.Change.CORRECTED, "DeepSeek: a")));
    }

    @Test
    void aWithdrawalReachesThoseWhoWereToldAlsoWhereNoRouteLeadsThereAnyMore() {
        var a = alert("a", now);
        tell(a);
        use(new Plan(plan.channels(), List.of(), List.of(), List.of()));
        take(withdrawn(a));
        settle(pass(Duration.ofSeconds(30)).getFirst(), true);

        assertThat(last().alert().withdrawn()).isEqualTo("it is noise");
        assertThat(take(withdrawn(a))).isEqualTo(1);
    }

    @Test
    void whoWasNotToldHearsOfNoWithdrawal() {
        var a = alert("a", now);
        take(withdrawn(a));
        assertThat(ledger).isEmpty();
        take(a);
        take(withdrawn(a));

        assertThat(last().stage()).isEqualTo("overtaken");
        assertThat(pass(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void aTitleThatChangesWhileItWaitsIsToldOnce() {
        var a = alert("a", now);
        take(a);
        take(retitled(a, "DeepSeek: A"));

        assertThat(names(pass(Duration.ofSeconds(30)).getFirst())).containsExactly("A");
    }

    @Test
    void aTitleThatChangesWhileItsMessageIsOnItsWayIsCorrectedAfterwards() {
        var a = alert("a", now);
        take(a);
        var message = pass(Duration.ofSeconds(30)).getFirst();
        take(retitled(a, "DeepSeek: A"));
        restart();
        assertThat(pass(Duration.ofHours(1))).isEmpty(); // one message at a time on a channel
        assertThat(dispatch.onTheirWay()).containsExactly(message);
        settle(message, true);

        var correction = pass(Duration.ZERO).getFirst();

        assertThat(correction.told().getFirst().change()).isEqualTo(Told.Change.CORRECTED);
        assertThat(correction.idempotencyKey()).isNotEqualTo(message.idempotencyKey());
    }

    @Test
    void anotherEpochThatTellsTheSameHistoryTellsNobody() {
        var a = alert("a", now);
        tell(a);
        var b = retitled(a, "DeepSeek: b");
        tell(b);
        int before = dispatch.waiting();

        take(a); // the history begins again
        take(retitled(b, b.title()));

        assertThat(last().stage()).isEqualTo("overtaken");
        assertThat(dispatch.waiting()).isEqualTo(before);
        assertThat(pass(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void afterACrashWhatWaitsStillWaitsForTheSameMoment() {
        take(alert("a", now));
        restart();

        assertThat(dispatch.next()).hasValue(NOW.plusSeconds(30));
        assertThat(pass(Duration.ofSeconds(30))).hasSize(1);
    }

    @Test
    void afterACrashAMessageOnItsWayIsTheSameWithTheSameKey() {
        take(alert("a", now));
        take(alert("b", now));
        var message = pass(Duration.ofSeconds(30)).getFirst();
        take(alert("c", now)); // comes while it is on its way
        restart();

        assertThat(dispatch.onTheirWay()).containsExactly(message);
        settle(message, true);
        restart();
        assertThat(dispatch.onTheirWay()).isEmpty();
        assertThat(names(pass(Duration.ofMinutes(5)).getFirst())).containsExactly("c");
    }

    @Test
    void whatIsRefusedIsNotSentAgain() {
        var a = alert("a", now);
        take(a);
        settle(pass(Duration.ofSeconds(30)).getFirst(), false);

        assertThat(last().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(take(retitled(a, "DeepSeek: A"))).isEqualTo(1);
        restart();
        assertThat(pass(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void aSilenceHoldsFromItsStartToItsEndForWhatItNames() {
        var silence = new Silence(
                new Match(Map.of("developer", List.of("deepseek"))), now, now.plusSeconds(60), "desk", "a test week");
        use(new Plan(plan.channels(), plan.routes(), List.of(), List.of(silence)));
        take(alert("a", now));
        assertThat(last().stage()).isEqualTo("silenced");
        assertThat(last().answer()).isEqualTo("desk: a test week");

        now = now.plusSeconds(60);
        take(alert("b", now));
        assertThat(last().stage()).isEqualTo("grouped");
    }

    @Test
    void aDigestHasEverythingSinceTheLastOneInOneMessage() {
        var desk = channel("desk");
        use(plan(new Channel(
                "desk", desk.kind(), desk.language(), desk.destination(), new Digest(LocalTime.of(8, 0), UTC), null)));
        take(alert("a", now));
        pass(Duration.ofHours(10));
        take(alert("b", now));
        assertThat(last().stage()).isEqualTo("digested");
        assertThat(pass(Duration.ofHours(10).minusSeconds(1))).isEmpty();

        var digest = pass(Duration.ofSeconds(1)).getFirst();
        assertThat(names(digest)).containsExactly("a", "b");
        settle(digest, true);

        take(alert("c", now));
        assertThat(dispatch.next()).hasValue(Instant.parse("2026-03-03T08:00:00Z"));
    }

    @Test
    void inQuietHoursNobodyIsDisturbedAndNothingIsLost() {
        var desk = channel("desk");
        var night = new QuietHours(LocalTime.of(11, 0), LocalTime.of(14, 0), UTC);
        use(plan(new Channel("desk", desk.kind(), desk.language(), desk.destination(), null, night)));
        take(alert("a", now));

        assertThat(last().stage()).isEqualTo("quiet");
        assertThat(pass(Duration.ofHours(2).minusSeconds(1))).isEmpty();
        assertThat(pass(Duration.ofSeconds(1))).hasSize(1);
    }

    @Test
    void aWaitThatRunsIntoQuietHoursEndsWithThem() {
        var desk = channel("desk");
        var night = new QuietHours(LocalTime.of(12, 0, 10), LocalTime.of(14, 0), UTC);
        use(plan(new Channel("desk", desk.kind(), desk.language(), desk.destination(), null, night)));
        take(alert("a", now));

        assertThat(last().stage()).isEqualTo("grouped");
        assertThat(pass(Duration.ofSeconds(30))).isEmpty();
        assertThat(pass(Duration.ofHours(2))).hasSize(1);
    }

    @Test
    void whatDoesNotFitIntoAMessageIsToldInTheNext() {
        IntStream.range(0, 25).forEach(number -> take(alert("v" + number, now.plusSeconds(number))));

        var first = pass(Duration.ofSeconds(30)).getFirst();
        assertThat(names(first)).hasSize(20).startsWith("v0", "v1").endsWith("v19");
        settle(first, true);
        restart();
        var second = pass(Duration.ZERO).getFirst();
        assertThat(names(second)).containsExactly("v20", "v21", "v22", "v23", "v24");
        settle(second, true);
        assertThat(dispatch.next()).isEmpty();
    }

    @Test
    void theSameToldAgainLaterHasAnotherKey() {
        var first = tell(alert("a", now));
        tell(retitled(alert("a", now), "DeepSeek: b"));
        var again = tell(alert("a", now));

        assertThat(names(again)).containsExactly("a");
        assertThat(again.idempotencyKey()).isNotEqualTo(first.idempotencyKey());
    }

    @Test
    void groupsAreToldApartAndOneAfterTheOtherOnAChannel() {
        take(alert("a", now));
        take(AlertBuilder.builder(alert("b", now))
                .id("new-release/qwen/b")
                .developer("Qwen")
                .build());

        var first = pass(Duration.ofSeconds(30));
        assertThat(first).hasSize(1);
        settle(first.getFirst(), true);
        assertThat(pass(Duration.ZERO)).hasSize(1);
    }

    @Test
    void aChannelThatIsBusyHoldsUpNoOther() {
        use(plan(channel("desk"), channel("phone")));
        take(alert("a", now));
        var first = pass(Duration.ofSeconds(30));
        assertThat(first).extracting(message -> message.channel().name()).containsExactly("desk", "phone");
        settle(first.getLast(), true);
        take(alert("b", now));

        assertThat(pass(Duration.ofMinutes(5)))
                .extracting(message -> message.channel().name())
                .containsExactly("phone");
    }

    @Test
    void whatWaitsForAChannelThatIsGoneIsGivenUp() {
        take(alert("a", now));
        var message = pass(Duration.ofSeconds(30)).getFirst();
        take(alert("b", now));
        use(plan(channel("other")));

        ledger.addAll(dispatch.giveUp(now));
        assertThat(last().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(last().idempotencyKey()).isEqualTo(message.idempotencyKey());
        assertThat(pass(Duration.ofHours(1))).isEmpty();
        assertThat(last().stage()).isEqualTo("no-channel");
        assertThat(dispatch.next()).isEmpty();
    }

    @Test
    void theKeyIsTheSameWhateverTheOrderAndAnotherForOtherWords() {
        take(alert("a", now));
        take(alert("b", now));
        var key = pass(Duration.ofSeconds(30)).getFirst().idempotencyKey();
        ledger.clear();
        restart();
        now = NOW;
        take(alert("b", now));
        take(alert("a", now));

        assertThat(pass(Duration.ofSeconds(30)).getFirst().idempotencyKey())
                .isEqualTo(key)
                .hasSize(32);
    }

    @Test
    void anAlertThatSaysMoreMakesAnotherNeedlessWhicheverComesFirst() {
        use(inhibiting());
        take(alert("v4", now));
        assertThat(pass(Duration.ofSeconds(10))).isEmpty();
        take(built("v4"));
        take(built("v5"));
        take(alert("v5", now));
        take(alert("v6", now));

        assertThat(pass(Duration.ofMinutes(1)))
                .singleElement()
                .satisfies(message -> assertThat(message.told())
                        .extracting(
                                told -> told.alert().rule() + " " + told.alert().release())
                        .containsExactlyInAnyOrder(
                                "built-on-china deepseek/v4", "built-on-china deepseek/v5", "new-release deepseek/v6"));
        assertThat(ledger)
                .filteredOn(line -> line.stage().equals("inhibited"))
                .extracting(Delivery::answer)
                .containsExactly("built-on-china/deepseek/v4", "built-on-china/deepseek/v5");
        restart();
        assertThat(take(alert("v4", now))).isEqualTo(1);
    }

    @Test
    void whatWasNeedlessIsToldWhenTheOtherAlertIsWithdrawn() {
        use(inhibiting());
        take(built("v4"));
        take(alert("v4", now));
        take(withdrawn(built("v4")));

        assertThat(pass(Duration.ofMinutes(1)).getFirst().told())
                .extracting(told -> told.alert().rule())
                .containsExactly(Alert.NEW_RELEASE);
    }

    @Test
    void whatWasNeedlessAndIsWithdrawnItselfIsNotToldWhicheverWithdrawalComesFirst() {
        use(inhibiting());
        take(built("v4"));
        take(alert("v4", now));
        take(withdrawn(alert("v4", now)));
        take(withdrawn(built("v4")));

        assertThat(pass(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void whatNobodyIsToldMakesNothingNeedless() {
        use(inhibiting());
        dispatch.silence(
                "silence/1",
                new Silence(
                        new Match(Map.of("rule", List.of("built-on-china"))),
                        Instant.EPOCH,
                        now.plus(Duration.ofHours(9)),
                        "desk",
                        "too much"));
        take(built("v4"));
        take(alert("v4", now));

        assertThat(pass(Duration.ofMinutes(1)).getFirst().told())
                .extracting(told -> told.alert().rule())
                .containsExactly(Alert.NEW_RELEASE);
    }

    @Test
    void twoSilencesOfOneAuthorThatEndTogetherBothHold() {
        var ends = now.plus(Duration.ofHours(9));
        var one = new Silence(new Match(Map.of("release", List.of("deepseek/v4"))), Instant.EPOCH, ends, "desk", "a");
        var other = new Silence(new Match(Map.of("release", List.of("deepseek/v5"))), Instant.EPOCH, ends, "desk", "a");
        use(new Plan(plan.channels(), plan.routes(), List.of(), List.of(one, other)));
        take(alert("v4", now));
        take(alert("v5", now));

        assertThat(pass(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void nothingIsNeedlessWhereNobodyIsToldMore() {
        var inhibition = inhibiting().inhibitions();
        var route = plan.routes().getFirst();
        var onlyNew = new Route(
                new Match(Map.of("rule", List.of(Alert.NEW_RELEASE))),
                List.of(),
                route.groupWait(),
                route.groupInterval(),
                null,
                route.channels());
        use(new Plan(plan.channels(), List.of(onlyNew), inhibition, List.of()));
        take(built("v4"));
        take(alert("v4", now));

        assertThat(pass(Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void aSilenceMayBeToldAndTakenBackWhileEverythingRuns() {
        var silence = new Silence(Match.ALL, Instant.EPOCH, now.plus(Duration.ofHours(9)), "desk", "too much");
        dispatch.silence("silence/1", silence);
        take(alert("v4", now));
        dispatch.silence("silence/1", null);
        take(alert("v5", now));

        assertThat(pass(Duration.ofMinutes(1)).getFirst().told())
                .extracting(told -> told.alert().release())
                .containsExactly("deepseek/v5");
    }

    @Test
    void peopleAreRemindedOnceThatASilenceEnds() {
        var silence = new Silence(Match.ALL, Instant.EPOCH, now.plus(Duration.ofHours(9)), "desk", "too much");
        dispatch.silence("silence/1", silence);
        assertThat(dispatch.remind(now.plus(Duration.ofHours(7)))).isEmpty();

        now = now.plus(Duration.ofHours(8));
        ledger.addAll(dispatch.remind(now));
        restart();
        dispatch.silence("silence/1", silence);
        ledger.addAll(dispatch.remind(now.plusSeconds(1)));

        assertThat(pass(Duration.ofMinutes(1)).getFirst().told())
                .extracting(told -> told.alert().title())
                .containsExactly("2026-03-01T21:00:00Z: too much (desk)");
        assertThat(dispatch.remind(now.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void whatAChannelWasToldIsTheSameAfterARestart() {
        tell(alert("v4", now));
        var corrected = tell(retitled(alert("v4", NOW), "DeepSeek: V4.1"));
        now = now.plusSeconds(3);
        var told = dispatch.told("desk");
        restart();

        assertThat(told).isEqualTo(corrected.told());
        assertThat(dispatch.told("desk")).isEqualTo(told);
        assertThat(told.getFirst().former()).extracting(Alert::title).isEqualTo("DeepSeek: v4");
        assertThat(told.getFirst().at()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void whatStillHoldsIsToldAgainUntilItIsOver() {
        use(repeating(Duration.ofDays(1)));
        tell(silence(now));
        assertThat(pass(Duration.ofHours(23))).isEmpty();

        assertThat(pass(Duration.ofMinutes(59))).isEmpty();
        restart();
        assertThat(take(silence(NOW)))
                .as("as it is heard of again at each start")
                .isEqualTo(1);
        assertThat(pass(Duration.ofMinutes(1))).as("it waits for others").isEmpty();
        assertThat(dispatch.nextRepeat(now)).as("while it waits").isEmpty();
        var again = pass(Duration.ofMinutes(1)).getFirst();
        settle(again, true);
        assertThat(again.told().getFirst().change()).isEqualTo(Told.Change.REPEATED);
        assertThat(pass(Duration.ofHours(23))).isEmpty();

        var over = tell(ended(silence(NOW), now));
        assertThat(over.told().getFirst().change()).isEqualTo(Told.Change.ENDED);
        assertThat(pass(Duration.ofDays(9))).isEmpty();
        assertThat(dispatch.nextRepeat(now)).isEmpty();
    }

    @Test
    void whatIsOverIsNotToldAgainAlsoWhereNobodyHeardOfItsEnd() {
        use(repeating(Duration.ofDays(1)));
        tell(silence(now));
        dispatch.silence("silence/1", new Silence(Match.ALL, now, now.plus(Duration.ofHours(5)), "desk", "they move"));
        var ended = ended(silence(NOW), now);
        take(ended);
        assertThat(last().stage()).isEqualTo("silenced");

        assertThat(pass(Duration.ofDays(2))).isEmpty();
        restart();
        assertThat(take(ended)).isEqualTo(1);
        assertThat(pass(Duration.ofDays(2))).isEmpty();
    }

    @Test
    void anEndThatIsRefusedIsNotFollowedByARepetition() {
        use(repeating(Duration.ofDays(1)));
        tell(silence(now));
        take(ended(silence(NOW), now));
        settle(pass(Duration.ofMinutes(5)).getFirst(), false);

        assertThat(pass(Duration.ofDays(2))).isEmpty();
        assertThat(pass(Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void whatTheLiveEpochDoesNotKnowIsNotToldAgain() {
        use(repeating(Duration.ofDays(1)));
        tell(silence(now));
        restart();

        assertThat(pass(Duration.ofDays(2))).isEmpty();
        assertThat(pass(Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void anEndOfLongAgoIsNoNews() {
        tell(silence(now));
        var ended = ended(silence(NOW), now);
        now = now.plus(Duration.ofDays(30));
        take(ended);

        assertThat(last().stage()).isEqualTo(Dispatch.TOO_OLD);
        assertThat(take(ended)).isEqualTo(1);
    }

    @Test
    void whatIsToldAgainIsToldInTheWordsOfTheLastVersion() {
        use(repeating(Duration.ofDays(1)));
        tell(silence(now));
        assertThat(pass(Duration.ofDays(1))).isEmpty();
        take(retitled(silence(NOW), "le-fil: nothing since one"));

        assertThat(names(pass(Duration.ofMinutes(1)).getFirst())).containsExactly("le-fil: nothing since one");
    }

    @Test
    void whatHoldsForMonthsIsNotToldAgainForEver() {
        use(repeating(Duration.ofDays(30)));
        tell(silence(now));
        for (int month = 1; month <= 2; month++) {
            pass(Duration.ofDays(30));
            settle(pass(Duration.ofMinutes(1)).getFirst(), true);
        }

        pass(Duration.ofDays(30));
        assertThat(pass(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void anEventIsToldOnceHoweverOftenStatesAre() {
        use(repeating(Duration.ofHours(1)));
        tell(alert("v4", now));

        assertThat(pass(Duration.ofDays(1))).isEmpty();
        assertThat(pass(Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void withoutAnIntervalNothingIsToldAgain() {
        tell(silence(now));

        assertThat(pass(Duration.ofDays(30))).isEmpty();
        assertThat(pass(Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void aSilenceKeepsBackWhatIsToldAgainAndNoLineIsNotedForIt() {
        use(repeating(Duration.ofHours(1)));
        tell(silence(now));
        dispatch.silence("silence/1", new Silence(Match.ALL, now, now.plus(Duration.ofHours(5)), "desk", "they move"));
        int lines = ledger.size();
        assertThat(pass(Duration.ofHours(2))).isEmpty();
        assertThat(ledger).hasSize(lines);

        pass(Duration.ofHours(4));
        assertThat(pass(Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void whatBeganUnderASilenceAndHoldsLongerIsToldWhenThatIsOver() {
        dispatch.silence("silence/1", new Silence(Match.ALL, NOW, NOW.plus(Duration.ofDays(3)), "desk", "they move"));
        take(silence(now));
        take(alert("v4", now));
        assertThat(pass(Duration.ofDays(2))).isEmpty();
        assertThat(dispatch.nextRepeat(now)).contains(NOW.plus(Duration.ofDays(3)));
        restart();
        dispatch.silence("silence/1", new Silence(Match.ALL, NOW, NOW.plus(Duration.ofDays(3)), "desk", "they move"));
        take(silence(NOW));
        assertThat(pass(Duration.ofHours(23))).isEmpty();

        pass(Duration.ofHours(1));
        var message = pass(Duration.ofMinutes(1)).getFirst();
        settle(message, true);

        assertThat(message.told()).hasSize(1); // the release was an event
        assertThat(message.told().getFirst().change()).isEqualTo(Told.Change.NEW);
        assertThat(pass(Duration.ofDays(30))).isEmpty();
    }

    @Test
    void whatBeganUnderASilenceIsToldWhenSomebodyEndsThat() {
        dispatch.silence("silence/1", new Silence(Match.ALL, NOW, NOW.plus(Duration.ofDays(9)), "desk", "they move"));
        take(silence(now));
        assertThat(pass(Duration.ofDays(2))).isEmpty();

        dispatch.silence("silence/1", null);
        pass(Duration.ofSeconds(1));
        assertThat(pass(Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void whatWasHeldBackIsToldInTheWordsOfTheLastVersion() {
        dispatch.silence("silence/1", new Silence(Match.ALL, NOW, NOW.plus(Duration.ofHours(3)), "desk", "they move"));
        take(silence(now));
        take(retitled(silence(now), "le-fil: nothing since one"));

        pass(Duration.ofHours(3));
        assertThat(names(pass(Duration.ofMinutes(1)).getFirst())).containsExactly("le-fil: nothing since one");
    }

    @Test
    void whatBeganAndEndedUnderASilenceIsNotTold() {
        dispatch.silence("silence/1", new Silence(Match.ALL, NOW, NOW.plus(Duration.ofHours(3)), "desk", "they move"));
        take(silence(now));
        take(ended(silence(now), now.plus(Duration.ofHours(1))));

        pass(Duration.ofHours(4));
        assertThat(pass(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void whoRefusesIsAskedAgainAnIntervalLaterAndNotAtOnce() {
        use(repeating(Duration.ofHours(1)));
        tell(silence(now));
        pass(Duration.ofHours(1));
        settle(pass(Duration.ofMinutes(1)).getFirst(), false);

        assertThat(pass(Duration.ofMinutes(30))).isEmpty();
        pass(Duration.ofMinutes(30));
        assertThat(pass(Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void whatIsOverBeforeAnybodyWasToldIsNotTold() {
        take(silence(now));
        take(ended(silence(now), now));

        assertThat(pass(Duration.ofMinutes(5))).isEmpty();
        assertThat(last().answer()).isEqualTo("over before it was told");
    }

    private Plan repeating(Duration interval) {
        var usual = plan.routes().getFirst();
        var route = new Route(
                usual.match(), usual.groupBy(), usual.groupWait(), usual.groupInterval(), interval, usual.channels());
        return new Plan(plan.channels(), List.of(route), List.of(), List.of());
    }

    private Plan inhibiting() {
        var inhibition = new Inhibition(
                new Match(Map.of("rule", List.of("built-on-china"))),
                new Match(Map.of("rule", List.of(Alert.NEW_RELEASE))),
                List.of("release"),
                Duration.ofDays(1));
        return new Plan(plan.channels(), plan.routes(), List.of(inhibition), List.of());
    }

    private Alert built(String name) {
        return AlertBuilder.builder(alert(name, now))
                .id("built-on-china/deepseek/" + name)
                .rule("built-on-china")
                .build();
    }
}
