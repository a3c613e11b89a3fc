package org.vigie.ingest.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.fetch.FetchResult;

/** One source of a hub, and answers to it from the fixtures beside this package. */
record Answered(Hub hub, Source source) {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static Answered of(Source.Kind kind, String url) {
        return new Answered(Objects.requireNonNull(Hubs.of(kind)), Source.of("hub", kind, url));
    }

    Answered withCredentials() {
        return new Answered(
                hub, SourceBuilder.builder(source).credentials("mine").build());
    }

    Ask ask(int number) {
        return hub.asks(source).get(number);
    }

    String address() {
        return ask(0).address();
    }

    Page read(String fixture) throws UnreadableHubException {
        return read(0, fixture, null);
    }

    /** @param ask number of the list, from nought */
    Page read(int ask, String fixture, @Nullable String link) throws UnreadableHubException {
        try (var file = Objects.requireNonNull(Answered.class.getResourceAsStream(fixture), fixture)) {
            return answer(ask, file.readAllBytes(), link);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Page readText(String body) throws UnreadableHubException {
        return answer(0, body.getBytes(StandardCharsets.UTF_8), null);
    }

    private Page answer(int ask, byte[] body, @Nullable String link) throws UnreadableHubException {
        var address = ask(ask).address();
        return hub.read(
                source,
                ask(ask),
                new FetchResult.Fresh(body, address, null, null, null, null, null, null, link, null, NOW));
    }
}
