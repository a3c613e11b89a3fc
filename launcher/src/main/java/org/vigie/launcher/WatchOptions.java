package org.vigie.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to look for on a page, in a sitemap or in JSON, as somebody types it. */
final class WatchOptions {
    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "feed; hugging-face, github ... (hubs); page, sitemap or json; page where --entries says what to look for")
    private @Nullable String kind;

    @Option(
            names = "--entries",
            paramLabel = "WHERE",
            description = "what an entry is: a CSS selector, the path of news in a sitemap, the path of a list in JSON")
    private @Nullable String entries;

    @Option(names = "--title", paramLabel = "WHERE", description = "where its title is, in the entry")
    private @Nullable String title;

    @Option(names = "--link", paramLabel = "WHERE", description = "where its link is")
    private @Nullable String link;

    @Option(names = "--date", paramLabel = "WHERE", description = "where its date is, such as time@datetime")
    private @Nullable String date;

    @Option(names = "--summary", paramLabel = "WHERE", description = "where its summary is")
    private @Nullable String summary;

    @Option(names = "--entry-id", paramLabel = "WHERE", description = "where its id is, in JSON")
    private @Nullable String entryId;

    /** Adds what was said to the texts of a source. */
    void addTo(Map<String, Object> texts) {
        var watch = new LinkedHashMap<String, String>();
        put(watch, "entries", entries);
        put(watch, "title", title);
        put(watch, "link", link);
        put(watch, "date", date);
        put(watch, "summary", summary);
        put(watch, "id", entryId);
        if (kind != null) {
            texts.put("kind", kind);
        } else if (entries != null) {
            texts.put("kind", "page");
        }
        if (!watch.isEmpty()) {
            texts.put("watch", watch);
        }
    }

    private static void put(Map<String, String> watch, String part, @Nullable String text) {
        if (text != null) {
            watch.put(part, text);
        }
    }
}
