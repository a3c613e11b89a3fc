package org.vigie.ingest.faults;

import static java.util.Map.entry;

import java.io.IOException;
import java.util.Map;
import org.vigie.ingest.faults.FaultServer.Route;

/** Faults of the connection and of HTTP's framing. */
final class ConnectionFaults {
    /** What a server says to one that speaks TLS at its plain port. */
    static final byte[] BAD_REQUEST = FaultServer.bytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");

    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final int KIBIBYTE = 1 << 10;

    static final Map<String, Route> ROUTES = Map.ofEntries(
            entry("/silent", Exchange::stall),
            entry("/slow", exchange -> {
                exchange.head(200, "Content-Length: 1000\r\n");
                exchange.write("b");
                exchange.stall();
            }),
            entry("/drip", exchange -> {
                exchange.head(200, "Content-Length: 1000000\r\n");
                exchange.drip(new byte[1_000_000]);
            }),
            entry("/cut-off", exchange -> {
                var feed = Rss.of(0, 3);
                exchange.head(200, "Content-Length: " + 2 * feed.length() + "\r\n");
                exchange.write(feed);
                exchange.close();
            }),
            entry("/cut-off-in-a-chunk", exchange -> {
                exchange.head(200, CHUNKED + "\r\n");
                exchange.write("1000\r\n" + Rss.of(0, 3));
                exchange.close();
            }),
            entry("/cut-off-between-chunks", exchange -> {
                exchange.head(200, CHUNKED + "\r\n");
                chunk(exchange, Rss.of(0, 3));
                exchange.close();
            }),
            entry("/chunk-of-no-size", exchange -> {
                exchange.head(200, CHUNKED + "\r\n");
                exchange.write("many\r\n" + Rss.of(0, 3));
                exchange.close();
            }),
            entry("/reset", Exchange::reset),
            entry("/reset-in-the-body", exchange -> {
                exchange.head(200, "Content-Length: 1000\r\n");
                exchange.write(Rss.of(0, 3));
                exchange.reset();
            }),
            entry("/closed-at-once", Exchange::close),
            entry("/garbage", exchange -> {
                exchange.write(Rss.of(0, 3));
                exchange.close();
            }),
            entry("/headers-without-end", exchange -> {
                exchange.head(200);
                while (true) {
                    exchange.write("X-More: " + "x".repeat(KIBIBYTE) + "\r\n");
                }
            }),
            entry("/body-without-end", exchange -> {
                exchange.head(200, CHUNKED + "\r\n");
                chunk(exchange, Rss.of(0, 3));
                while (true) {
                    chunk(exchange, " ".repeat(KIBIBYTE));
                }
            }));

    private ConnectionFaults() {}

    private static void chunk(Exchange exchange, String text) throws IOException {
        var bytes = FaultServer.bytes(text);
        exchange.write(Integer.toHexString(bytes.length) + "\r\n");
        exchange.write(bytes);
        exchange.write("\r\n");
    }
}
