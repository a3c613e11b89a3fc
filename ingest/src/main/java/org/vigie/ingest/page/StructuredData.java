package org.vigie.ingest.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;

/**
 * The article in a page's JSON-LD (schema.org), wherever it stands: in a list, in a graph, inside another thing. Of several
 * the one with the page's own title is taken, else the first. What a page says only of itself, as a {@code WebPage}, counts
 * where the article says nothing.
 */
final class StructuredData {
    private static final JsonMapper LENIENT = Json.MAPPER
            .rebuild()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final Pattern ARTICLE = Pattern.compile(".*(?:Article|BlogPosting|Report|Posting|Review|Recipe)");
    private static final Pattern PAGE = Pattern.compile(".*Page|.*Gallery");
    private static final Pattern MEDIUM = Pattern.compile("VideoObject|AudioObject|MediaObject|PodcastEpisode|Event");
    private static final Pattern AROUND = Pattern.compile(
            "^\\s*(?:<!--|//\\s*<!\\[CDATA\\[|/\\*\\s*<!\\[CDATA\\[\\s*\\*/|<!\\[CDATA\\[)|(?:-->|//\\s*\\]\\]>|/\\*\\s*\\]\\]>\\s*\\*/|\\]\\]>)\\s*;?\\s*$");
    private static final int DEEPEST = 6;
    private static final int SHORTEST_TITLE = 10;

    private final Map<String, JsonNode> byId = new HashMap<>();
    private final List<JsonNode> articles = new ArrayList<>();
    private final List<JsonNode> pages = new ArrayList<>();
    private final List<JsonNode> media = new ArrayList<>();
    private JsonNode article = MissingNode.getInstance();

    private StructuredData() {}

    static StructuredData of(Document page) {
        var data = new StructuredData();
        for (var script : page.select("script[type*=ld+json]")) {
            try {
                data.look(LENIENT.readTree(AROUND.matcher(script.data()).replaceAll("")), 0);
            } catch (JsonProcessingException e) {
                // broken structured data is as good as none: the page itself says the same
            }
        }
        if (data.articles.isEmpty()) {
            data.articles.addAll(data.media); // a page of a film is about the film
        }
        data.article = data.ownArticle(LineFilter.folded(page.title()));
        return data;
    }

    private void look(@Nullable JsonNode node, int depth) {
        if (node == null || depth > DEEPEST || !node.isContainerNode()) {
            return;
        }
        if (node.path("@id").isTextual() && node.size() > 1) {
            byId.putIfAbsent(node.path("@id").asText(), node);
        }
        boolean isArticle = false;
        for (var type : each(node.path("@type"))) {
            isArticle |= ARTICLE.matcher(type.asText()).matches();
            if (PAGE.matcher(type.asText()).matches()) {
                pages.add(node);
            }
            if (MEDIUM.matcher(type.asText()).matches()) {
                media.add(node);
            }
        }
        if (isArticle) {
            articles.add(node);
        }
        for (var inner : node) {
            look(inner, depth + 1);
        }
    }

    private JsonNode ownArticle(String title) {
        for (var one : articles) {
            var headline = text(one.path("headline"));
            var folded = headline == null ? "" : LineFilter.folded(headline);
            if (folded.length() >= SHORTEST_TITLE && title.contains(folded)) {
                return one;
            }
        }
        for (var one : articles) {
            if (one.has("headline") || one.has("datePublished")) {
                return one;
            }
        }
        return articles.isEmpty() ? MissingNode.getInstance() : articles.getFirst();
    }

    private static Iterable<JsonNode> each(JsonNode node) {
        return node.isArray() ? node : List.of(node);
    }

    /** A field's text, null for none. Publishers escape twice. */
    @Nullable
    String text(String field) {
        var text = text(article.path(field));
        for (var page : pages) {
            text = text == null && !field.equals("url") ? text(page.path(field)) : text;
        }
        return text;
    }

    private @Nullable String text(JsonNode node) {
        for (var one : each(node)) {
            var value = one.isObject() ? named(one) : one.asText("");
            if (!value.isBlank()) {
                return Parser.unescapeEntities(Parser.unescapeEntities(value, false), false)
                        .strip();
            }
        }
        return null;
    }

    /** The name of a thing that is told here or elsewhere in the page. */
    private String named(JsonNode thing) {
        var there = byId.getOrDefault(thing.path("@id").asText(""), MissingNode.getInstance());
        for (var one : List.of(thing, there)) {
            for (var field : List.of("name", "alternateName", "@value")) {
                var value = one.path(field);
                value = value.isArray() && !value.isEmpty() ? value.get(0) : value;
                if (value.isTextual() && !value.asText().isBlank()) {
                    return value.asText();
                }
            }
            var given = one.path("givenName").asText("") + " "
                    + one.path("familyName").asText("");
            if (!given.isBlank()) {
                return given.strip();
            }
        }
        return "";
    }

    /** Persons; where there are none, organisations. */
    List<String> authors() {
        var persons = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (var field : List.of("author", "creator")) {
            for (var author : each(article.path(field))) {
                var names = author.isObject() && author.path("name").isArray()
                        ? each(author.path("name"))
                        : List.of(author);
                for (var name : names) {
                    var text = text(name);
                    if (text != null) {
                        (isOrganisation(author) ? others : persons).add(text);
                    }
                }
            }
            if (!persons.isEmpty() || !others.isEmpty()) {
                break;
            }
        }
        return persons.isEmpty() ? others : persons;
    }

    private boolean isOrganisation(JsonNode author) {
        var there = byId.getOrDefault(author.path("@id").asText(""), author);
        for (var type : each(author.has("@type") ? author.path("@type") : there.path("@type"))) {
            if (type.asText().endsWith("Organization")) {
                return true;
            }
        }
        return false;
    }

    boolean isClosed() {
        if (isFalse(article)) {
            return true;
        }
        for (var part : each(article.path("hasPart"))) {
            if (isFalse(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFalse(JsonNode thing) {
        var free = thing.path("isAccessibleForFree").asText("");
        return free.equalsIgnoreCase("false") || free.equalsIgnoreCase("no") || free.endsWith("/False");
    }
}
