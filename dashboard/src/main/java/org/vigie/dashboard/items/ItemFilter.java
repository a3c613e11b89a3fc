package org.vigie.dashboard.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.dashboard.ask.Parameters;
import org.vigie.dashboard.index.Filters;

/**
 * Which items; what is null is not asked for, and {@code -} asks for those that have none.
 *
 * @param q words to search for
 * @param source id of one that told it
 * @param release that is mentioned
 * @param entity that is mentioned
 * @param words that made an item match a topic
 * @param from first publication that belongs to it
 * @param until first publication that does not
 * @param copies {@code no} for originals only
 */
public record ItemFilter(
        @Nullable String q,
        @Nullable String topic,
        @Nullable String language,
        @Nullable String country,
        @Nullable String kind,
        @Nullable String outlet,
        @Nullable String source,
        @Nullable String story,
        @Nullable String release,
        @Nullable String entity,
        @Nullable String words,
        @Nullable Instant from,
        @Nullable Instant until,
        String copies) {

    private static final List<String> YES_OR_NO = List.of("yes", "no");

    static ItemFilter read(Parameters ask) {
        return new ItemFilter(
                ask.text("q"),
                ask.text("topic"),
                ask.text("language"),
                ask.text("country"),
                ask.text("kind"),
                ask.text("outlet"),
                ask.text("source"),
                ask.text("story"),
                ask.text("release"),
                ask.text("entity"),
                ask.text("words"),
                ask.moment("from"),
                ask.moment("until"),
                ask.choice("copies", "yes", YES_OR_NO));
    }

    /** For the items of the index. */
    ObjectNode query() {
        return filters().query();
    }

    Filters filters() {
        var filters = new Filters()
                .maybe("topics", topic)
                .maybe("language", language)
                .maybe("country", country)
                .maybe("kind", kind)
                .maybe("outlet", outlet)
                .maybe("sources", source)
                .maybe("story", story)
                .maybe("entities", entity)
                .nested("mentions", "release", release)
                .during("publishedAt", from, until);
        if (words != null) {
            filters.and(matched(words));
        }
        if (copies.equals("no")) {
            filters.without("duplicateOf");
        }
        if (q != null) {
            filters.and(words(q));
        }
        return filters;
    }

    /** The form in which a topic's words were found, of the one topic where it is asked for. */
    private ObjectNode matched(String found) {
        var condition = Json.MAPPER.createObjectNode();
        var nested = condition.putObject("nested").put("path", "evidence");
        var filters = new Filters().is("evidence.words", found);
        if (topic != null) {
            filters.is("evidence.topic", topic);
        }
        nested.set("query", filters.query());
        return condition;
    }

    /** All of the words, in the plain fields or in the one of the text's language; "..." is a phrase, - leaves out. */
    private static ObjectNode words(String text) {
        var condition = Json.MAPPER.createObjectNode();
        var search = condition.putObject("simple_query_string");
        search.put("query", text).put("default_operator", "and").put("lenient", true);
        search.putArray("fields").add("title^3").add("summary").add("content").add("text.*");
        return condition;
    }
}
