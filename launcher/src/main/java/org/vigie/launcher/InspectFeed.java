package org.vigie.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.UnreadableFeedException;

/** Reads feeds for {@code vigie inspect feed}. Whatever the input, there is a line. */
final class InspectFeed implements AutoCloseable {
    private final FeedReader reader = new FeedReader();
    private final Inputs inputs = new Inputs();

    /** The line for one input: {@code file}, {@code ok}, {@code error}, {@code feed}, {@code entries}. */
    Map<String, @Nullable Object> read(String input) {
        try {
            var document = inputs.read(input);
            return line(input, null, reader.read(document.body(), document.origin()));
        } catch (Inputs.NoInputException | UnreadableFeedException e) {
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
        inputs.close();
    }
}
