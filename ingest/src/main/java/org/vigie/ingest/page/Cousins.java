package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * A body that advertisements, pictures or a page builder cut into boxes: the boxes stand under ancestors of one name, side
 * by side. From the best box up, each ancestor's siblings belong to the text that have the same element and class, a box
 * like the best one at the same place inside, paragraphs, and few links.
 */
final class Cousins {
    private static final int HIGHEST = 7;
    private static final int SHORTEST = 60;
    private static final double FEW_LINKS = 0.25;

    private final Map<Element, Measure> measures;
    private final Element best;

    private Cousins(Element best, Map<Element, Measure> measures) {
        this.best = best;
        this.measures = measures;
    }

    /**
     * What was found already with all that belongs to it, in document order.
     *
     * @param parts siblings, the best among them
     */
    static List<Element> of(List<Element> parts, Element best, Element body, Map<Element, Measure> measures) {
        var cousins = new Cousins(best, measures);
        var all = parts;
        int level = 0;
        for (var at = parts.size() == 1 ? best : best.parent();
                at != null && at != body && level < HIGHEST;
                at = at.parent()) {
            all = cousins.withTwins(at, all);
            level++;
        }
        return all;
    }

    private List<Element> withTwins(Element at, List<Element> all) {
        var before = new ArrayList<Element>();
        var behind = new ArrayList<Element>();
        boolean isBehind = false;
        for (var sibling :
                at.parent() == null ? List.<Element>of() : at.parent().children()) {
            if (sibling == at) {
                isBehind = true;
            } else if (isTwin(sibling, at)) {
                (isBehind ? behind : before).add(sibling);
            }
        }
        before.addAll(all);
        before.addAll(behind);
        return before;
    }

    private boolean isTwin(Element sibling, Element at) {
        if (!isLike(sibling, at) || sibling.nameIs("article") || sibling.nameIs("li")) {
            return false;
        }
        var measure = measures.get(sibling);
        return measure != null
                && measure.paragraphs + measure.items > 0
                && measure.length >= SHORTEST
                && measure.linkDensity() < FEW_LINKS
                && sibling.selectFirst("h1, article") == null
                && hasBoxLikeBest(sibling, at);
    }

    private static boolean isLike(Element one, Element other) {
        return one.normalName().equals(other.normalName()) && one.className().equals(other.className());
    }

    /** Whether the way from an ancestor down to the best box can be gone in its sibling as well. */
    private boolean hasBoxLikeBest(Element sibling, Element ancestor) {
        var way = new ArrayList<Element>();
        for (var step = best; step != null && step != ancestor; step = step.parent()) {
            way.addFirst(step);
        }
        var at = sibling;
        for (var step : way) {
            var next =
                    at.children().stream().filter(child -> isLike(child, step)).findFirst();
            if (next.isEmpty()) {
                return false;
            }
            at = next.get();
        }
        return true;
    }
}
