package org.vigie.ingest.faults;

import static java.util.Map.entry;

import java.util.Map;
import org.vigie.ingest.faults.FaultServer.Route;

/** Answers that are well-formed HTTP and say something wrong, or something that wants to be obeyed. */
final class AnswerFaults {
    static final Map<String, Route> ROUTES = Map.ofEntries(
            entry("/429-in-seconds", exchange -> exchange.send(429, "", "Retry-After: 7200")),
            entry(
                    "/429-with-a-date",
                    exchange -> exchange.send(
                            429,
                            "",
                            "Date: Sun, 01 Mar 2026 12:00:00 GMT",
                            "Retry-After: Sun, 01 Mar 2026 16:00:00 GMT")),
            entry("/429-with-a-budget", exchange -> exchange.send(429, "", "RateLimit: \"api\";r=0;t=112")),
            entry(
                    "/403-with-a-budget-used-up",
                    exchange -> exchange.send(403, "", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 240")),
            entry("/503-in-seconds", exchange -> exchange.send(503, "", "Retry-After: 10800")),
            entry(
                    "/503-with-a-date",
                    exchange -> exchange.send(
                            503,
                            "",
                            "Date: Sun, 01 Mar 2026 12:00:00 GMT",
                            "Retry-After: Sun, 01 Mar 2026 12:10:00 GMT")),
            entry("/503-for-no-time", exchange -> exchange.send(503, "", "Retry-After: 0")),
            entry("/503-for-a-century", exchange -> exchange.send(503, "", "Retry-After: 3000000000")),
            entry("/503-with-nonsense", exchange -> exchange.send(503, "", "Retry-After: soon")),
            entry("/500", exchange -> exchange.send(500, "")),
            entry("/404", exchange -> exchange.send(404, "")),
            entry("/304-that-nobody-asked-for", exchange -> {
                if (exchange.number() <= 2) {
                    exchange.send(304, "");
                } else {
                    exchange.feed(Rss.of(0, exchange.number()));
                }
            }),
            entry("/304-with-body", exchange -> {
                if (exchange.number() == 2) {
                    exchange.head(304, "Content-Length: 1000\r\n");
                    exchange.write(Rss.of(0, 2));
                } else {
                    exchange.feed(Rss.of(0, exchange.number() == 1 ? 2 : 3));
                }
            }),
            entry("/etag-that-never-changes", exchange -> exchange.feed(Rss.of(0, exchange.number()), "\"for-ever\"")),
            entry(
                    "/etag-that-always-changes",
                    exchange -> exchange.feed(Rss.of(0, 3), "\"" + exchange.number() + "\"")));

    private AnswerFaults() {}
}
