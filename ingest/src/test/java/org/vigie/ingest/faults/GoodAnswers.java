package org.vigie.ingest.faults;

import static java.util.Map.entry;

import java.util.Map;
import org.vigie.ingest.faults.FaultServer.Route;

/** Without a fault: what a client is measured by. */
final class GoodAnswers {
    static final Map<String, Route> ROUTES = Map.ofEntries(
            entry("/plain", exchange -> exchange.send(200, "body")),
            entry("/validators", exchange -> {
                boolean same = "\"v1\"".equals(exchange.header("if-none-match"));
                exchange.send(same ? 304 : 200, "body", "ETag: \"v1\"", "Last-Modified: Sat, 28 Feb 2026 08:00:00 GMT");
            }),
            entry("/dated", exchange -> exchange.send(200, "body", "Date: Thu, 01 Jan 2026 00:00:00 GMT")),
            entry("/cached", exchange -> exchange.send(200, "body", "Cache-Control: public, max-age=600")),
            entry("/credentials", exchange -> exchange.send(200, "" + exchange.header("authorization"))),
            entry("/news", exchange -> exchange.feed(Rss.of(0, exchange.number()))));

    private GoodAnswers() {}
}
