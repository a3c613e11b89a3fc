package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text that reads as a paragraph: an element for it, a box without boxes in it, or text between two boxes or two
 * pairs of line breaks.
 *
 * @param holder the element that it stands in
 */
record Paragraph(@Nullable Element holder, double points) {
    /** So far up points are given. */
    static final int LEVELS = 5;

    private static final int SHORTEST = 25;
    private static final int POINT_EACH = 100;
    private static final int MOST_POINTS = 3;
    private static final double FEW_LINKS = 0.25;
    private static final Set<String> SCORED = Set.of("section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre");
    private static final Set<String> BOXES =
            Set.of("div", "article", "main", "section", "center", "body", "font", "dd");

    /** All of a page, in document order. */
    static List<Paragraph> all(Element body, Map<Element, Measure> measures) {
        var all = new ArrayList<Paragraph>();
        for (var element : body.getAllElements()) {
            var measure = measures.get(element);
            if (measure == null || measure.length < SHORTEST) {
                continue;
            }
            boolean isBox = BOXES.contains(element.normalName());
            if (isBox && measure.holdsBlock) {
                between(element, measures, all);
            }
            if (SCORED.contains(element.normalName()) || isBox && !measure.holdsBlock && element != body) {
                all.add(new Paragraph(element.parent(), points(measure)));
                if (isBox && !measure.holdsBlock) {
                    between(element, measures, all);
                }
            }
        }
        return all;
    }

    private static double points(Measure measure) {
        return 2 + measure.commas + Math.min(measure.length / POINT_EACH, MOST_POINTS);
    }

    /** Runs of text among the children of a box. */
    private static void between(Element box, Map<Element, Measure> measures, List<Paragraph> all) {
        var run = new Measure();
        int breaks = 0;
        boolean isSplit = false;
        for (var child : box.childNodes()) {
            if (child instanceof TextNode text) {
                if (!text.isBlank()) {
                    if (breaks > 1) {
                        isSplit = true;
                        end(run, box, all);
                        run = new Measure();
                    }
                    run.add(text);
                    breaks = 0;
                }
            } else if (child instanceof Element element) {
                var measure = measures.getOrDefault(element, new Measure());
                if (element.nameIs("br")) {
                    breaks++;
                } else if (Measure.isBlock(element) || measure.holdsBlock) {
                    isSplit = true;
                    end(run, box, all);
                    run = new Measure();
                    breaks = 0;
                } else {
                    run.add(measure);
                }
            }
        }
        if (isSplit) {
            end(run, box, all);
        }
    }

    private static void end(Measure run, Element box, List<Paragraph> all) {
        if (run.length >= SHORTEST) {
            all.add(new Paragraph(box, points(run)));
        }
    }

    /** A box around a single paragraph stands for that paragraph. */
    static boolean isWrapper(Element element, Map<Element, Measure> measures) {
        if (!element.nameIs("div")
                || element.childrenSize() != 1
                || !element.child(0).nameIs("p")) {
            return false;
        }
        var measure = measures.get(element);
        return measure != null
                && measure.linkDensity() < FEW_LINKS
                && element.ownText().isBlank();
    }
}
