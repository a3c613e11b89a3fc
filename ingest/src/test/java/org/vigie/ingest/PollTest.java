package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Failure;
import org.vigie.contract.Item;
import org.vigie.contract.PollState;
import org.vigie.contract.PollStateBuilder;
import org.vigie.contract.Reason;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.fetch.FetchResult;

class PollTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Source SOURCE = SourceBuilder.builder(
                    Source.of("le-fil", Source.Kind.FEED, "https://fil.example/rss"))
            .outlet("Le Fil")
            .language("fr")
            .country("FR")
            .build();

    /** One source over several polls, an hour apart. */
    private static final class Polls {
        private final Source source;
        private PollState state;
        private Instant now = START;
        private final List<Item> items = new ArrayList<>();

        Polls(Source source) {
            this.source = source;
            this.state = PollState.never(source);
        }

        PollOutcome answer(String body) {
            return answer(body, "\"" + body.hashCode() + "\"", null);
        }

        PollOutcome answer(String body, String etag, @Nullable String movedTo) {
            return answer(new FetchResult.Fresh(
                    body.getBytes(StandardCharsets.UTF_8),
                    source.url(),
                    "application/xml",
                    null,
                    null,
                    etag,
                    null,
                    null,
                    null,
                    movedTo,
                    now));
        }

        Poll next() {
            var schedule = new Schedule(
                    Duration.ofMinutes(15),
                    Duration.ofHours(2),
                    Duration.ofDays(1),
                    InstantSource.fixed(now),
                    new Random(1));
            return new Poll(source, state, new FeedReader(), schedule);
        }

        PollOutcome answer(FetchResult result) {
            var outcome = next().outcome(result);
            state = outcome.state();
            items.addAll(outcome.items());
            now = now.plus(Duration.ofHours(1));
            return outcome;
        }
    }

    private static String rss(String... items) {
        return "<rss version=\"2.0\"><channel><title>t</title><link>https://fil.example/</link><description>d</description>"
                + String.join("", items) + "</channel></rss>";
    }

    private static String item(String link, String title, String more) {
        return "<item><title>" + title + "</title><link>" + link + "</link>" + more + "</item>";
    }

    @Test
    void theFirstPollPublishesEveryEntry() {
        var polls = new Polls(SOURCE);
        var outcome = polls.answer(rss(
                item("https://fil.example/1", "Un", "<pubDate>Sat, 28 Feb 2026 08:00:00 GMT</pubDate>"),
                item("https://fil.example/2", "Deux", "")));

        assertThat(outcome.ending()).isEqualTo(Ending.FRESH);
        assertThat(outcome.items()).extracting(Item::title).containsExactly("Un", "Deux");
        assertThat(outcome.items().getFirst().publishedAt()).isEqualTo("2026-02-28T08:00:00Z");
        assertThat(outcome.items().getLast().publishedAt())
                .as("no date: the first fetch")
                .isEqualTo(START);
        assertThat(outcome.items()).allMatch(item -> item.revision() == 1 && "fr".equals(item.declaredLanguage()));
    }

    @Test
    void anEqualBodyIsNoChangeWhateverItsHeadersSay() {
        var polls = new Polls(SOURCE);
        polls.answer(rss(item("https://fil.example/1", "Un", "")));
        assertThat(polls.answer(rss(item("https://fil.example/1", "Un", ""))).ending())
                .isEqualTo(Ending.UNCHANGED);
    }

    @Test
    void aChangedTitleIsARevisionOfTheSameItem() {
        var polls = new Polls(SOURCE);
        polls.answer(rss(item("https://fil.example/1", "Un", "")));
        polls.answer(rss(item("https://fil.example/1", "Un, corrigé", "")));

        assertThat(polls.items).extracting(Item::revision).containsExactly(1, 2);
        assertThat(polls.items)
                .extracting(Item::id)
                .containsOnly(polls.items.getFirst().id());
        assertThat(polls.items.getLast().publishedAt()).isEqualTo(START);
        assertThat(polls.items.getLast().firstSeenAt()).isEqualTo(START);
        assertThat(polls.items.getLast().fetchedAt()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void aRewrittenDateIsNoNews() {
        var polls = new Polls(SOURCE);
        polls.answer(rss(item("https://fil.example/1", "Un", "<pubDate>Sat, 28 Feb 2026 08:00:00 GMT</pubDate>")));
        polls.answer(rss(item("https://fil.example/1", "Un", "<pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate>")));
        assertThat(polls.items).hasSize(1);
    }

    @Test
    void aListThatFlapsIsNoNews() {
        var polls = new Polls(SOURCE);
        var one = item("https://fil.example/1", "Un", "");
        var two = item("https://fil.example/2", "Deux", "");
        polls.answer(rss(one, two));
        polls.answer(rss(two));
        polls.answer(rss());
        polls.answer(rss(one, two));
        assertThat(polls.items).hasSize(2);
    }

    @Test
    void theSamePageInTwoFeedsIsOneItem() {
        var here = new Polls(SOURCE);
        var there = new Polls(Source.of("autre", Source.Kind.FEED, "https://b.example/"));
        here.answer(rss(item("https://fil.example/1", "Un", "")));
        there.answer(rss(item("https://fil.example/1?utm_source=rss#a", "Un", "")));
        assertThat(there.items.getFirst().id()).isEqualTo(here.items.getFirst().id());
    }

    @Test
    void theEntriesOfAChangelogOnOnePageAreItemsOfTheirOwn() {
        var polls = new Polls(SOURCE);
        polls.answer(rss(
                item("https://fil.example/log#2", "2", "<guid isPermaLink=\"false\">v2</guid>"),
                item("https://fil.example/log#1", "1", "<guid isPermaLink=\"false\">v1</guid>")));
        polls.answer(rss(item("https://fil.example/log#3", "3", "<guid isPermaLink=\"false\">v3</guid>")));

        assertThat(polls.items).extracting(Item::id).doesNotHaveDuplicates().hasSize(3);
        assertThat(polls.items).allMatch(item -> item.revision() == 1);
        assertThat(polls.items).extracting(Item::url).containsOnly("https://fil.example/log");
    }

    @Test
    void anEntryThatWasAloneOnItsPageKeepsItsIdWhenOthersJoin() {
        var polls = new Polls(SOURCE);
        var first = item("https://fil.example/log", "1", "<guid isPermaLink=\"false\">v1</guid>");
        polls.answer(rss(first));
        polls.answer(rss(item("https://fil.example/log", "2", "<guid isPermaLink=\"false\">v2</guid>"), first));
        assertThat(polls.items).extracting(Item::title).containsExactly("1", "2");
        assertThat(polls.items).allMatch(item -> item.revision() == 1);
    }

    @Test
    void anEntryThatWasAloneIsAlsoKnownByItsDateWhenItIsCorrectedAsOthersJoin() {
        var polls = new Polls(SOURCE);
        var id = "<guid isPermaLink=\"false\">v1</guid><pubDate>Sat, 28 Feb 2026 08:00:00 GMT</pubDate>";
        polls.answer(rss(item("https://fil.example/log", "1", id)));
        polls.answer(rss(
                item("https://fil.example/log", "2", "<guid isPermaLink=\"false\">v2</guid>"),
                item("https://fil.example/log", "1 bis", id)));
        assertThat(polls.items).extracting(Item::title).containsExactly("1", "2", "1 bis");
        assertThat(polls.items).extracting(Item::revision).containsExactly(1, 1, 2);
    }

    @Test
    void twoEditionsOfAnArticleWithTheSameContentAreOneItem() {
        var polls = new Polls(SOURCE);
        var fifth = item("https://fil.example/1", "Un", "<guid isPermaLink=\"false\">1#5</guid>");
        polls.answer(rss(fifth));
        polls.answer(rss(item("https://fil.example/1", "Un", "<guid isPermaLink=\"false\">1#0</guid>"), fifth));
        polls.answer(rss(item("https://fil.example/1", "Un", "<guid isPermaLink=\"false\">1#1</guid>"), fifth));
        assertThat(polls.items).hasSize(1);
    }

    @Test
    void aGuidThatChangesAtEveryPollIsNoNews() {
        var polls = new Polls(SOURCE);
        polls.answer(rss(item("https://fil.example/1", "Un", "<guid isPermaLink=\"false\">a</guid>")));
        polls.answer(rss(item("https://fil.example/1", "Un", "<guid isPermaLink=\"false\">b</guid>")));
        assertThat(polls.items).hasSize(1);
    }

    @Test
    void ofTwoEntriesWithTheSameNameTheKnownOneStays() {
        var polls = new Polls(SOURCE);
        var a = item("https://fil.example/1", "A", "<guid>g</guid>");
        var b = item("https://fil.example/1", "B", "<guid>g</guid>");
        polls.answer(rss(a, b));
        polls.answer(rss(b, a));
        assertThat(polls.items).extracting(Item::title).containsExactly("A");
    }

    @Test
    void anEntryWithoutALinkIsNamedBySourceAndGuid() {
        var polls = new Polls(SOURCE);
        polls.answer(rss("<item><title>Brève</title><guid isPermaLink=\"false\">b-1</guid></item>"));
        assertThat(polls.items.getFirst().url()).isNull();
        assertThat(polls.items.getFirst().id()).isEqualTo(Fingerprint.id("le-fil\nb-1"));
    }

    @Test
    void aDateInTheFutureOrBeforeTheWebIsReplacedByTheFirstFetch() {
        var polls = new Polls(SOURCE);
        polls.answer(rss(
                item("https://fil.example/1", "Un", "<pubDate>Fri, 01 Jan 2099 08:00:00 GMT</pubDate>"),
                item("https://fil.example/2", "Deux", "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>")));
        assertThat(polls.items).extracting(Item::publishedAt).containsOnly(START);
    }

    @Test
    void aBodyThatIsNoFeedIsAFailureWithOneDeadLetterAndKeepsWhatIsKnown() {
        var polls = new Polls(SOURCE);
        polls.answer(rss(item("https://fil.example/1", "Un", "")));
        var first = polls.answer("<!DOCTYPE html><html><body>Bonjour</body></html>");
        var second = polls.answer("<!DOCTYPE html><html><body>Bonsoir</body></html>");

        assertThat(first.ending()).isEqualTo(Ending.FAILED);
        assertThat(first.state().problem()).contains("HTML page, not a feed");
        assertThat(first.deadLetters()).extracting(letter -> letter.reason()).containsExactly(Reason.UNREADABLE_FEED);
        assertThat(second.deadLetters()).as("the same trouble again").isEmpty();
        assertThat(second.state().failures()).isEqualTo(2);

        polls.answer(rss(item("https://fil.example/1", "Un", ""), item("https://fil.example/2", "Deux", "")));
        assertThat(polls.items).extracting(Item::title).containsExactly("Un", "Deux");
        assertThat(polls.state.failures()).isZero();
    }

    @Test
    void aSourceThatFailsIsAskedMoreAndMoreRarelyButNeverGivenUp() {
        var polls = new Polls(SOURCE);
        var rests = new ArrayList<Duration>();
        for (int i = 0; i < 40; i++) {
            var now = polls.now;
            var state = polls.answer(new FetchResult.Failed(Failure.HTTP_STATUS, 500, "HTTP 500", null, now))
                    .state();
            rests.add(Duration.between(now, state.nextDueAt()));
        }
        assertThat(rests.getFirst()).isBetween(Duration.ofMinutes(13), Duration.ofMinutes(17));
        assertThat(rests.get(3)).isGreaterThan(Duration.ofMinutes(100));
        assertThat(rests.getLast()).isBetween(Duration.ofHours(21), Duration.ofHours(27));
    }

    @Test
    void retryAfterIsObeyed() {
        var polls = new Polls(SOURCE);
        var state = polls.answer(new FetchResult.Failed(Failure.TOO_OFTEN, 429, "HTTP 429", Duration.ofHours(3), START))
                .state();
        assertThat(state.nextDueAt()).isEqualTo(START.plus(Duration.ofHours(3)));
    }

    @Test
    void onlyTheEntriesLongestGoneAreForgotten() {
        var polls = new Polls(SOURCE);
        for (int poll = 0; poll < 4; poll++) {
            var items = new ArrayList<String>();
            for (int i = 0; i < 3_000; i++) {
                items.add(item("https://fil.example/" + poll + "-" + i, "t", ""));
            }
            polls.answer(rss(items.toArray(String[]::new)));
        }
        assertThat(polls.state.seen()).hasSize(Poll.MOST_SEEN);
        assertThat(polls.state.seen())
                .containsKeys(Fingerprint.id("https://fil.example/3-2999"), Fingerprint.id("https://fil.example/1-0"));
    }

    private static String entries(int from, int to) {
        var entries = new StringBuilder();
        for (int i = from; i < to; i++) {
            entries.append(item("https://fil.example/" + i, "Titre " + i, ""));
        }
        return rss(entries.toString());
    }

    @Test
    void whatStoodThereAtTheFirstReadIsHistoryAndNothingElseIs() {
        var polls = new Polls(SOURCE);
        polls.answer(entries(0, 2));
        polls.answer(entries(0, 3));
        polls.answer(entries(0, 3).replace("Titre 0", "Titre zéro"));

        assertThat(polls.items).extracting(Item::history).containsExactly(true, true, false, true);
    }

    @Test
    void newEntriesOfASourceThatWasReadBeforeThisWasNotedAreNoHistory() {
        var polls = new Polls(SOURCE);
        polls.answer(entries(0, 2));
        polls.state = PollStateBuilder.builder(polls.state).firstReadAt(null).build();

        assertThat(polls.answer(entries(0, 3)).items())
                .extracting(Item::history)
                .containsExactly(false);
    }

    @Test
    void anEmptyAnswerIsNoNewsAndForgetsNothing() {
        var polls = new Polls(SOURCE);
        polls.answer(entries(0, 5));
        polls.answer(rss());
        assertThat(polls.answer(entries(0, 5)).items()).isEmpty();
        assertThat(polls.state.mayHaveMissedAt()).isNull();
    }

    @Test
    void anAnswerOfNothingButNewEntriesMayHaveMissedSome() {
        var polls = new Polls(SOURCE);
        polls.answer(entries(0, 5));
        polls.answer(entries(4, 9));
        assertThat(polls.state.mayHaveMissedAt()).isNull();
        polls.answer(entries(9, 14));
        assertThat(polls.state.mayHaveMissedAt()).isEqualTo(START.plus(Duration.ofHours(2)));
    }

    @Test
    void validatorsThatStayTheSameUnderNewsAreNotSentAnyMore() {
        var polls = new Polls(SOURCE);
        polls.answer(entries(0, 3), "\"same\"", null);
        assertThat(polls.next().isConditional()).isTrue();
        polls.answer(entries(0, 4), "\"same\"", null);
        assertThat(polls.next().isConditional()).isFalse();
        assertThat(polls.state.falseValidatorsAt()).isNotNull();
    }

    @Test
    void nowAndThenTheBodyIsAskedForWhateverTheValidatorsSay() {
        var polls = new Polls(SOURCE);
        polls.answer(entries(0, 3));
        for (int i = 0; i < 50; i++) {
            assertThat(polls.next().isConditional()).isTrue();
            polls.answer(new FetchResult.NotModified(null, polls.now));
        }
        assertThat(polls.next().isConditional()).isFalse();
        assertThat(Objects.requireNonNull(polls.state.traffic()).saved())
                .isEqualTo(50L * entries(0, 3).getBytes(StandardCharsets.UTF_8).length);
        polls.answer(entries(0, 3));
        assertThat(polls.next().isConditional()).isTrue();
    }

    @Test
    void aPermanentRedirectIsAdoptedAfterDaysAndGivenUpWhenItFails() {
        var polls = new Polls(SOURCE);
        var there = "https://neuf.example/rss";
        for (int i = 0; i < 72; i++) {
            polls.answer(entries(0, i), "\"" + i + "\"", there);
            assertThat(polls.next().address()).isEqualTo(SOURCE.url());
        }
        polls.answer(entries(0, 80), "\"80\"", there);
        assertThat(polls.next().address()).isEqualTo(there);
        polls.answer(entries(0, 81), "\"81\"", null);
        assertThat(polls.next().address()).as("asked there, nothing redirects").isEqualTo(there);
        for (int i = 0; i < 3; i++) {
            polls.answer(new FetchResult.Failed(Failure.HTTP_STATUS, 404, "HTTP 404", null, polls.now));
        }
        assertThat(polls.next().address()).isEqualTo(SOURCE.url());
    }

    @Test
    void aRedirectToWhatIsNoFeedIsNeverAdopted() {
        var polls = new Polls(SOURCE);
        for (int i = 0; i < 100; i++) {
            polls.answer("<html><body>Parked " + i + "</body></html>", "\"" + i + "\"", "https://parked.example/");
        }
        assertThat(polls.state.moved()).isNull();
        assertThat(polls.next().address()).isEqualTo(SOURCE.url());
    }
}
