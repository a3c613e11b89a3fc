package org.vigie.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * A text construct (RFC 4287, section 3.1, and its like in RSS and Atom 0.3): text that may be HTML, escaped or not, or
 * encoded; what it is depends on {@code type} and {@code mode}, and where those are missing on how it looks.
 */
final class Construct {
    private static final int LONGEST = 1_000_000;
    /** Of a field that is no article, such as a title; where an end tag is missing, all of the feed stands in it. */
    private static final int LONGEST_WORD = 16_000;

    private static final Set<String> HTML_TYPES =
            Set.of("html", "text/html", "text/x-html", "application/xhtml+xml", "application/xml", "xhtml", "text/xml");
    private static final Pattern LOOKS_LIKE_HTML = Pattern.compile(
            "</?(?:a|abbr|b|blockquote|br|code|div|em|h[1-6]|hr|i|img|li|ol|p|pre|span|strong|sub|sup|table|td|tr|ul|script|style)"
                    + "(?:\\s[^<>]{0,2000})?/?>|&(?:#x?[0-9a-f]{1,6}|[a-z]{2,8});",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    private Construct() {}

    /** The construct as HTML, not yet sanitised. */
    static String html(Element element) {
        return html(element, LONGEST);
    }

    private static String html(Element element, int most) {
        var type = attribute(element, "type");
        var mode = attribute(element, "mode");
        if (mode.equals("base64") || isBinary(type)) {
            return fromBase64(element.wholeText(), type);
        }
        if (type.equals("xhtml") || type.equals("application/xhtml+xml") || mode.equals("xml") || hasMarkup(element)) {
            return inner(element, most);
        }
        var text = DoubleEncoding.undone(withoutCdata(cut(element.wholeText(), most)));
        boolean isHtml = HTML_TYPES.contains(type)
                || mode.equals("escaped") && !type.equals("text/plain")
                || type.isEmpty()
                        && (isRss(element) || LOOKS_LIKE_HTML.matcher(text).find());
        return isHtml ? text : Html.escape(text);
    }

    /** The construct as plain text, in which {@code List<String>} and {@code <me@mail.example>} are no markup. */
    static String plain(Element element) {
        var html = html(element, LONGEST_WORD);
        return Html.plainText(hasMarkup(element) ? html : Html.escapeUnknown(html));
    }

    /** A field that is no construct: all the text in it. */
    static String text(Element element) {
        var text = element.wholeText();
        return (text.length() <= LONGEST_WORD ? text : text.substring(0, LONGEST_WORD)).strip();
    }

    /** The section that somebody escaped with its contents. */
    private static String withoutCdata(String text) {
        var stripped = text.strip();
        return stripped.startsWith("<![CDATA[") && stripped.endsWith("]]>")
                ? stripped.substring(9, stripped.length() - 3)
                : text;
    }

    private static String attribute(Element element, String name) {
        return element.attributes().getIgnoreCase(name).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean hasMarkup(Element element) {
        return element.childrenSize() > 0;
    }

    private static boolean isBinary(String type) {
        return type.indexOf('/') > 0
                && !type.startsWith("text/")
                && !type.endsWith("+xml")
                && !type.endsWith("/xml")
                && !type.endsWith("html");
    }

    /** Text of RSS is HTML unless something says otherwise, text of Atom is not. */
    private static boolean isRss(Element element) {
        for (var above = element.parent(); above != null; above = above.parent()) {
            switch (FieldNames.of(above)) {
                case "entry", "feed" -> {
                    return false;
                }
                default -> {
                    // an item or a channel, or what wraps them
                }
            }
        }
        return true;
    }

    private static boolean isAtom(Element element) {
        return attribute(element, "type").equals("xhtml")
                || element.tag().namespace().toLowerCase(Locale.ROOT).contains("//www.w3.org/2005/atom");
    }

    private static String fromBase64(String text, String type) {
        try {
            var decoded = new String(Base64.getMimeDecoder().decode(cut(text, LONGEST)), StandardCharsets.UTF_8);
            return type.endsWith("html") || type.equals("application/xhtml+xml") || type.isEmpty()
                    ? decoded
                    : Html.escape(decoded);
        } catch (IllegalArgumentException e) {
            return Html.escape(text);
        }
    }

    /** The markup inside; in Atom 1.0 a single {@code div} around all of it belongs to the construct, not to the content. */
    private static String inner(Element element, int most) {
        var wrapper = element;
        if (isAtom(element) && element.childrenSize() == 1 && element.ownText().isBlank()) {
            var only = element.child(0);
            if (only.tag().localName().equalsIgnoreCase("div")) {
                wrapper = only;
            }
        }
        var html = new StringBuilder();
        write(wrapper, html, wrapper == element ? "" : wrapper.attr("xml:base"), most);
        return cut(html.toString(), most);
    }

    /** @param base of an {@code xml:base} inside the construct, perhaps relative itself */
    private static void write(Element parent, StringBuilder html, String base, int most) {
        for (var node : parent.childNodes()) {
            if (html.length() > most) {
                return;
            }
            if (node instanceof TextNode text) {
                html.append(Html.escape(text.getWholeText()));
            } else if (node instanceof Element element) {
                var name = element.tag().localName().toLowerCase(Locale.ROOT);
                var inner = element.hasAttr("xml:base") ? Links.resolve(base, element.attr("xml:base")) : base;
                html.append('<').append(name);
                for (var attribute : element.attributes()) {
                    var value = Html.isAddress(attribute.getKey())
                            ? Links.resolve(inner, attribute.getValue())
                            : attribute.getValue();
                    html.append(' ').append(attribute.getKey()).append("=\"");
                    html.append(Html.escape(value).replace("\"", "&quot;")).append('"');
                }
                html.append('>');
                write(element, html, inner, most);
                if (!VOID.contains(name)) {
                    html.append("</").append(name).append('>');
                }
            }
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
