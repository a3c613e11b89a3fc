package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Failure;
import org.vigie.ingest.faults.FaultServer;

class FetcherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final FaultServer web = new FaultServer();
    private Fetcher fetcher;

    @BeforeEach
    void start() {
        fetcher = fetcher(false);
    }

    private String address(String path) {
        return web.address(path);
    }

    private static Fetcher fetcher(boolean byResponseDate) {
        return new Fetcher(FetchConfigBuilder.builder(FetchConfig.byHand())
                .timeout(Duration.ofSeconds(2))
                .largestBody(1_000_000)
                .perHost(1)
                .byResponseDate(byResponseDate)
                .clock(InstantSource.fixed(NOW))
                .build());
    }

    @AfterEach
    void stop() {
        fetcher.close();
        web.close();
    }

    private FetchResult fetch(String path) throws InterruptedException {
        return fetcher.fetch(new FetchRequest(address(path), "\"v1\"", null, Map.of(), List.of()));
    }

    @Test
    void aFullAnswerCarriesItsValidators() throws Exception {
        var answer = fetcher.fetch(FetchRequest.of(address("/validators")));
        assertThat(answer).isInstanceOfSatisfying(FetchResult.Fresh.class, fresh -> {
            assertThat(fresh.etag()).isEqualTo("\"v1\"");
            assertThat(fresh.lastModified()).isEqualTo("Sat, 28 Feb 2026 08:00:00 GMT");
            assertThat(fresh.at()).isEqualTo(NOW);
        });
    }

    @Test
    void validatorsThatStillHoldGiveNotModified() throws Exception {
        assertThat(fetch("/validators")).isEqualTo(new FetchResult.NotModified(null, NOW));
    }

    @Test
    void theFetchTimeCanBeTheAnswersDate() throws Exception {
        try (var replaying = fetcher(true)) {
            var answer = replaying.fetch(FetchRequest.of(address("/dated")));
            assertThat(answer.at()).isEqualTo("2026-01-01T00:00:00Z");
        }
    }

    @Test
    void theSizeIsBoundedAfterDecompression() throws Exception {
        assertThat(fetch("/gzip-bomb"))
                .isInstanceOfSatisfying(
                        FetchResult.Failed.class,
                        failed -> assertThat(failed.problem()).contains("larger than 1000000 bytes"));
    }

    @Test
    void retryAfterIsUnderstoodInSecondsAndAsADate() throws Exception {
        assertThat(fetch("/503-with-a-date"))
                .isEqualTo(new FetchResult.Failed(
                        Failure.TOO_OFTEN, 503, "HTTP 503 Service Unavailable", Duration.ofMinutes(10), NOW));
        assertThat(fetch("/429-in-seconds"))
                .isEqualTo(new FetchResult.Failed(
                        Failure.TOO_OFTEN, 429, "HTTP 429 Too Many Requests", Duration.ofHours(2), NOW));
    }

    @Test
    void aHostWhoseBudgetIsUsedUpSaysUntilWhen() throws Exception {
        assertThat(fetch("/429-with-a-budget"))
                .isEqualTo(new FetchResult.Failed(
                        Failure.TOO_OFTEN, 429, "HTTP 429 Too Many Requests", Duration.ofSeconds(112), NOW));
    }

    @Test
    void forbiddenOnceTheBudgetIsUsedUpMeansTooOften() throws Exception {
        assertThat(fetch("/403-with-a-budget-used-up"))
                .isEqualTo(new FetchResult.Failed(Failure.TOO_OFTEN, 403, "HTTP 403", Duration.ofMinutes(4), NOW));
    }

    @Test
    void aRedirectIsFollowedAndTheLastAddressIsTold() throws Exception {
        assertThat(fetch("/moved"))
                .isInstanceOfSatisfying(
                        FetchResult.Fresh.class,
                        fresh -> assertThat(fresh.address()).endsWith("/plain"));
    }

    @Test
    void aServerThatStallsIsGivenUpInTime() throws Exception {
        assertThat(fetch("/slow")).isInstanceOf(FetchResult.Failed.class);
    }

    @Test
    void whatIsNoAddressOrNoHostIsAFailureNotAnException() throws Exception {
        assertThat(fetcher.fetch(FetchRequest.of("ftp://x.example/"))).isInstanceOf(FetchResult.Failed.class);
        assertThat(fetcher.fetch(FetchRequest.of("http://nowhere.invalid/"))).isInstanceOf(FetchResult.Failed.class);
        assertThat(fetcher.fetch(FetchRequest.of("http://127.0.0.1:1/"))).isInstanceOf(FetchResult.Failed.class);
    }

    private static FetchRequest onlyThisMachine(String address) {
        return new FetchRequest(
                address, null, null, Map.of("Authorization", "secret"), FetchRequest.networksNamedBy(address));
    }

    private static Fetcher strict() {
        return new Fetcher(FetchConfigBuilder.builder(FetchConfig.byHand())
                .allowed(List.of())
                .clock(InstantSource.fixed(NOW))
                .build());
    }

    private static String problem(FetchResult result) {
        return ((FetchResult.Failed) result).problem();
    }

    @Test
    void aPermanentRedirectIsTold() throws Exception {
        assertThat(((FetchResult.Fresh) fetch("/moved")).movedTo()).isEqualTo(address("/plain"));
        assertThat(((FetchResult.Fresh) fetch("/moved-for-now")).movedTo())
                .as("the first hop is for now")
                .isNull();
    }

    @Test
    void redirectsEndSomewhere() throws Exception {
        assertThat(problem(fetch("/redirect-loop"))).contains("in a circle");
        assertThat(problem(fetch("/redirect-to-a-file"))).contains("file:///etc/passwd");
    }

    @Test
    void aRedirectNeverLeadsIntoAPrivateNetwork() throws Exception {
        try (var strict = strict()) {
            assertThat(strict.fetch(onlyThisMachine(address("/plain")))).isInstanceOf(FetchResult.Fresh.class);
            assertThat(problem(strict.fetch(onlyThisMachine(address("/redirect-to-the-clouds-metadata")))))
                    .contains("169.254.169.254", "not on the public web");
            assertThat(problem(strict.fetch(FetchRequest.of(address("/plain")))))
                    .contains("not on the public web");
        }
    }

    @Test
    void credentialsStayAtTheirOrigin() throws Exception {
        assertThat(body(fetcher.fetch(onlyThisMachine(address("/credentials")))))
                .isEqualTo("secret");
        assertThat(body(fetcher.fetch(onlyThisMachine(address("/redirect-to-another-host")))))
                .isEqualTo("null");
    }

    @Test
    void howLongAnAnswerStaysFreshIsTold() throws Exception {
        assertThat(((FetchResult.Fresh) fetch("/cached")).maxAge()).isEqualTo(Duration.ofMinutes(10));
        assertThat(((FetchResult.Fresh) fetch("/plain")).maxAge()).isNull();
    }

    @Test
    void aBodyThatIsCutOffIsNoAnswer() throws Exception {
        assertThat(fetch("/cut-off")).isInstanceOf(FetchResult.Failed.class);
    }

    private static String body(FetchResult result) {
        return new String(((FetchResult.Fresh) result).body(), StandardCharsets.UTF_8);
    }
}
