package org.vigie.ingest.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What is inside an element, counted. All elements of a tree are measured in one walk. */
final class Measure {
    /** A link to a place in the same page counts less: tables of contents and footnotes. */
    private static final double LINK_INSIDE_THE_PAGE = 0.3;

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
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
            "img",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "th",
            "tr",
            "ul");

    int length;
    double linked;
    int commas;
    int paragraphs;
    int images;
    int items;
    int inputs;
    int headings;
    int listed;
    int worded;
    boolean holdsBlock;
    boolean holdsData;

    /** Share of the text that is linked, 0 to 1. */
    double linkDensity() {
        return length == 0 ? 0 : Math.min(1, linked / length);
    }

    void add(Measure inner) {
        length += inner.length;
        linked += inner.linked;
        commas += inner.commas;
        paragraphs += inner.paragraphs;
        images += inner.images;
        items += inner.items;
        inputs += inner.inputs;
        headings += inner.headings;
        listed += inner.listed;
        worded += inner.worded;
        holdsBlock |= inner.holdsBlock;
        holdsData |= inner.holdsData;
    }

    void add(TextNode text) {
        var whole = text.getWholeText();
        length += Words.length(whole);
        commas += Words.commas(whole);
    }

    /** What an element adds to its parent, besides what is inside. */
    void end(Element element) {
        var name = element.normalName();
        switch (name) {
            case "a" -> linked = length * (element.attr("href").startsWith("#") ? LINK_INSIDE_THE_PAGE : 1);
            case "p" -> paragraphs++;
            case "img" -> images++;
            case "input" -> inputs++;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> headings = length;
            case "ul", "ol" -> listed = length;
            case "li" -> {
                items++;
                worded = length;
            }
            case "span", "td" -> worded = length;
            default -> {
                // only what is inside
            }
        }
    }

    static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName());
    }

    /** The measures of an element and of all that are inside. */
    static Map<Element, Measure> all(Element root) {
        var all = new IdentityHashMap<Element, Measure>();
        var open = new ArrayDeque<Measure>();
        root.traverse(new Walk(all, open));
        return all;
    }

    private record Walk(Map<Element, Measure> all, Deque<Measure> open) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (!open.isEmpty()) {
                    open.peek().add(text);
                }
            } else if (node instanceof Element element) {
                var measure = new Measure();
                all.put(element, measure);
                open.push(measure);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                var measure = open.pop();
                measure.end(element);
                if (!open.isEmpty()) {
                    open.peek().add(measure);
                    open.peek().holdsBlock |= isBlock(element);
                }
            }
        }
    }
}
