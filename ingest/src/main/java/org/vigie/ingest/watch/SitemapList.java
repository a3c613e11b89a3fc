package org.vigie.ingest.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.vigie.contract.Failure;
import org.vigie.contract.Watch;
import org.vigie.ingest.feed.Html;
import org.vigie.ingest.feed.Origin;

/**
 * The entries of a sitemap: the addresses that begin as news do. Their title is that of the news extension; without one it
 * is made of the words of the address.
 */
final class SitemapList {
    private static final int FOLDERS_SHOWN = 4;

    private final Watch watch;
    private final byte[] body;
    private final Origin origin;

    SitemapList(Watch watch, byte[] body, Origin origin) {
        this.watch = watch;
        this.body = body;
        this.origin = origin;
    }

    WatchedList read() throws UnwatchableException {
        var sitemap = Sitemap.read(body, origin);
        var wanted = watch.entries() == null ? "/" : watch.entries();
        var pattern = new UrlPattern(wanted);
        var pages = sitemap.pages().stream()
                .filter(page -> pattern.matches(page.address()))
                .toList();
        var total = sitemap.pages().size();
        if (pages.isEmpty()) {
            throw new UnwatchableException(
                    Failure.NOTHING_MATCHED,
                    "no address in the sitemap begins with \"" + wanted + "\"; it has "
                            + (total == 0 ? "none at all" : total + ", such as " + folders(sitemap)));
        }
        var what = "of " + total + " addresses begin with \"" + wanted + "\"";
        Candidates.requireNotTooMany(pages.size(), what);
        var candidates = new Candidates(what);
        for (var page : pages) {
            var title = page.title() == null
                    ? AddressWords.of(page.address())
                    : Html.plainText(Html.escape(page.title())).replace('\n', ' ');
            candidates.add(null, page.address(), title, page.published(), "", page.language());
        }
        return candidates.list(null, null, pages.size());
    }

    /** Such as {@code /blog/ (12), /docs/ (3)}. */
    private static String folders(Sitemap sitemap) {
        Map<String, Integer> counts = new HashMap<>();
        for (var page : sitemap.pages()) {
            var url = HttpUrl.parse(page.address());
            if (url != null) {
                var first = url.pathSegments().getFirst();
                counts.merge(url.pathSize() > 1 ? "/" + first + "/" : "/" + first, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(FOLDERS_SHOWN)
                .map(folder -> folder.getKey() + " (" + folder.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
