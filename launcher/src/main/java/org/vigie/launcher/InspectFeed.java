package org.vigie.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.feed.UnreadableFeedException;
import org.vigie.ingest.fetch.FetchConfig;
import org.vigie.ingest.fetch.FetchRequest;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Fetcher;

/** Reads feeds for {@code vigie inspect feed}. Whatever the input, there is a line. */
final class InspectFeed implements AutoCloseable {
    private final FeedReader reader = new FeedReader();
    private final Fetcher fetcher = new Fetcher(FetchConfig.byHand());

    /** The line for one input: {@code file}, {@code ok}, {@code error}, {@code feed}, {@code entries}. */
    Map<String, @Nullable Object> read(String input) {
        try {
            return input.matches("(?i)https?://.*") ? fromWeb(input) : fromFile(input);
        } catch (IOException e) {
            return failure(input, "cannot read the file: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failure(input, "interrupted");
        }
    }

    private Map<String, @Nullable Object> fromWeb(String url) throws InterruptedException {
        return switch (fetcher.fetch(FetchRequest.of(url))) {
            case FetchResult.Fresh fresh ->
                line(
                        url,
                        fresh.body(),
                        new Origin(
                                fresh.address(),
                                fresh.contentType(),
                                fresh.contentLanguage(),
                                fresh.contentLocation()));
            case FetchResult.NotModified same -> failure(url, "304 to a question without validators");
            case FetchResult.Failed failed -> failure(url, failed.problem());
        };
    }

    private Map<String, @Nullable Object> fromFile(String file) throws IOException {
        var headers = headers(Path.of(file + ".headers"));
        var origin = new Origin(
                headers.get("document-url"),
                headers.get("content-type"),
                headers.get("content-language"),
                headers.get("content-location"));
        return line(file, Files.readAllBytes(Path.of(file)), origin);
    }

    private static Map<String, String> headers(Path file) throws IOException {
        var headers = new HashMap<String, String>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
        }
        return headers;
    }

    private Map<String, @Nullable Object> line(String input, byte[] body, Origin origin) {
        try {
            return line(input, null, reader.read(body, origin));
        } catch (UnreadableFeedException e) {
            return failure(input, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, @Nullable Object> failure(String input, String why) {
        return line(input, why, null);
    }

    private static Map<String, @Nullable Object> line(String input, @Nullable String error, @Nullable Feed feed) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("file", input);
        line.put("ok", error == null);
        line.put("error", error);
        line.put("feed", feed == null ? null : about(feed));
        line.put(
                "entries",
                feed == null
                        ? List.of()
                        : feed.entries().stream().map(InspectFeed::entry).toList());
        return line;
    }

    private static Map<String, @Nullable Object> about(Feed feed) {
        var about = new LinkedHashMap<String, @Nullable Object>();
        about.put("title", feed.title());
        about.put("link", feed.link());
        about.put("language", feed.language());
        about.put("id", feed.id());
        about.put("description", feed.description());
        about.put("updated", feed.updated());
        about.put("author", feed.author());
        about.put("rights", feed.rights());
        about.put("categories", feed.categories());
        about.put("image", feed.image());
        return about;
    }

    private static Map<String, @Nullable Object> entry(Feed.Entry entry) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", entry.id());
        line.put("title", entry.title());
        line.put("link", entry.link());
        line.put("published", entry.published());
        line.put("updated", entry.updated());
        line.put("author", entry.authors().isEmpty() ? null : String.join(", ", entry.authors()));
        line.put("summary", entry.summary());
        line.put("content", entry.content());
        line.put("categories", entry.categories());
        line.put("enclosures", entry.enclosures());
        return line;
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
