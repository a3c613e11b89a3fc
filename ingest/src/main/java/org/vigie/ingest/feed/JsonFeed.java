package org.vigie.ingest.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.PollState.Cadence;
import org.vigie.ingest.feed.Feed.Enclosure;
import org.vigie.ingest.feed.Feed.Entry;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org), with what JSON parsers usually refuse: comments, trailing commas, raw line breaks. */
final class JsonFeed {
    private static final JsonMapper LENIENT = Json.MAPPER
            .rebuild()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private JsonFeed() {}

    /** @throws UnreadableFeedException when it is not JSON, or not a feed */
    static Feed read(String text, Origin origin) throws UnreadableFeedException {
        var root = tree(text.substring(text.indexOf('{')));
        if (!root.path("items").isArray() && !text(root, "version", "").contains("jsonfeed")) {
            throw new UnreadableFeedException("this is JSON, but no JSON Feed: it has no list \"items\"");
        }
        var base = origin.base();
        var authors = authors(root);
        var language = LanguageTag.of(
                root.path("language").isTextual() ? root.path("language").asText() : origin.contentLanguage());
        var entries = new ArrayList<Entry>();
        for (var item : root.path("items")) {
            if (item.isObject() && entries.size() < FeedReader.MOST_ENTRIES) {
                entries.add(entry(item, authors, base));
            }
        }
        return new Feed(
                plain(root, "title"),
                Links.resolveIfAny(base, optional(root, "home_page_url")),
                language,
                optional(root, "feed_url"),
                plain(root, "description"),
                date(root, "date_modified"),
                authors.isEmpty() ? null : authors.getFirst(),
                plain(root, "copyright"),
                labels(root.path("tags")),
                Links.resolveIfAny(base, text(root, "icon", text(root, "favicon", ""))),
                Cadence.ANY,
                entries);
    }

    /** The tree, up to where it is damaged or cut off. */
    private static JsonNode tree(String text) throws UnreadableFeedException {
        try (var parser = LENIENT.createParser(text);
                var read = new TokenBuffer(parser)) {
            var damage = copy(parser, read);
            while (read.getOutputContext().getParent() != null) {
                if (read.getOutputContext().inArray()) {
                    read.writeEndArray();
                } else {
                    read.writeEndObject();
                }
            }
            JsonNode root = LENIENT.readTree(read.asParser());
            if (damage != null && root.path("items").isEmpty()) {
                throw damage;
            }
            return root;
        } catch (IOException e) {
            var why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new UnreadableFeedException("it looks like JSON but cannot be parsed: " + why, e);
        }
    }

    /** Copies the first value, or as much of it as there is; the damage that ends it is returned. */
    private static @Nullable JsonProcessingException copy(JsonParser parser, TokenBuffer read) throws IOException {
        try {
            do {
                parser.nextToken();
                read.copyCurrentEvent(parser);
            } while (read.getOutputContext().getParent() != null);
            return null;
        } catch (JsonProcessingException e) {
            return e;
        }
    }

    private static Entry entry(JsonNode item, List<String> feedAuthors, String base) {
        var link = Links.resolveIfAny(base, text(item, "url", text(item, "external_url", "")));
        var id = optional(item, "id");
        if (link == null && id != null && Links.isWebAddress(id)) {
            link = id;
        }
        var html = text(item, "content_html", "");
        var content = html.isEmpty() ? Html.escape(text(item, "content_text", "")) : html;
        var authors = authors(item);
        return new Entry(
                id,
                link,
                Html.plainText(Html.escape(text(item, "title", ""))).replace('\n', ' '),
                date(item, "date_published"),
                date(item, "date_modified"),
                authors.isEmpty() ? feedAuthors : authors,
                Html.sanitise(Html.escape(text(item, "summary", "")), base),
                Html.sanitise(content, base),
                labels(item.path("tags")),
                attachments(item.path("attachments"), base),
                LanguageTag.of(optional(item, "language")));
    }

    /** Version 1.1 has a list, 1.0 one author. */
    private static List<String> authors(JsonNode node) {
        var names = new ArrayList<String>();
        var authors = node.path("authors").isArray() ? node.path("authors") : List.of(node.path("author"));
        for (var author : authors) {
            var name = author.isTextual() ? author.asText() : text(author, "name", text(author, "url", ""));
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }

    private static List<String> labels(JsonNode tags) {
        var labels = new ArrayList<String>();
        for (var tag : tags) {
            if (tag.isTextual() && !tag.asText().isBlank()) {
                labels.add(tag.asText().strip());
            }
        }
        return labels;
    }

    private static List<Enclosure> attachments(JsonNode list, String base) {
        var attachments = new ArrayList<Enclosure>();
        for (var attachment : list) {
            var url = Links.resolveIfAny(base, optional(attachment, "url"));
            if (url != null) {
                var size = attachment.path("size_in_bytes");
                attachments.add(new Enclosure(
                        url, optional(attachment, "mime_type"), size.canConvertToLong() ? size.asLong() : null));
            }
        }
        return attachments;
    }

    private static @Nullable Instant date(JsonNode node, String field) {
        return DateReader.read(optional(node, field));
    }

    private static @Nullable String plain(JsonNode node, String field) {
        var text = optional(node, field);
        return text == null ? null : Html.plainText(Html.escape(text));
    }

    private static @Nullable String optional(JsonNode node, String field) {
        var text = text(node, field, "");
        return text.isEmpty() ? null : text;
    }

    /** Numbers count as texts: some feeds number their entries. */
    private static String text(JsonNode node, String field, String otherwise) {
        var value = node.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().strip()
                : otherwise;
    }
}
