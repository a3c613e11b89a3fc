package org.vigie.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.brotli.BrotliInterceptor;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Failure;
import org.vigie.contract.Network;
import org.vigie.contract.RetryAfter;
import org.vigie.ingest.fetch.AddressGuard.RefusedAddressException;

/**
 * Conditional GET over OkHttp, with a bound on size and time, on where it may go and on what one host is asked. Redirects
 * are followed one by one, so that each target is checked and waits for its place like any other. Thread-safe; blocks the
 * calling thread. Closed by its owner; a fetch that is under way then fails.
 */
public final class Fetcher implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final String RETRY_AFTER = "Vigie-Retry-After";
    /** Headers that are no secrets: they go wherever a redirect leads. */
    private static final Set<String> FOR_EVERYBODY = Set.of("accept", "accept-language", "user-agent");

    private static final int MOST_REDIRECTS = 10;
    private static final int LARGEST_WALL = 64 << 10;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(7);
    private static final Duration REST_AFTER_429 = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST_OF_A_HOST = Duration.ofDays(1);

    private final FetchConfig config;
    private final Dns dns;
    private final OkHttpClient client;
    private final String userAgent;
    private final Hosts hosts;

    /** One that resolves names as this machine does. */
    public Fetcher(FetchConfig config) {
        this(config, Dns.SYSTEM);
    }

    /** One that also tells of each answer, redirects among them. */
    public Fetcher(FetchConfig config, Consumer<Hop> listener) {
        this(config, Dns.SYSTEM, listener);
    }

    Fetcher(FetchConfig config, Dns dns) {
        this(config, dns, hop -> {});
    }

    private Fetcher(FetchConfig config, Dns dns, Consumer<Hop> listener) {
        this.config = config;
        this.dns = dns;
        this.client = new OkHttpClient.Builder()
                .callTimeout(config.timeout())
                .connectionPool(new ConnectionPool(64, 30, TimeUnit.SECONDS))
                .followRedirects(false)
                .addInterceptor(BrotliInterceptor.INSTANCE)
                .addNetworkInterceptor(chain -> {
                    var response = withRetryAfterForUs(chain.proceed(chain.request()));
                    listener.accept(Hop.of(response));
                    return response;
                })
                .proxy(proxy(config))
                .build();
        this.userAgent = "Vigie/0.1 (+" + config.contact() + ")";
        this.hosts = new Hosts(config.perHost(), config.hostGap(), config.clock());
    }

    /** OkHttp reads {@code Retry-After} itself: it repeats a 503 at once, and throws at a number that is no int. */
    private static Response withRetryAfterForUs(Response response) {
        var asked = response.header("Retry-After");
        return asked == null
                ? response
                : response.newBuilder()
                        .removeHeader("Retry-After")
                        .header(RETRY_AFTER, asked)
                        .build();
    }

    private static @Nullable Proxy proxy(FetchConfig config) {
        var address = config.proxy();
        return address == null
                ? Proxy.NO_PROXY
                : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), address.getPort()));
    }

    /**
     * Asks for an address.
     *
     * @throws InterruptedException when the thread is told to stop while it waits for its place at the host
     */
    public FetchResult fetch(FetchRequest request) throws InterruptedException {
        var url = HttpUrl.parse(request.address());
        if (url == null) {
            return failed(Failure.REFUSED_ADDRESS, "not an http or https address: " + request.address());
        }
        try {
            return new Hops(request, url).follow();
        } catch (InterruptedIOException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("while fetching " + url).initCause(e);
            }
            return failed(Failure.NO_ANSWER, "no answer in time from " + url.host());
        } catch (IOException e) {
            return inWords(e, url);
        }
    }

    /** Keeps at least this gap at a host, as it wishes. */
    void slowDown(HttpUrl anyOfHost, Duration gap) {
        hosts.slowDown(host(anyOfHost), gap);
    }

    private AddressGuard guard(List<Network> more) {
        return new AddressGuard(
                dns, Stream.concat(config.allowed().stream(), more.stream()).toList());
    }

    private FetchResult.Failed failed(Failure kind, String problem) {
        return new FetchResult.Failed(kind, 0, problem, null, config.clock().instant());
    }

    /** The way of one request through its redirects. */
    private final class Hops {
        private final FetchRequest request;
        private final HttpUrl start;
        private final AddressGuard guard;
        private final OkHttpClient guarded;
        private final Cookies cookies = new Cookies();
        private final HashSet<String> visited = new HashSet<>();
        private HttpUrl at;
        private @Nullable HttpUrl movedTo;
        private boolean allPermanent = true;

        Hops(FetchRequest request, HttpUrl start) {
            this.request = request;
            this.start = start;
            this.at = start;
            this.guard = guard(request.allowed());
            this.guarded = client.newBuilder().dns(guard).cookieJar(cookies).build();
        }

        FetchResult follow() throws IOException, InterruptedException {
            while (visited.add(at + " " + cookies.loadForRequest(at))) {
                if (visited.size() > MOST_REDIRECTS) {
                    return failed(
                            Failure.REDIRECTS, "more than " + MOST_REDIRECTS + " redirects, the last one to " + at);
                }
                guard.check(at);
                try (var place = hosts.enter(host(at), AddressGuard.isLoopback(at));
                        var response = guarded.newCall(request()).execute()) {
                    obeyBudget(response);
                    var target = target(response);
                    if (target == null) {
                        return understand(response);
                    }
                    note(response.code(), target);
                    at = target;
                }
            }
            return failed(Failure.REDIRECTS, "redirects in a circle, back to " + at);
        }

        /** What is nearly used up is left alone until its window ends, by everybody who asks this host. */
        private void obeyBudget(Response response) {
            var budget = Budget.of(response.headers(), fetchTime(response));
            if (budget != null && budget.isNearlyUsed()) {
                hosts.rest(host(at), atMostADay(budget.reset()));
            }
        }

        private Request request() {
            var sent = new Request.Builder().url(at).header("User-Agent", userAgent);
            request.headers().forEach((name, value) -> {
                if (isSameOrigin() || FOR_EVERYBODY.contains(name.toLowerCase(Locale.ROOT))) {
                    sent.header(name, value);
                }
            });
            if (request.etag() != null) {
                sent.header("If-None-Match", request.etag());
            }
            if (request.lastModified() != null) {
                sent.header("If-Modified-Since", request.lastModified());
            }
            return sent.build();
        }

        private boolean isSameOrigin() {
            return at.scheme().equals(start.scheme()) && host(at).equals(host(start));
        }

        /** Null for what is no redirect. */
        private @Nullable HttpUrl target(Response response) throws IOException {
            var location = response.header("Location");
            if (location == null || !REDIRECTS.contains(response.code())) {
                return null;
            }
            var target = at.resolve(location);
            if (target == null) {
                throw new RedirectException("it redirects to " + location + ", which is no http or https address");
            }
            return target.newBuilder().fragment(null).build();
        }

        /** A redirect from https to http is followed, but never taken for the feed's new home. */
        private void note(int code, HttpUrl target) {
            allPermanent &= (code == 301 || code == 308) && (target.isHttps() || !at.isHttps());
            movedTo = allPermanent ? target : movedTo;
        }

        private FetchResult understand(Response response) throws IOException {
            var time = fetchTime(response);
            var maxAge = maxAge(response);
            if (response.code() == 304 && request.etag() == null && request.lastModified() == null) {
                return new FetchResult.Failed(
                        Failure.HTTP_STATUS, 304, "HTTP 304 although nothing was asked about a change", null, time);
            }
            if (response.code() == 304) {
                return new FetchResult.NotModified(maxAge, time);
            }
            if (!response.isSuccessful()) {
                return refused(response, time);
            }
            var source = response.body().source();
            if (source.request(config.largestBody() + 1L)) {
                return new FetchResult.Failed(
                        Failure.TOO_LARGE,
                        response.code(),
                        "the body is larger than " + config.largestBody() + " bytes",
                        null,
                        time);
            }
            return new FetchResult.Fresh(
                    source.readByteArray(),
                    at.toString(),
                    response.header("Content-Type"),
                    response.header("Content-Language"),
                    response.header("Content-Location"),
                    validator(response, "ETag"),
                    validator(response, "Last-Modified"),
                    maxAge,
                    link(response),
                    movedTo == null ? null : movedTo.toString(),
                    time);
        }

        /**
         * 429 speaks for the host, and everybody who asks it waits; so does 403 where the budget is used up (GitHub). 503 speaks
         * for this address alone.
         */
        private FetchResult refused(Response response, Instant time) throws IOException {
            var retryAfter = retryAfter(response.header(RETRY_AFTER), time);
            var budget = Budget.of(response.headers(), time);
            boolean isTooOften =
                    response.code() == 429 || response.code() == 403 && budget != null && budget.isUsedUp();
            if (isTooOften && retryAfter == null && budget != null && budget.isNearlyUsed()) {
                retryAfter = budget.reset();
            }
            if (isTooOften) {
                hosts.rest(host(at), atMostADay(retryAfter == null ? REST_AFTER_429 : retryAfter));
            }
            var problem = ("HTTP " + response.code() + " " + response.message()).strip();
            boolean isWall = BotWall.answers(response.headers())
                    || BotWall.isShownIn(response.peekBody(LARGEST_WALL).string());
            return new FetchResult.Failed(
                    isWall ? Failure.BOT_WALL : kind(response.code(), isTooOften),
                    response.code(),
                    isWall ? problem + ": " + BotWall.IN_WORDS : problem,
                    retryAfter,
                    time);
        }

        private static Failure kind(int status, boolean isTooOften) {
            return isTooOften || status == 503 ? Failure.TOO_OFTEN : Failure.HTTP_STATUS;
        }
    }

    private static Duration atMostADay(Duration rest) {
        return rest.compareTo(LONGEST_REST_OF_A_HOST) < 0 ? rest : LONGEST_REST_OF_A_HOST;
    }

    private static @Nullable String link(Response response) {
        var links = response.headers("Link");
        return links.isEmpty() ? null : String.join(", ", links);
    }

    private static String host(HttpUrl url) {
        return url.host() + ":" + url.port();
    }

    /** Null for one that could not be sent back: a header takes printable ASCII only. */
    private static @Nullable String validator(Response response, String name) {
        var value = response.header(name);
        return value != null && value.chars().allMatch(c -> c >= ' ' && c < 127) ? value : null;
    }

    private static @Nullable Duration maxAge(Response response) {
        var control = response.cacheControl();
        return control.maxAgeSeconds() <= 0 || control.noCache() || control.noStore()
                ? null
                : Duration.ofSeconds(control.maxAgeSeconds());
    }

    private Instant fetchTime(Response response) {
        Date date = config.byResponseDate() ? response.headers().getDate("Date") : null;
        return date == null ? config.clock().instant() : date.toInstant();
    }

    /** Seconds or an HTTP date; null where the header is missing or makes no sense. */
    private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        return RetryAfter.read(header, now)
                .filter(Duration::isPositive)
                .map(asked -> asked.compareTo(LONGEST_RETRY_AFTER) < 0 ? asked : LONGEST_RETRY_AFTER)
                .orElse(null);
    }

    private FetchResult.Failed inWords(IOException e, HttpUrl url) {
        return switch (e) {
            case RefusedAddressException refused ->
                failed(Failure.REFUSED_ADDRESS, String.valueOf(refused.getMessage()));
            case RedirectException nowhere -> failed(Failure.REDIRECTS, String.valueOf(nowhere.getMessage()));
            case UnknownHostException unknown -> noAnswer("the host " + url.host() + " is not known");
            case SocketTimeoutException slow -> noAnswer("no answer in time from " + url.host());
            case SSLException tls -> noAnswer("no secure connection to " + url.host() + ": " + tls.getMessage());
            default -> noAnswer("no answer from " + url.host() + ": " + e.getMessage());
        };
    }

    private FetchResult.Failed noAnswer(String problem) {
        return failed(Failure.NO_ANSWER, problem);
    }

    private static final class RedirectException extends IOException {
        RedirectException(String message) {
            super(message);
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
