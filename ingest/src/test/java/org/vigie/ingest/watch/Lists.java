package org.vigie.ingest.watch;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.contract.Source.Kind;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.Watch;
import org.vigie.ingest.feed.Origin;

/** Answers to read in tests. */
final class Lists {
    static final String ADDRESS = "https://lab.example/news";

    private Lists() {}

    static WatchedList page(String html, Watch watch) throws UnwatchableException {
        return read(Kind.PAGE, watch, html, "text/html; charset=utf-8");
    }

    static WatchedList page(String html, String entries) throws UnwatchableException {
        return page(html, Watch.of(entries));
    }

    static WatchedList sitemap(String xml, @Nullable String entries) throws UnwatchableException {
        return read(Kind.SITEMAP, Watch.of(entries), xml, "application/xml");
    }

    static WatchedList json(String json, Watch watch) throws UnwatchableException {
        return read(Kind.JSON, watch, json, "application/json");
    }

    private static WatchedList read(Kind kind, Watch watch, String body, String type) throws UnwatchableException {
        return read(kind, watch, body.getBytes(StandardCharsets.UTF_8), type);
    }

    static WatchedList read(Kind kind, Watch watch, byte[] body, String type) throws UnwatchableException {
        Source source = SourceBuilder.builder(Source.of("lab", kind, ADDRESS))
                .watch(watch)
                .build();
        return WatchedList.read(source, body, new Origin(ADDRESS, type, null, null));
    }
}
