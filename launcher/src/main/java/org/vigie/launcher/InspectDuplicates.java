package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;
import org.vigie.enrich.copies.AllCopies;
import org.vigie.enrich.language.Languages;
import org.vigie.enrich.stories.AllStories;

/** Reads items for {@code vigie inspect duplicates} and tells of each which earlier one it copies, and its story. One thread. */
final class InspectDuplicates {
    /**
     * What is told of an item.
     *
     * @param similarity share of the shorter text that both have; null for what is no copy
     * @param story id of the item that opened it
     */
    private record Line(
            String id,
            @Nullable String duplicateOf,
            @Nullable Double similarity,
            String story) {}

    private static final String FORM =
            "a JSON object on one line, {\"id\",\"language\",\"published\",\"title\",\"text\"}, is expected";

    private final AllCopies copies = new AllCopies();
    private final AllStories stories = new AllStories();
    /** Null until a line says no language: it takes a second to load. */
    private @Nullable Languages languages;

    private final Consumer<Object> lines;

    InspectDuplicates(Consumer<Object> lines) {
        this.lines = lines;
    }

    /** @throws UserError at the first line that is no item: all that follow could be copies of it */
    void read(InputStream input) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        int number = 0;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                tell(line, "line " + number);
            }
        }
    }

    private void tell(String line, String place) {
        var item = parse(line, place);
        var id = text(item, "id");
        if (id.isEmpty()) {
            throw new UserError(place + " has no \"id\": " + FORM);
        }
        var title = text(item, "title");
        var text = text(item, "text");
        var declared = text(item, "language");
        var language = declared.isEmpty() ? identified(title, text) : declared;
        var published = published(item, place);
        var duplicate = copies.tell(id, language, title, text, published);
        var story = stories.tell(id, language, title, text, published, duplicate);
        lines.accept(
                duplicate == null
                        ? new Line(id, null, null, story)
                        : new Line(id, duplicate.of(), duplicate.similarity(), story));
    }

    private String identified(String title, String text) {
        languages = languages == null ? new Languages() : languages;
        return languages.identify(title, text, null).code();
    }

    private static JsonNode parse(String line, String place) {
        try {
            var item = Json.MAPPER.readTree(line);
            if (!item.isObject()) {
                throw new UserError(place + " is no item: " + FORM);
            }
            return item;
        } catch (JsonProcessingException e) {
            throw new UserError(place + " is no JSON (" + e.getOriginalMessage() + "): " + FORM, e);
        }
    }

    private static String text(JsonNode item, String field) {
        var value = item.path(field);
        return value.isNull() ? "" : value.asText("");
    }

    /** A time without a zone is one of UTC. */
    private static Instant published(JsonNode item, String place) {
        var published = text(item, "published");
        try {
            var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(published, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UserError(
                    place + " has \"published\": \"" + published
                            + "\", which is no time: write it as ISO 8601, such as 2026-03-01T12:00:00Z",
                    e);
        }
    }
}
