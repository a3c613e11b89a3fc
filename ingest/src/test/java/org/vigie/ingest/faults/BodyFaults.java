package org.vigie.ingest.faults;

import static java.util.Map.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.vigie.ingest.faults.FaultServer.Route;

/** Bodies that came well and are no feed. */
final class BodyFaults {
    private static final String GZIP = "Content-Encoding: gzip";
    private static final int BOMB = 10_000_000;

    static final Map<String, Route> ROUTES = Map.ofEntries(
            entry("/gzip-bomb", exchange -> exchange.send(200, gzip(new byte[BOMB]), GZIP)),
            entry("/gzip-that-is-none", exchange -> exchange.send(200, Rss.of(0, 3), GZIP)),
            entry("/gzip-cut-off", exchange -> {
                var whole = gzip(FaultServer.bytes(Rss.of(0, 3)));
                exchange.send(200, Arrays.copyOf(whole, whole.length / 2), GZIP);
            }),
            entry("/empty-answer", exchange -> exchange.send(200, "", "ETag: \"empty\"")),
            entry(
                    "/html",
                    exchange -> exchange.send(
                            200,
                            "<!DOCTYPE html><html><head><title>Un instant</title></head><body>Êtes-vous un robot ?</body></html>",
                            "Content-Type: text/html",
                            "ETag: \"page\"")),
            entry("/binary", exchange -> exchange.send(200, new byte[1_000], "Content-Type: application/rss+xml")));

    private BodyFaults() {}

    private static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
