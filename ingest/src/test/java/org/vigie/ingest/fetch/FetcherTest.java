package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Failure;

/** A local web server whose routes are named by what they do. */
class FetcherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Server server = new Server(new VirtualThreadPool());
    private Fetcher fetcher;

    private interface Route {
        void answer(Request request, Response response, Callback callback) throws IOException;
    }

    private static final Map<String, Route> REDIRECTS = Map.of(
            "/moved",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.LOCATION, "/plain");
                        send(response, 301, bytes(""), callback);
                    },
            "/moved-for-now",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.LOCATION, "/moved");
                        send(response, 302, bytes(""), callback);
                    },
            "/circle",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.LOCATION, "/circle");
                        send(response, 301, bytes(""), callback);
                    },
            "/to-the-clouds-metadata",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.LOCATION, "http://169.254.169.254/latest");
                        send(response, 302, bytes(""), callback);
                    },
            "/to-a-file",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.LOCATION, "file:///etc/passwd");
                        send(response, 302, bytes(""), callback);
                    },
            "/to-another-host",
                    (request, response, callback) -> {
                        response.getHeaders()
                                .put(
                                        HttpHeader.LOCATION,
                                        "http://localhost:" + Request.getServerPort(request) + "/echo");
                        send(response, 302, bytes(""), callback);
                    });

    private static final Map<String, Route> ROUTES = Map.of(
            "/plain", (request, response, callback) -> send(response, 200, bytes("body"), callback),
            "/validators",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.ETAG, "\"v1\"");
                        response.getHeaders().put(HttpHeader.LAST_MODIFIED, "Sat, 28 Feb 2026 08:00:00 GMT");
                        boolean same = "\"v1\"".equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH));
                        send(response, same ? 304 : 200, same ? bytes("") : bytes("body"), callback);
                    },
            "/dated",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.DATE, "Thu, 01 Jan 2026 00:00:00 GMT");
                        send(response, 200, bytes("body"), callback);
                    },
            "/gzip-bomb",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
                        send(response, 200, gzip(new byte[10_000_000]), callback);
                    },
            "/too-many-requests",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.RETRY_AFTER, "120");
                        send(response, 429, bytes(""), callback);
                    },
            "/unavailable-until",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.DATE, "Sun, 01 Mar 2026 12:00:00 GMT");
                        response.getHeaders().put(HttpHeader.RETRY_AFTER, "Sun, 01 Mar 2026 12:10:00 GMT");
                        send(response, 503, bytes(""), callback);
                    },
            "/echo",
                    (request, response, callback) -> send(
                            response, 200, bytes("" + request.getHeaders().get(HttpHeader.AUTHORIZATION)), callback),
            "/cached",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "public, max-age=600");
                        send(response, 200, bytes("body"), callback);
                    },
            "/cut-off",
                    (request, response, callback) -> {
                        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 100);
                        response.write(
                                false,
                                ByteBuffer.wrap(bytes("half")),
                                Callback.from(() -> request.getConnectionMetaData()
                                        .getConnection()
                                        .close()));
                    },
            "/slow",
                    (request, response, callback) -> response.write(false, ByteBuffer.wrap(bytes("b")), Callback.NOOP));

    @BeforeEach
    void start() throws Exception {
        var http = new HttpConfiguration();
        http.setSendDateHeader(false);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                var path = Request.getPathInContext(request);
                Objects.requireNonNull(ROUTES.getOrDefault(path, REDIRECTS.get(path)))
                        .answer(request, response, callback);
                return true;
            }
        });
        server.start();
        fetcher = fetcher(false);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + path;
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
    void stop() throws Exception {
        fetcher.close();
        server.stop();
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
        assertThat(fetch("/unavailable-until"))
                .isEqualTo(new FetchResult.Failed(
                        Failure.TOO_OFTEN, 503, "HTTP 503 Service Unavailable", Duration.ofMinutes(10), NOW));
        assertThat(fetch("/too-many-requests"))
                .isEqualTo(new FetchResult.Failed(
                        Failure.TOO_OFTEN, 429, "HTTP 429 Too Many Requests", Duration.ofMinutes(2), NOW));
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

    private static void send(Response response, int status, byte[] body, Callback callback) {
        response.setStatus(status);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        }
        return bytes.toByteArray();
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
        assertThat(problem(fetch("/circle"))).contains("in a circle");
        assertThat(problem(fetch("/to-a-file"))).contains("file:///etc/passwd");
    }

    @Test
    void aRedirectNeverLeadsIntoAPrivateNetwork() throws Exception {
        try (var strict = strict()) {
            assertThat(strict.fetch(onlyThisMachine(address("/plain")))).isInstanceOf(FetchResult.Fresh.class);
            assertThat(problem(strict.fetch(onlyThisMachine(address("/to-the-clouds-metadata")))))
                    .contains("169.254.169.254", "not on the public web");
            assertThat(problem(strict.fetch(FetchRequest.of(address("/plain")))))
                    .contains("not on the public web");
        }
    }

    @Test
    void credentialsStayAtTheirOrigin() throws Exception {
        assertThat(body(fetcher.fetch(onlyThisMachine(address("/echo"))))).isEqualTo("secret");
        assertThat(body(fetcher.fetch(onlyThisMachine(address("/to-another-host")))))
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
