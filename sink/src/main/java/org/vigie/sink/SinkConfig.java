package org.vigie.sink;

import java.time.Duration;
import org.vigie.contract.Settings;

/**
 * How documents are delivered.
 *
 * @param instance stable name of this process, empty for none: with one, a restart takes its work back at once
 * @param bulkDocuments at most in one request, and records in one poll
 * @param bulkBytes of documents at most in one request; a single larger document is sent alone
 * @param bulkRequests in flight at once
 * @param requestLongest how long one request may stay without an answer
 * @param retryFirst longest wait before the first repetition; it doubles with each one
 * @param retryLongest where the doubling ends
 */
public record SinkConfig(
        String instance,
        int bulkDocuments,
        int bulkBytes,
        int bulkRequests,
        Duration requestLongest,
        Duration retryFirst,
        Duration retryLongest) {

    /** Elasticsearch's own limit for a request ({@code http.max_content_length}). */
    private static final int LARGEST_REQUEST = 100 << 20;

    /** Reads {@code sink.*}. */
    public static SinkConfig read(Settings settings) {
        var config = new SinkConfig(
                settings.text("sink.instance", "", "stable name of this process among the sinks"),
                settings.wholeNumber("sink.bulk.documents", 1_000, 1, 10_000, "documents per bulk request"),
                settings.wholeNumber(
                        "sink.bulk.bytes", 5 << 20, 1 << 10, LARGEST_REQUEST, "bytes of documents per bulk request"),
                settings.wholeNumber("sink.bulk.requests", 2, 1, 64, "bulk requests in flight at once"),
                settings.duration("sink.request.longest", Duration.ofMinutes(1), "longest wait for an answer"),
                settings.duration("sink.retry.first", Duration.ofMillis(200), "longest wait before the first retry"),
                settings.duration("sink.retry.longest", Duration.ofSeconds(30), "longest wait between two retries"));
        if (config.retryFirst.compareTo(config.retryLongest) > 0) {
            settings.problem("sink.retry.first: longer than sink.retry.longest");
        }
        return config;
    }

    /** The same under a name. */
    public SinkConfig named(String name) {
        return new SinkConfig(name, bulkDocuments, bulkBytes, bulkRequests, requestLongest, retryFirst, retryLongest);
    }
}
