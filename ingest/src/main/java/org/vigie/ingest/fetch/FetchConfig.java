package org.vigie.ingest.fetch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Network;

/**
 * How fetches behave.
 *
 * @param contact address for publishers in the user agent
 * @param timeout of one whole fetch, redirects included
 * @param largestBody in bytes, after decompression
 * @param perHost fetches at the same time at one host
 * @param hostGap shortest time between the starts of two fetches at one host
 * @param allowed networks that may be asked although they are not public
 * @param proxy http address, null for none
 * @param byResponseDate whether the fetch time is the answer's {@code Date}
 */
@RecordBuilder
public record FetchConfig(
        String contact,
        Duration timeout,
        int largestBody,
        int perHost,
        Duration hostGap,
        List<Network> allowed,
        @Nullable URI proxy,
        boolean byResponseDate,
        InstantSource clock) {

    /** For what a person asks for by hand: at once, and wherever. */
    public static FetchConfig byHand() {
        return new FetchConfig(
                "https://vigie.example",
                Duration.ofSeconds(30),
                64 << 20,
                2,
                Duration.ZERO,
                List.of(Network.parse("0.0.0.0/0"), Network.parse("::/0")),
                null,
                false,
                InstantSource.system());
    }
}
