package org.vigie.dashboard.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.view.Segment;

/**
 * An item in a list.
 *
 * @param title marked where a search found something
 * @param excerpt what it says, shortened
 * @param country of the outlet
 * @param isCopy whether an earlier item carries the same text
 */
public record ItemLine(
        String id,
        List<Segment> title,
        List<Segment> excerpt,
        String outlet,
        @Nullable String country,
        String language,
        Instant publishedAt,
        List<String> topics,
        boolean isCopy) {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_EXCERPT = 280;

    /** Of a hit, with or without highlights. */
    public static ItemLine of(JsonNode hit) {
        var item = hit.path("_source");
        var topics = new ArrayList<String>();
        item.path("topics").forEach(topic -> topics.add(topic.asText()));
        return new ItemLine(
                item.path("id").asText(),
                text(hit, "title", LONGEST_TITLE),
                excerpt(hit),
                item.path("outlet").asText(),
                item.hasNonNull("country") ? item.path("country").asText() : null,
                item.path("language").asText(),
                Instant.parse(item.path("publishedAt").asText()),
                topics,
                item.hasNonNull("duplicateOf"));
    }

    private static List<Segment> excerpt(JsonNode hit) {
        var found = hit.at("/highlight/summary/0").isMissingNode()
                ? hit.at("/highlight/content/0")
                : hit.at("/highlight/summary/0");
        return found.isMissingNode() ? text(hit, "summary", LONGEST_EXCERPT) : Segment.found(found.asText());
    }

    private static List<Segment> text(JsonNode hit, String field, int longest) {
        var found = hit.at("/highlight/" + field + "/0");
        var text = hit.path("_source").path(field).asText();
        if (!found.isMissingNode() && text.length() <= longest) {
            return Segment.found(found.asText());
        }
        return text.isBlank() ? List.of() : Segment.plain(shortened(text, longest));
    }

    /** The beginning of a text, up to a word's end where there is one, and never half a character. */
    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int space = text.lastIndexOf(' ', longest);
        int end = space > longest / 2 ? space : longest;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** Its page. */
    public Address address() {
        return Address.of("/item").with("id", id);
    }
}
