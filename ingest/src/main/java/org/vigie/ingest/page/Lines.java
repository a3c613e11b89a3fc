package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The lines of elements as a browser shows them. */
final class Lines implements NodeVisitor {
    private static final Set<String> BREAKING = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "br",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "td",
            "th",
            "tr",
            "ul");

    /**
     * One line.
     *
     * @param linked words of it that are links
     * @param isInTable whether it is a cell, or a part of one
     */
    record Line(String text, int words, int linked, boolean isInTable) {}

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int links;
    private int linked;
    private int cells;

    private Lines() {}

    static List<Line> of(Iterable<Element> elements) {
        var lines = new Lines();
        for (var element : elements) {
            element.traverse(lines);
            lines.end();
        }
        return lines.lines;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            current.append(text.getWholeText());
            if (links > 0) {
                linked += Words.count(text.getWholeText());
            }
        } else if (node instanceof Element element) {
            if (BREAKING.contains(element.normalName())) {
                end();
            }
            links += element.nameIs("a") ? 1 : 0;
            cells += isCell(element) ? 1 : 0;
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (BREAKING.contains(element.normalName())) {
                end();
            }
            links -= element.nameIs("a") ? 1 : 0;
            cells -= isCell(element) ? 1 : 0;
        }
    }

    private static boolean isCell(Element element) {
        return element.nameIs("td") || element.nameIs("th");
    }

    private void end() {
        var text = withSingleSpaces(current);
        if (!text.isEmpty()) {
            lines.add(new Line(text, Words.count(text), linked, cells > 0));
        }
        current.setLength(0);
        linked = 0;
    }

    /** With spaces folded and without what is not seen. */
    static String withSingleSpaces(CharSequence text) {
        var single = new StringBuilder(text.length());
        boolean isSpace = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                isSpace = !single.isEmpty();
            } else if (!isInvisible(c)) {
                if (isSpace) {
                    single.append(' ');
                    isSpace = false;
                }
                single.append(c);
            }
        }
        return single.toString();
    }

    /** Soft hyphens and other hints where a line may break, which would cut words in two. */
    static boolean isInvisible(char c) {
        return c == '\u00AD' || c == '\u200B' || c == '\u2060' || c == '\uFEFF';
    }
}
