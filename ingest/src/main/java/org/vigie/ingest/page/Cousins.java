package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * A body that advertisements, pictures or a page builder cut into boxes: the boxes stand under ancestors of one name, side
 * by side. From the best box up, each ancestor's siblings of the same element and class that hold paragraphs and few links
 * belong to the text.
 */
final class Cousins {
    private static final int HIGHEST = 7;
    private static final int SHORTEST = 60;
    private static final double FEW_LINKS = 0.25;

    private Cousins() {}

    /** The parts that were found already with all that belong to them, in document order. */
    static List<Element> of(List<Element> parts, Element body, Map<Element, Measure> measures) {
        if (parts.isEmpty() || parts.getFirst() == body) {
            return parts;
        }
        var at = parts.getFirst().parent();
        List<Element> all = parts;
        if (parts.size() == 1) {
            all = withTwins(parts.getFirst(), all, measures);
        }
        for (int level = 0; at != null && at != body && level < HIGHEST; level++) {
            all = withTwins(at, all, measures);
            at = at.parent();
        }
        return all;
    }

    private static List<Element> withTwins(Element at, List<Element> all, Map<Element, Measure> measures) {
        var before = new ArrayList<Element>();
        var behind = new ArrayList<Element>();
        boolean isBehind = false;
        for (var sibling :
                at.parent() == null ? List.<Element>of() : at.parent().children()) {
            if (sibling == at) {
                isBehind = true;
            } else if (isTwin(sibling, at, measures) && !all.contains(sibling)) {
                (isBehind ? behind : before).add(sibling);
            }
        }
        if (before.isEmpty() && behind.isEmpty()) {
            return all;
        }
        before.addAll(all);
        before.addAll(behind);
        return before;
    }

    private static boolean isTwin(Element sibling, Element at, Map<Element, Measure> measures) {
        if (!sibling.normalName().equals(at.normalName())
                || !sibling.className().equals(at.className())
                || sibling.nameIs("article")
                || sibling.nameIs("li")) {
            return false;
        }
        var measure = measures.get(sibling);
        return measure != null
                && (measure.paragraphs > 0 || measure.items > 0)
                && measure.length >= SHORTEST
                && measure.linkDensity() < FEW_LINKS
                && sibling.selectFirst("h1, article") == null;
    }
}
