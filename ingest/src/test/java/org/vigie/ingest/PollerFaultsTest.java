package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.contract.Item;
import org.vigie.contract.PollState.Moved;
import org.vigie.contract.Source;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.faults.FaultServer;
import org.vigie.ingest.fetch.FetchConfig;
import org.vigie.ingest.fetch.FetchConfigBuilder;

/** What each fault of a server costs its source over several polls: at worst some time, never news, never false news. */
class PollerFaultsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration USUAL = Duration.ofMinutes(15);
    private static final Set<String> STALLS = Set.of("silent", "slow", "drip");

    private final FaultServer web = new FaultServer();

    @AfterEach
    void stop() {
        web.close();
    }

    private PolledSource polling(String path, Duration timeout) {
        return new PolledSource(
                Source.of("fil", Source.Kind.FEED, web.address(path)),
                START,
                FetchConfigBuilder.builder(FetchConfig.byHand())
                        .timeout(timeout)
                        .largestBody(2_000_000)
                        .allowed(List.of()));
    }

    private PolledSource polling(String path) {
        return polling(path, Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        silent                          | no answer in time
        slow                            | no answer in time
        drip                            | no answer in time
        cut-off                         | no answer
        cut-off-in-a-chunk              | no answer
        cut-off-between-chunks          | no answer
        chunk-of-no-size                | no answer
        reset                           | no answer
        reset-in-the-body               | no answer
        closed-at-once                  | no answer
        garbage                         | no answer
        headers-without-end             | no answer
        body-without-end                | larger than
        gzip-bomb                       | larger than
        gzip-that-is-none               | no answer
        gzip-cut-off                    | no answer
        empty-answer                    | cannot read the answer
        html                            | HTML page, not a feed
        binary                          | cannot read the answer
        redirect-loop                   | redirects in a circle
        redirects-without-end           | more than 10 redirects
        redirect-to-the-clouds-metadata | not on the public web
        redirect-to-a-private-address   | not on the public web
        redirect-to-a-file              | no http or https address
        redirect-to-nowhere             | HTTP 302
        500                             | HTTP 500
        404                             | HTTP 404
        503-with-nonsense               | HTTP 503
        """)
    void aPollThatFailsCostsAPollAndNothingElse(String fault, String problem) throws Exception {
        var timeout = STALLS.contains(fault) ? Duration.ofSeconds(2) : Duration.ofSeconds(30);
        try (var source = polling("/between/" + fault, timeout)) {
            var before = source.next();
            var failed = source.next();

            assertThat(failed.ending()).isEqualTo(Ending.FAILED);
            assertThat(failed.state().problem()).contains(problem);
            assertThat(failed.state().failures()).isEqualTo(1);
            assertThat(failed.items()).isEmpty();
            assertThat(failed.state().seen()).isEqualTo(before.state().seen());
            assertThat(failed.state().etag()).isEqualTo("\"good\"");
            assertThat(failed.state().moved()).isNull();
            assertThat(failed.state().lastSuccessAt()).isEqualTo(START);
            assertIsAbout(Duration.between(source.now(), failed.state().nextDueAt()), USUAL);

            var after = source.next();
            assertThat(after.ending()).isEqualTo(Ending.FRESH);
            assertThat(after.state().problem()).isNull();
            assertThat(after.state().failures()).isZero();
            assertThat(source.items()).extracting(Item::title).containsExactly("Brève 1", "Brève 0", "Brève 2");
            assertThat(source.items()).extracting(Item::history).containsExactly(true, true, false);
            assertThat(source.items()).allMatch(item -> item.revision() == 1);
        }
    }

    /** Within the tenth by which polls are spread. */
    private static void assertIsAbout(Duration rest, Duration expected) {
        assertThat(rest)
                .isBetween(
                        expected.multipliedBy(9).dividedBy(10),
                        expected.multipliedBy(11).dividedBy(10));
    }

    @ParameterizedTest
    @CsvSource({
        "429-in-seconds, PT2H",
        "429-with-a-date, PT4H",
        "503-in-seconds, PT3H",
        "503-for-a-century, P7D",
    })
    void aServerThatSaysHowLongItWantsToRestIsLeftAloneSoLong(String fault, Duration rest) throws Exception {
        try (var source = polling("/" + fault)) {
            var first = source.next();
            assertThat(first.state().nextDueAt()).isEqualTo(START.plus(rest));
            assertThat(first.state().problem()).startsWith("HTTP " + fault.substring(0, 3));
            assertThat(source.next().state().failures()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatWantsToBeAskedAgainAtOnceIsNot() throws Exception {
        try (var source = polling("/503-for-no-time")) {
            assertIsAbout(Duration.between(START, source.next().state().nextDueAt()), USUAL);
            assertThat(web.requests("/503-for-no-time")).isEqualTo(1);
        }
    }

    @Test
    void aSourceThatFailsForLongIsAskedMoreAndMoreRarely() throws Exception {
        try (var source = polling("/500")) {
            assertThat(source.next(12).state().failures()).isEqualTo(12);
            var rest = Duration.between(source.now(), source.next().state().nextDueAt());
            assertThat(rest).isGreaterThan(Duration.ofHours(20));
        }
    }

    @Test
    void aPortThatSpeaksPlainHttpIsNoSecureServer() throws Exception {
        var address = web.address("/plain").replace("http:", "https:");
        try (var source = new PolledSource(
                Source.of("fil", Source.Kind.FEED, address), START, FetchConfigBuilder.builder(FetchConfig.byHand()))) {
            assertThat(source.next().state().problem()).startsWith("no secure connection to 127.0.0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "future-dates",
                "rewritten-dates",
                "changing-guids",
                "no-dates",
                "counted-comments",
                "reordered",
                "flapping",
                "flapping-to-nothing",
                "wrong-charset",
            })
    void aFeedThatChangesWithoutNewsTellsNone(String fault) throws Exception {
        try (var source = polling("/" + fault)) {
            source.next(4);
            assertThat(source.items())
                    .extracting(Item::url)
                    .doesNotHaveDuplicates()
                    .hasSize(5);
            assertThat(source.items()).allMatch(Item::history);
            assertThat(source.items()).extracting(Item::title).contains("Brève 0", "Brève 4");

            source.next(3);
            assertThat(source.items())
                    .extracting(Item::url)
                    .doesNotHaveDuplicates()
                    .hasSize(6);
            assertThat(source.items().getLast().title()).isEqualTo("Brève 5");
            assertThat(source.items().getLast().history()).isFalse();
            assertThat(source.items()).allMatch(item -> item.revision() == 1);
            assertThat(source.items()).allMatch(item -> !item.publishedAt().isAfter(item.fetchedAt()));
        }
    }

    @Test
    void aListThatIsEmptyAtFirstIsRead() throws Exception {
        try (var source = polling("/empty-list")) {
            var first = source.next();
            assertThat(first.ending()).isEqualTo(Ending.FRESH);
            assertThat(first.state().firstReadAt()).isEqualTo(START);
            assertThat(source.next().ending()).isEqualTo(Ending.UNCHANGED);
        }
    }

    @Test
    void aWholeHistoryIsToldOnceAndOnlyWhatIsAddedAfterwards() throws Exception {
        try (var source = polling("/whole-history")) {
            assertThat(source.next().items()).hasSize(3_000).allMatch(Item::history);
            assertThat(source.next().items()).extracting(Item::title).containsExactly("Brève 3000");
            assertThat(source.next().items()).extracting(Item::history).containsExactly(false);
        }
    }

    @Test
    void aFeedThatChangesUnderOneETagIsFoundOut() throws Exception {
        try (var source = polling("/etag-that-never-changes")) {
            source.next(51);
            assertThat(source.items()).as("the server says nothing has changed").hasSize(1);
            var audit = source.next();
            assertThat(audit.items()).hasSize(51).noneMatch(Item::history);
            assertThat(audit.state().falseValidatorsAt()).isEqualTo(source.now());
            assertThat(source.next().items()).as("and is believed no more").hasSize(1);
        }
    }

    @Test
    void anETagThatChangesAboveTheSameFeedIsNoNews() throws Exception {
        try (var source = polling("/etag-that-always-changes")) {
            source.next();
            assertThat(source.next(3).ending()).isEqualTo(Ending.UNCHANGED);
            assertThat(source.items()).hasSize(3);
        }
    }

    @Test
    void a304ThatNobodyAskedForIsNoAnswer() throws Exception {
        try (var source = polling("/304-that-nobody-asked-for")) {
            var first = source.next();
            assertThat(first.ending()).isEqualTo(Ending.FAILED);
            assertThat(first.state().problem()).contains("304");
            assertThat(first.state().lastSuccessAt()).isNull();
            assertThat(source.next().state().failures()).isEqualTo(2);

            assertThat(source.next().items()).hasSize(3).allMatch(Item::history);
            assertThat(source.next().items()).hasSize(1).noneMatch(Item::history);
        }
    }

    @Test
    void a304WithABodyCostsNoNews() throws Exception {
        try (var source = polling("/304-with-body")) {
            source.next();
            assertThat(source.next().ending()).isEqualTo(Ending.UNCHANGED);
            source.next(2); // the body may be in the way of the next answer
            assertThat(source.items()).extracting(Item::title).containsExactly("Brève 1", "Brève 0", "Brève 2");
        }
    }

    @Test
    void aPermanentRedirectIsAdoptedAfterDaysAndItsNewsAreToldOnce() throws Exception {
        try (var source = polling("/moved-for-good")) {
            source.next();
            assertThat(source.next().state().moved())
                    .extracting(Moved::sightings)
                    .isEqualTo(2);
            source.nextAt(START.plus(Duration.ofDays(1)));
            source.nextAt(START.plus(Duration.ofDays(2)));
            source.nextAt(START.plus(Duration.ofDays(4)));
            int asked = web.requests("/moved-for-good");
            source.next(3);
            assertThat(web.requests("/moved-for-good"))
                    .as("asked at its new home")
                    .isEqualTo(asked);
            assertThat(source.items())
                    .extracting(Item::title)
                    .doesNotHaveDuplicates()
                    .hasSize(8);
        }
    }

    @Test
    void aParkingPageIsNeverAdopted() throws Exception {
        try (var source = polling("/moved-to-a-parking-page")) {
            for (int day = 0; day < 10; day++) {
                var outcome = source.nextAt(START.plus(Duration.ofDays(day)));
                assertThat(outcome.state().moved()).isNull();
                assertThat(outcome.deadLetters()).hasSize(day == 0 ? 1 : 0);
            }
            assertThat(Objects.requireNonNull(source.next().state().problem())).contains("HTML page");
        }
    }
}
