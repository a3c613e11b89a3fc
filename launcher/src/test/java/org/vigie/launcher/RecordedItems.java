package org.vigie.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.ingest.CanonicalUrl;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.Html;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.feed.UnreadableFeedException;

/**
 * The items of one recording, by the id that the pipeline gives them: a feed's file, the log of a feed's polls (each entry as it
 * was told last), or a list of entries as JSON lines. Entries without an address are left out, for their id would
 * depend on the name of a source; so are those that share one.
 */
final class RecordedItems {
    /** Beside the checkout; not part of the project, since the texts are their publishers'. */
    static final Path FOLDER = Path.of("..", "..", "shared", "recordings");

    private static final int ID_DIGITS = 32;

    private final FeedReader reader = new FeedReader();

    /**
     * One of them.
     *
     * @param published null where nobody says
     * @param declared the language that the entry or its feed declares, null where neither does
     * @param text the content, or else the summary
     */
    record RecordedItem(
            String id,
            @Nullable Instant published,
            @Nullable String declared,
            String title,
            String text) {}

    /** Whether the recordings are here. */
    static boolean areHere() {
        return Files.isDirectory(FOLDER);
    }

    /** @param recording path below the folder of the recordings */
    Map<String, RecordedItem> of(String recording) {
        try {
            var file = FOLDER.resolve(recording);
            if (recording.endsWith(".polls.jsonl.gz")) {
                return ofFeed(allPolls(file));
            }
            return recording.endsWith(".jsonl") ? ofLines(file) : ofFeed(Files.readAllBytes(file));
        } catch (IOException | UnreadableFeedException e) {
            throw new IllegalStateException("the recording " + recording + " cannot be read", e);
        }
    }

    private Map<String, RecordedItem> ofFeed(byte[] body) throws UnreadableFeedException {
        var items = new LinkedHashMap<String, RecordedItem>();
        var names = new HashMap<String, String>();
        var feed = reader.read(body, Origin.UNKNOWN);
        for (var entry : feed.entries()) {
            var url = CanonicalUrl.of(entry.link());
            if (url == null) {
                continue;
            }
            var name = String.valueOf(entry.id() != null ? entry.id() : entry.link());
            if (names.merge(url, name, (one, other) -> one.equals(other) ? one : "")
                    .isEmpty()) {
                items.remove(id(url));
            } else {
                items.put(id(url), item(url, feed, entry));
            }
        }
        return items;
    }

    private static RecordedItem item(String url, Feed feed, Feed.Entry entry) {
        var content = Html.plainText(entry.content());
        return new RecordedItem(
                id(url),
                entry.published() != null ? entry.published() : entry.updated(),
                entry.language() != null ? entry.language() : feed.language(),
                entry.title(),
                content.isEmpty() ? Html.plainText(entry.summary()) : content);
    }

    /** One feed with all entries there ever were, the newest last. */
    private static byte[] allPolls(Path file) throws IOException {
        var head = "";
        var tail = "";
        var entries = new ArrayList<String>();
        try (var unpacked = new GZIPInputStream(Files.newInputStream(file));
                var lines = Json.MAPPER
                        .readerFor(JsonNode.class)
                        .<JsonNode>readValues(new InputStreamReader(unpacked, StandardCharsets.UTF_8))) {
            while (lines.hasNext()) {
                var line = lines.next();
                var text = line.path("xml").asText();
                switch (line.path("type").asText()) {
                    case "head" -> head = head.isEmpty() ? text : head;
                    case "tail" -> tail = text.isEmpty() ? tail : text;
                    case "item" -> entries.add(text);
                    default -> {}
                }
            }
        }
        return (head + String.join("\n", entries) + tail).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, RecordedItem> ofLines(Path file) throws IOException {
        var items = new LinkedHashMap<String, RecordedItem>();
        try (var lines = Files.lines(file)) {
            lines.map(RecordedItems::json).forEach(line -> {
                var url = CanonicalUrl.of(first(line, "url", "link"));
                var published = first(line, "published_iso");
                if (url != null) {
                    items.put(
                            id(url),
                            new RecordedItem(
                                    id(url),
                                    published.isEmpty() ? null : Instant.parse(published.replace("+00:00", "Z")),
                                    line.path("lang").asText(null),
                                    Html.plainText(Html.escape(first(line, "title"))),
                                    Html.plainText(first(line, "description", "summary"))));
                }
            });
        }
        return items;
    }

    private static String first(JsonNode line, String... fields) {
        return List.of(fields).stream()
                .map(field -> line.path(field).asText(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static JsonNode json(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(String url) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
