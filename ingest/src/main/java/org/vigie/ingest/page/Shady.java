package org.vigie.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Boxes, lists and tables inside an article that do not look like text: many pictures, entries or fields for few paragraphs,
 * many links, a bad name. What Readability calls conditional cleaning, in one walk from the inside out, so that a box is
 * judged without what went from it.
 */
final class Shady implements NodeVisitor {
    private static final Set<String> JUDGED =
            Set.of("form", "fieldset", "table", "ul", "ol", "dl", "div", "section", "header", "details");
    private static final int MANY_COMMAS = 10;
    private static final int ITEMS_FOR_NOTHING = 100;
    private static final int SHORT = 25;
    private static final double MOSTLY = 0.9;
    private static final double SOME_LINKS = 0.2;
    private static final double MANY_LINKS = 0.5;
    private static final int DATA_ROWS = 10;
    private static final int DATA_COLUMNS = 4;

    private final Element root;
    private final Deque<Measure> open = new ArrayDeque<>();
    private final List<Element> shady = new ArrayList<>();
    private int insideData;

    private Shady(Element root) {
        this.root = root;
    }

    /** Takes the shady parts out of an element. */
    static void remove(Element root) {
        var visitor = new Shady(root);
        root.traverse(visitor);
        visitor.shady.forEach(Element::remove);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            open.peek().add(text);
        } else if (node instanceof Element element) {
            open.push(new Measure());
            insideData += isData(element) ? 1 : 0;
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        var measure = open.pop();
        measure.holdsData |= insideData > 0 && isData(element);
        if (element != root && insideData == 0 && JUDGED.contains(element.normalName()) && isShady(element, measure)) {
            shady.add(element);
        } else if (!open.isEmpty()) {
            measure.end(element);
            if (!measure.holdsBlock && element.nameIs("div")) {
                measure.worded = measure.length;
            }
            open.peek().add(measure);
            open.peek().holdsBlock |= Measure.isBlock(element);
        }
        insideData -= isData(element) ? 1 : 0;
    }

    /** A table that is there for its data and not for the layout; code. */
    private static boolean isData(Element element) {
        if (element.nameIs("pre") || element.nameIs("code")) {
            return true;
        }
        if (!element.nameIs("table") || "presentation".equals(element.attr("role"))) {
            return false;
        }
        if (element.hasAttr("summary") || element.selectFirst("caption, col, colgroup, tfoot, thead, th") != null) {
            return true;
        }
        if (element.selectFirst("table table, p + p") != null) {
            return false;
        }
        int rows = element.select("tr").size();
        var first = element.selectFirst("tr");
        int columns = first == null ? 0 : first.childrenSize();
        return rows > 1 && columns > 1 && (rows >= DATA_ROWS || columns > DATA_COLUMNS || rows * columns > DATA_ROWS);
    }

    private static boolean isShady(Element element, Measure inside) {
        int weight = Scorer.ofNames(element);
        if (element.nameIs("div") && !inside.holdsBlock) { // as good as a paragraph
            return inside.linkDensity() > (weight < 0 ? SOME_LINKS : MANY_LINKS);
        }
        if (inside.commas >= MANY_COMMAS && (weight >= 0 || inside.linkDensity() < SOME_LINKS)) {
            return false;
        }
        if (weight < 0) {
            return !inside.holdsData;
        }
        boolean isList = switch (element.normalName()) {
            case "ul", "ol" -> true;
            default -> inside.length > 0 && inside.listed > MOSTLY * inside.length;
        };
        double links = inside.linkDensity();
        boolean pictures =
                inside.images > 1 && inside.paragraphs < 0.5 * inside.images && inside.length < 200 * inside.images;
        boolean entries = !isList && inside.items - ITEMS_FOR_NOTHING > inside.paragraphs;
        boolean fields = inside.inputs > inside.paragraphs / 3;
        boolean isNoHeading = inside.headings < MOSTLY * inside.length;
        boolean crumb = !isList
                && isNoHeading
                && inside.length < SHORT
                && (inside.images == 0 || inside.images > 2)
                && inside.linked > 0;
        boolean linked = !isList && weight < 25 && links > SOME_LINKS
                || weight >= 25 && links > MANY_LINKS
                || isList && links > MANY_LINKS;
        return pictures || entries || fields || crumb || linked;
    }
}
