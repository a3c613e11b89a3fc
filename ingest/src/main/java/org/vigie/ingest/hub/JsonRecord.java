package org.vigie.ingest.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Failure;
import org.vigie.contract.Json;

/**
 * One record of a hub's JSON. A field that is of another type than it should be, too long or not plausible is not there;
 * numbers may be written as texts.
 */
record JsonRecord(JsonNode node) {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_WORDS = 500;
    private static final int MOST_TEXTS = 1_000;
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /**
     * The JSON of an answer.
     *
     * @throws UnreadableHubException when it is none, or says itself that it is an error
     */
    static JsonNode parse(byte[] body) throws UnreadableHubException {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UnreadableHubException("its JSON cannot be read, or breaks off: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableHubException("its JSON cannot be read: " + e.getMessage());
        }
        var words = root.isObject() ? words(root) : "";
        if (!words.isEmpty()) {
            throw new UnreadableHubException(Failure.HUB_ERROR, "the hub answers with an error: " + words);
        }
        return root;
    }

    /** The list in an answer. */
    static JsonNode list(JsonNode list, String what) throws UnreadableHubException {
        if (!list.isArray()) {
            throw new UnreadableHubException("there is no JSON list of " + what + " in its answer");
        }
        return list;
    }

    /** {@code {"error": "..."}}, {@code {"error": {"message": "..."}}}, {@code {"success": false, "message": "..."}}. */
    private static String words(JsonNode root) {
        var error = root.path("error");
        boolean hasFailed = root.has("error") && !error.isNull()
                || root.path("success").isBoolean() && !root.path("success").asBoolean()
                || root.path("message").isTextual() && root.size() <= 3;
        if (!hasFailed) {
            return "";
        }
        var words = error.isTextual() ? error : error.path("message");
        var text = words.isTextual() ? words.asText() : root.path("message").asText(root.toString());
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + " ...";
    }

    static JsonRecord of(JsonNode node) throws UnusableRecordException {
        if (!node.isObject()) {
            throw new UnusableRecordException("it is no JSON object");
        }
        return new JsonRecord(node);
    }

    /** The object in a field, an empty one where there is none. */
    JsonRecord at(String field) {
        return new JsonRecord(node.path(field));
    }

    /** An id: a text without blanks, or a number. */
    String id(String field) throws UnusableRecordException {
        var value = node.path(field);
        var text = value.isIntegralNumber() ? value.asText() : text(field);
        if (text == null || text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            var what = value.isMissingNode() ? "is missing" : "is none: " + shortened(value.toString());
            throw new UnusableRecordException("its " + field + " " + what);
        }
        return text;
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + " ...";
    }

    /** A name, null where there is none. */
    @Nullable
    String text(String field) {
        return text(field, LONGEST_NAME);
    }

    /** A text up to a length, null where there is none. */
    @Nullable
    String text(String field, int longest) {
        var value = node.path(field);
        var text = value.isTextual() ? value.asText().strip() : "";
        return text.isEmpty() || text.length() > longest ? null : text;
    }

    /** A whole number from nought. */
    @Nullable
    Long count(String field) {
        var number = number(field);
        if (number == null || number < 0 || number >= Long.MAX_VALUE || number != Math.rint(number)) {
            return null;
        }
        return number.longValue();
    }

    @Nullable
    Double number(String field) {
        var value = node.path(field);
        if (!value.isNumber() && !value.isTextual()) {
            return null;
        }
        try {
            double number = Double.parseDouble(value.asText());
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A time, as ISO 8601 or in seconds since 1970. */
    @Nullable
    Instant time(String field) {
        var value = node.path(field);
        try {
            var time = value.isNumber() ? Instant.ofEpochSecond(value.asLong()) : iso(value.asText());
            return !time.isAfter(Instant.EPOCH) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant iso(String text) {
        var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    /** The names in a list; what is none is left out. */
    List<String> texts(String field) {
        var texts = new ArrayList<String>();
        for (var value : node.path(field)) {
            var text = value.isTextual() ? value.asText().strip() : "";
            if (!text.isEmpty() && text.length() <= LONGEST_NAME && texts.size() < MOST_TEXTS) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Whether a field says yes. */
    boolean isTrue(String field) {
        var value = node.path(field);
        return value.isBoolean() ? value.asBoolean() : "true".equals(text(field));
    }
}
