package org.vigie.ingest;

import java.time.Duration;
import java.util.List;
import org.vigie.contract.Settings;

/**
 * Settings of {@code ingest}.
 *
 * @param instance name of this process among those that ingest, empty for a random one; two running processes never
 *     share one
 * @param every time between two polls of a source that does not say otherwise
 * @param longestBackoff longest rest of a source that fails
 * @param timeout of one whole fetch
 * @param largestBody in bytes, after decompression
 * @param perHost fetches at the same time at one host
 * @param clock where the fetch time comes from
 * @param contact address for publishers in the user agent
 */
public record IngestConfig(
        String instance,
        Duration every,
        Duration longestBackoff,
        Duration timeout,
        int largestBody,
        int perHost,
        Clock clock,
        String contact) {

    private static final Duration LONGEST_PACE = Duration.ofDays(30);

    /** Where the fetch time comes from. */
    public enum Clock {
        /** This machine. */
        SYSTEM,
        /** The answer's {@code Date} header, for replays of the past. */
        RESPONSE_DATE
    }

    /** Reads {@code ingest.*}. */
    public static IngestConfig read(Settings settings) {
        var config = new IngestConfig(
                settings.text("ingest.instance", "", "name of this process among those that ingest"),
                settings.duration("ingest.every", Duration.ofMinutes(15), "time between two polls of a source"),
                settings.duration("ingest.backoff.longest", Duration.ofDays(1), "longest rest of a failing source"),
                settings.duration("ingest.fetch.timeout", Duration.ofSeconds(30), "longest time one fetch may take"),
                settings.wholeNumber(
                        "ingest.fetch.bytes", 16 << 20, 1 << 10, 256 << 20, "largest body after decompression"),
                settings.wholeNumber("ingest.host.concurrency", 2, 1, 64, "fetches at the same time at one host"),
                settings.choice("ingest.clock", Clock.SYSTEM, "where the fetch time comes from"),
                settings.text("ingest.contact", "https://vigie.example", "address for publishers in the user agent"));
        if (!config.contact.chars().allMatch(c -> c >= ' ' && c < 127)) {
            settings.problem(
                    "ingest.contact=" + config.contact + ": printable ASCII only, since it goes into a header");
        }
        for (var pace : List.of(config.every, config.longestBackoff)) {
            if (pace.compareTo(LONGEST_PACE) > 0) {
                settings.problem("ingest.every, ingest.backoff.longest: " + pace + " is longer than " + LONGEST_PACE);
            }
        }
        return config;
    }

    /** The same under another name. */
    public IngestConfig named(String name) {
        return new IngestConfig(name, every, longestBackoff, timeout, largestBody, perHost, clock, contact);
    }
}
