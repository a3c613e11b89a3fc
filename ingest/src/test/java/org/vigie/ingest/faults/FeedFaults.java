package org.vigie.ingest.faults;

import static java.util.Map.entry;
import static org.vigie.ingest.faults.Rss.date;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.vigie.ingest.faults.FaultServer.Route;

/**
 * Feeds that change without news. Each has the entries 0 to 4 whatever it does to them, so that a client that is not
 * taken in finds five; what has a fifth poll gains one entry there.
 */
final class FeedFaults {
    private static final int ENTRIES = 5;
    private static final int WHOLE_HISTORY = 3_000;
    private static final int NEWS_AT = 5;

    /** What stands in an entry beside its content, at a poll. */
    private interface Beside {
        String of(int entry, int poll);
    }

    static final Map<String, Route> ROUTES = Map.ofEntries(
            entry("/future-dates", feed((entry, poll) -> date("Fri, 01 Jan 2099"))),
            entry("/rewritten-dates", feed((entry, poll) -> date("0" + poll + " Mar 2026"))),
            entry(
                    "/changing-guids",
                    feed((entry, poll) -> "<guid isPermaLink=\"false\">" + entry + "-" + poll + "</guid>")),
            entry("/no-dates", feed((entry, poll) -> "")),
            entry(
                    "/counted-comments",
                    feed((entry, poll) -> "<slash:comments xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\">"
                            + 7 * poll + "</slash:comments>")),
            entry("/reordered", exchange -> {
                var entries = entries(exchange.number(), (entry, poll) -> "");
                Collections.shuffle(entries, new Random(exchange.number()));
                exchange.feed(Rss.of(entries));
            }),
            entry("/flapping", exchange -> {
                var entries = entries(exchange.number(), (entry, poll) -> "");
                boolean whole = exchange.number() % 2 == 1;
                exchange.feed(Rss.of(whole ? entries : entries.subList(0, 2)));
            }),
            entry("/flapping-to-nothing", exchange -> {
                var entries = entries(exchange.number(), (entry, poll) -> "");
                exchange.feed(exchange.number() % 2 == 1 ? Rss.of(entries) : Rss.of());
            }),
            entry("/wrong-charset", exchange -> {
                // The bytes stay ISO 8859-1, and each poll says something else of them.
                var labels = new String[] {"utf-8", "iso-8859-1", "us-ascii", "no-such-charset", "windows-1252"};
                var body = Rss.of(entries(exchange.number(), (entry, poll) -> ""))
                                .replace('’', '\'') + "<!-- " + exchange.number() + " -->";
                exchange.send(
                        200,
                        body.getBytes(StandardCharsets.ISO_8859_1),
                        "Content-Type: text/xml; charset=" + labels[exchange.number() % labels.length]);
            }),
            entry("/empty-list", exchange -> exchange.feed(Rss.of())),
            entry("/whole-history", exchange -> exchange.feed(Rss.of(0, WHOLE_HISTORY + exchange.number() - 1))));

    private FeedFaults() {}

    private static Route feed(Beside beside) {
        return exchange -> exchange.feed(Rss.of(entries(exchange.number(), beside)));
    }

    private static ArrayList<String> entries(int poll, Beside beside) {
        var entries = new ArrayList<String>();
        for (int i = 0; i < ENTRIES + (poll < NEWS_AT ? 0 : 1); i++) {
            entries.add(Rss.entry(i, beside.of(i, poll)));
        }
        return entries;
    }
}
