package org.vigie.ingest.fetch;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Conditional GET over OkHttp, with a bound on size, time and on what one host is asked at once. Thread-safe; blocks the
 * calling thread. Closed by its owner; a fetch that is under way then fails.
 */
public final class Fetcher implements AutoCloseable {
    private static final int NOT_MODIFIED = 304;
    private static final long MOST_RETRY_AFTER_SECONDS = TimeUnit.DAYS.toSeconds(7);

    private final OkHttpClient client;
    private final String userAgent;
    private final int largestBody;
    private final int perHost;
    private final boolean byResponseDate;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Semaphore> hosts = new ConcurrentHashMap<>();

    /**
     * @param contact address in the user agent
     * @param largestBody in bytes, after decompression
     * @param perHost fetches at the same time at one host
     * @param byResponseDate whether the fetch time is the answer's {@code Date}
     */
    public Fetcher(
            String contact,
            Duration timeout,
            int largestBody,
            int perHost,
            boolean byResponseDate,
            InstantSource clock) {
        this.client = new OkHttpClient.Builder()
                .callTimeout(timeout)
                .connectionPool(new ConnectionPool(64, 30, TimeUnit.SECONDS))
                .build();
        this.userAgent = "Vigie/0.1 (+" + contact + ")";
        this.largestBody = largestBody;
        this.perHost = perHost;
        this.byResponseDate = byResponseDate;
        this.clock = clock;
    }

    /**
     * Asks for an address.
     *
     * @param etag validator of the last full answer, null to ask unconditionally
     * @param lastModified the other validator
     * @throws InterruptedException when the thread is told to stop while it waits for its place at the host
     */
    public FetchResult fetch(String address, @Nullable String etag, @Nullable String lastModified)
            throws InterruptedException {
        var url = HttpUrl.parse(address);
        if (url == null) {
            return new FetchResult.Failed("not an http or https address: " + address, null, clock.instant());
        }
        var request = new Request.Builder().url(url).header("User-Agent", userAgent);
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        if (lastModified != null) {
            request.header("If-Modified-Since", lastModified);
        }
        var places = hosts.computeIfAbsent(url.host() + ":" + url.port(), host -> new Semaphore(perHost, true));
        places.acquire();
        try (var response = client.newCall(request.build()).execute()) {
            return understand(response);
        } catch (IOException e) {
            return new FetchResult.Failed(inWords(e, url), null, clock.instant());
        } finally {
            places.release();
        }
    }

    private FetchResult understand(Response response) throws IOException {
        var at = fetchTime(response);
        if (response.code() == NOT_MODIFIED) {
            return new FetchResult.NotModified(at);
        }
        if (!response.isSuccessful()) {
            var problem = ("HTTP " + response.code() + " " + response.message()).strip();
            return new FetchResult.Failed(problem, retryAfter(response.header("Retry-After"), at), at);
        }
        var source = response.body().source();
        if (source.request(largestBody + 1L)) {
            return new FetchResult.Failed("the body is larger than " + largestBody + " bytes", null, at);
        }
        return new FetchResult.Fresh(
                source.readByteArray(),
                response.request().url().toString(),
                response.header("Content-Type"),
                validator(response, "ETag"),
                validator(response, "Last-Modified"),
                at);
    }

    /** Null for one that could not be sent back: a header takes printable ASCII only. */
    private static @Nullable String validator(Response response, String name) {
        var value = response.header(name);
        return value != null && value.chars().allMatch(c -> c >= ' ' && c < 127) ? value : null;
    }

    private Instant fetchTime(Response response) {
        Date date = byResponseDate ? response.headers().getDate("Date") : null;
        return date == null ? clock.instant() : date.toInstant();
    }

    /** Seconds or an HTTP date; null where the header is missing or makes no sense. */
    private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        try {
            long seconds = header.chars().allMatch(Character::isDigit)
                    ? Long.parseLong(header)
                    : Duration.between(
                                    now,
                                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant())
                            .toSeconds();
            return seconds <= 0 ? null : Duration.ofSeconds(Math.min(seconds, MOST_RETRY_AFTER_SECONDS));
        } catch (NumberFormatException | DateTimeParseException e) {
            return null;
        }
    }

    private static String inWords(IOException e, HttpUrl url) {
        return switch (e) {
            case UnknownHostException unknown -> "the host " + url.host() + " is not known";
            case SocketTimeoutException slow -> "no answer in time from " + url.host();
            default -> "no answer from " + url.host() + ": " + e.getMessage();
        };
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
