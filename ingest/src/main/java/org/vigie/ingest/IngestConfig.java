package org.vigie.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.vigie.contract.PublicWeb;
import org.vigie.contract.Settings;
import org.vigie.ingest.fetch.Credentials;
import org.vigie.ingest.fetch.FetchConfig;
import org.vigie.ingest.fetch.FetchConfigBuilder;

/**
 * Settings of {@code ingest}.
 *
 * @param instance name of this process among those that ingest, empty for a random one; two running processes never
 *     share one
 * @param every time between two polls of a source that does not say otherwise
 * @param slowest longest time between two polls of such a source while it answers
 * @param longestBackoff longest rest of a source that fails
 * @param credentials that sources name
 */
public record IngestConfig(
        String instance,
        Duration every,
        Duration slowest,
        Duration longestBackoff,
        FetchConfig fetch,
        Credentials credentials) {

    private static final int SLOWER = 8;
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
        var every = settings.duration(
                "ingest.every", Duration.ofMinutes(15), "shortest time between two polls of a source");
        var config = new IngestConfig(
                settings.text("ingest.instance", "", "name of this process among those that ingest"),
                every,
                settings.duration(
                        "ingest.every.longest",
                        every.multipliedBy(SLOWER),
                        "longest time between two polls of a source"),
                settings.duration("ingest.backoff.longest", Duration.ofDays(1), "longest rest of a failing source"),
                FetchConfigBuilder.builder()
                        .contact(settings.text(
                                "ingest.contact", "https://vigie.example", "address for publishers in the user agent"))
                        .timeout(settings.duration(
                                "ingest.fetch.timeout", Duration.ofSeconds(30), "longest time one fetch may take"))
                        .largestBody(settings.wholeNumber(
                                "ingest.fetch.bytes", 16 << 20, 1 << 10, 256 << 20, "largest body after decompression"))
                        .perHost(settings.wholeNumber(
                                "ingest.host.concurrency", 2, 1, 64, "fetches at the same time at one host"))
                        .hostGap(settings.duration(
                                "ingest.host.gap", Duration.ofSeconds(1), "shortest time between fetches at one host"))
                        .allowed(PublicWeb.read(settings, "ingest.networks.allowed")
                                .allowed())
                        .proxy(settings.address("ingest.proxy", "HTTP proxy, as http://host:port"))
                        .byResponseDate(settings.choice("ingest.clock", Clock.SYSTEM, "where the fetch time comes from")
                                == Clock.RESPONSE_DATE)
                        .clock(InstantSource.system())
                        .build(),
                Credentials.read(settings));
        if (!config.fetch.contact().chars().allMatch(c -> c >= ' ' && c < 127)) {
            settings.problem(
                    "ingest.contact=" + config.fetch.contact() + ": printable ASCII only, since it goes into a header");
        }
        for (var pace : List.of(config.every, config.slowest, config.longestBackoff)) {
            if (pace.compareTo(LONGEST_PACE) > 0) {
                settings.problem("ingest.every, ingest.every.longest, ingest.backoff.longest: " + pace
                        + " is longer than " + LONGEST_PACE);
            }
        }
        return config;
    }

    /** The same under another name. */
    public IngestConfig named(String name) {
        return new IngestConfig(name, every, slowest, longestBackoff, fetch, credentials);
    }
}
