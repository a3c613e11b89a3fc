package org.vigie.ingest.faults;

import static java.util.Map.entry;

import java.io.IOException;
import java.util.Map;
import org.vigie.ingest.faults.FaultServer.Route;

/** Redirects that lead nowhere, or where nobody should go. */
final class RedirectFaults {
    static final String FURTHER = "/redirects-without-end/";

    static final Map<String, Route> ROUTES = Map.ofEntries(
            entry("/moved", to(301, "/plain")),
            entry("/moved-for-now", to(302, "/moved")),
            entry("/redirect-loop", to(301, "/redirect-loop")),
            entry("/redirects-without-end", to(302, FURTHER + "1")),
            entry("/redirect-to-the-clouds-metadata", to(302, "http://169.254.169.254/latest")),
            entry("/redirect-to-a-private-address", to(301, "http://10.0.0.1/feed")),
            entry("/redirect-to-a-file", to(302, "file:///etc/passwd")),
            entry("/redirect-to-nowhere", exchange -> exchange.send(302, "")),
            entry(
                    "/redirect-to-another-host",
                    exchange -> to(
                                    302,
                                    "http://localhost:" + exchange.connection().getLocalPort() + "/credentials")
                            .answer(exchange)),
            entry("/moved-for-good", to(301, "/news")),
            entry("/moved-to-a-parking-page", to(301, "/html")));

    private RedirectFaults() {}

    private static Route to(int status, String location) {
        return exchange -> exchange.send(status, "", "Location: " + location);
    }

    static void further(Exchange exchange) throws IOException {
        int hop = Integer.parseInt(exchange.path().substring(FURTHER.length()));
        to(302, FURTHER + (hop + 1)).answer(exchange);
    }
}
