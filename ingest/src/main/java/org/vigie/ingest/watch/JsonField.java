package org.vigie.ingest.watch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places in JSON: names with slashes between, which is JSON Pointer (RFC 6901) whose first slash may be left out. */
final class JsonField {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    private JsonField() {}

    /** @throws IllegalArgumentException for what is no path */
    static JsonPointer pointer(String text) {
        if (text.startsWith("$") || text.contains("[")) {
            throw new IllegalArgumentException(
                    "must be names with slashes between, such as data/articles, not \"" + text + "\"");
        }
        return JsonPointer.compile(text.isEmpty() || text.startsWith("/") ? text : "/" + text);
    }

    /** The text or number there; empty for anything else. */
    static String text(JsonNode entry, String path) {
        var value = entry.at(pointer(path));
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    static boolean isTemplate(String link) {
        return link.indexOf('{') >= 0;
    }

    /**
     * Checks an address with paths in braces.
     *
     * @throws IllegalArgumentException when a brace is left over, or what stands in them is no path
     */
    static void check(String template) {
        var rest = BRACES.matcher(template).replaceAll(braces -> {
            pointer(braces.group(1));
            return "";
        });
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0 || rest.isBlank()) {
            throw new IllegalArgumentException("must be an address with paths in braces, such as"
                    + " https://lab.example/news/{id}, not \"" + template + "\"");
        }
    }

    /** The address that a template and an entry make; empty where the entry lacks a part of it. */
    static String filledIn(String template, JsonNode entry) {
        var missing = new boolean[1];
        var address = BRACES.matcher(template).replaceAll(braces -> {
            var value = text(entry, braces.group(1));
            missing[0] |= value.isEmpty();
            return Matcher.quoteReplacement(encoded(value));
        });
        return missing[0] ? "" : address;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
