package org.vigie.ingest.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;

/** The article in a page's JSON-LD (schema.org), wherever it stands: in a list, in a graph, inside another thing. */
final class StructuredData {
    private static final JsonMapper LENIENT = Json.MAPPER
            .rebuild()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final Pattern ARTICLE = Pattern.compile(".*(Article|BlogPosting|Report|Posting|Review|Recipe)");
    private static final Pattern AROUND =
            Pattern.compile("^\\s*(?:<!--|//<!\\[CDATA\\[|<!\\[CDATA\\[)|(?:-->|//\\]\\]>|\\]\\]>)\\s*$");
    private static final int DEEPEST = 6;

    private final JsonNode article;

    private StructuredData(JsonNode article) {
        this.article = article;
    }

    static StructuredData of(Document page) {
        for (var script : page.select("script[type*=ld+json]")) {
            try {
                var article =
                        article(LENIENT.readTree(AROUND.matcher(script.data()).replaceAll("")), 0);
                if (article != null) {
                    return new StructuredData(article);
                }
            } catch (JsonProcessingException e) {
                // broken structured data is as good as none: the page itself says the same
            }
        }
        return new StructuredData(MissingNode.getInstance());
    }

    private static @Nullable JsonNode article(JsonNode node, int depth) {
        if (depth > DEEPEST || !node.isContainerNode()) {
            return null;
        }
        if (node.isObject()) {
            for (var type : each(node.path("@type"))) {
                if (ARTICLE.matcher(type.asText()).matches()) {
                    return node;
                }
            }
        }
        for (var inner : node) {
            var found = article(inner, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Iterable<JsonNode> each(JsonNode node) {
        return node.isArray() ? node : List.of(node);
    }

    /** A field's text, null for none. Publishers escape twice. */
    @Nullable
    String text(String field) {
        return text(article.path(field));
    }

    private static @Nullable String text(JsonNode node) {
        for (var one : each(node)) {
            var value =
                    one.isObject() ? one.path("name").asText(one.path("@value").asText("")) : one.asText("");
            if (!value.isBlank()) {
                return Parser.unescapeEntities(Parser.unescapeEntities(value, false), false)
                        .strip();
            }
        }
        return null;
    }

    List<String> authors() {
        var names = new ArrayList<String>();
        for (var author : each(article.path("author"))) {
            for (var name : author.isObject() ? each(author.path("name")) : List.of(author)) {
                var text = text(name);
                if (text != null) {
                    names.add(text);
                }
            }
        }
        return names;
    }

    boolean isClosed() {
        return article.path("isAccessibleForFree").asText("").equalsIgnoreCase("false");
    }
}
