package org.vigie.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;

/**
 * Makes well-formed XML of what only looks like it: text before the first element, control characters, unknown entities,
 * unclosed elements, prefixes that nobody declared. jsoup's XML parser builds the tree, which is then written out anew.
 */
final class XmlRepair {
    private static final Map<String, String> KNOWN_PREFIXES = Map.of(
            "content", "http://purl.org/rss/1.0/modules/content/",
            "dc", "http://purl.org/dc/elements/1.1/",
            "media", "http://search.yahoo.com/mrss/",
            "atom", "http://www.w3.org/2005/Atom",
            "itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");

    private XmlRepair() {}

    static String repair(String text) {
        int start = Math.max(text.indexOf('<'), 0);
        var legal = text.substring(start)
                .replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
        Document document = Jsoup.parse(legal, "", Parser.xmlParser());
        document.childNodes().stream()
                .filter(DocumentType.class::isInstance)
                .toList()
                .forEach(node -> node.remove());
        var root = document.firstElementChild();
        if (root == null) {
            return text;
        }
        declarePrefixes(document, root);
        document.outputSettings(new OutputSettings()
                .syntax(OutputSettings.Syntax.xml)
                .escapeMode(EscapeMode.xhtml)
                .charset(StandardCharsets.UTF_8)
                .prettyPrint(false));
        return root.outerHtml();
    }

    static boolean looksLikeHtml(String text) {
        var start = text.substring(0, Math.min(text.length(), 2_000)).toLowerCase(Locale.ROOT);
        return start.contains("<html") || start.contains("<!doctype html");
    }

    private static void declarePrefixes(Document document, Element root) {
        var used = new TreeSet<String>();
        for (Element element : document.getAllElements()) {
            addPrefix(used, element.tagName());
            element.attributes().forEach(attribute -> addPrefix(used, attribute.getKey()));
        }
        for (var prefix : used) {
            if (!root.hasAttr("xmlns:" + prefix)) {
                root.attr("xmlns:" + prefix, KNOWN_PREFIXES.getOrDefault(prefix, "urn:undeclared:" + prefix));
            }
        }
    }

    private static void addPrefix(Set<String> used, String name) {
        int colon = name.indexOf(':');
        if (colon > 0 && !name.startsWith("xml:") && !name.startsWith("xmlns:")) {
            used.add(name.substring(0, colon));
        }
    }
}
