package org.vigie.ingest.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.vigie.contract.Json;

/**
 * The article in the data of a page that a script is to draw: the longest text with markup in a JSON block, or the longest
 * list of texts whose elements are of one form.
 */
final class EmbeddedData {
    private static final int DEEPEST = 24;
    private static final int SHORTEST = 25;
    private static final int LARGEST = 4 << 20;
    private static final Pattern ASSIGNED =
            Pattern.compile("(?:__\\w+__|globalContent|initialState|pageData)\\s*=\\s*(?=\\{)");
    private static final List<String> TEXTS = List.of("content", "text", "value", "html", "body", "paragraph", "copy");

    private String best = "";
    private int most;

    private EmbeddedData() {}

    /** HTML, empty for none. */
    static String html(Document page) {
        var data = new EmbeddedData();
        for (var script : page.select("script")) {
            var text = script.data();
            boolean isData = script.attr("type").equals("application/json");
            if (text.length() > LARGEST || !isData && text.indexOf('{') < 0) {
                continue;
            }
            var assigned = ASSIGNED.matcher(text);
            if (isData) {
                data.read(text);
            } else if (assigned.find()) {
                data.read(text.substring(assigned.end()));
            }
        }
        return data.best;
    }

    private void read(String json) {
        try (var parser = Json.MAPPER.createParser(json)) {
            JsonNode tree = Json.MAPPER.readTree(parser);
            if (tree != null) {
                look(tree, 0);
            }
        } catch (JsonProcessingException e) {
            // a script like any other
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void look(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isTextual()) {
            var text = node.textValue();
            if (text.contains("<p") || text.contains("<br")) {
                offer(text);
            }
        } else if (node.isArray()) {
            var texts = new ArrayList<String>();
            for (var element : node) {
                var text = text(element);
                if (text.length() >= SHORTEST && text.indexOf(' ') > 0) {
                    texts.add("<p>" + text + "</p>");
                }
            }
            if (texts.size() > 1) {
                offer(String.join("\n", texts));
            }
        }
        for (var inner : node) {
            look(inner, depth + 1);
        }
    }

    private static String text(JsonNode element) {
        if (element.isTextual()) {
            return element.textValue();
        }
        for (var name : TEXTS) {
            if (element.path(name).isTextual()) {
                return element.path(name).textValue();
            }
        }
        return "";
    }

    private void offer(String html) {
        int words = Words.count(html);
        if (words > most) {
            most = words;
            best = html;
        }
    }
}
