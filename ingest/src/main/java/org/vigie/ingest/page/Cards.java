package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Small boxes that lead to other articles: a headline that is a link with a few words around it, and rows of boxes of one
 * name with a link in nearly each.
 */
final class Cards {
    private static final int LONGEST = 350;
    private static final int LONGEST_REMAINS = 100;
    private static final int A_ROW = 3;
    private static final double NEARLY_ALL = 0.8;
    private static final double SOME_LINKS = 0.3;
    private static final Set<String> BOXES = Set.of("div", "li", "article", "section", "a", "td", "figure");

    private final Element body;
    private final String title;
    private final Map<Element, Measure> measures;

    private Cards(Element body, String title) {
        this.body = body;
        this.title = LineFilter.folded(title);
        this.measures = Measure.all(body);
    }

    /** @param title the page's own, which may be a link as well */
    static void remove(Element body, String title) {
        var cards = new Cards(body, title);
        for (var heading : body.select("h2, h3, h4, h5, h6")) {
            cards.removeAround(heading);
        }
        for (var parent : body.getAllElements()) {
            if (parent.childrenSize() >= A_ROW
                    && !parent.nameIs("p")
                    && parent.ownText().isBlank()) {
                cards.removeRows(parent);
            }
        }
    }

    private Measure measure(Element element) {
        return measures.getOrDefault(element, new Measure());
    }

    private void removeAround(Element heading) {
        var folded = LineFilter.folded(heading.text());
        var parent = heading.parent();
        boolean isInLink = parent != null && parent.closest("a[href]") != null;
        if (folded.isEmpty() || title.contains(folded) || !isInLink && !isLink(heading)) {
            return;
        }
        Element card = heading;
        for (var at = parent; at != null && at != body && measure(at).length < LONGEST; at = at.parent()) {
            if (at.selectFirst("h1") != null) {
                break;
            }
            card = at;
        }
        card.remove();
    }

    private boolean isLink(Element heading) {
        var link = heading.selectFirst("a[href]");
        return link != null
                && !link.attr("href").startsWith("#")
                && measure(heading).linkDensity() > NEARLY_ALL;
    }

    private void removeRows(Element parent) {
        var rows = new HashMap<String, List<Element>>();
        for (var child : parent.children()) {
            if (BOXES.contains(child.normalName())) {
                rows.computeIfAbsent(child.normalName() + " " + child.className(), any -> new ArrayList<>())
                        .add(child);
            }
        }
        for (var row : rows.values()) {
            long cards =
                    row.size() < A_ROW ? 0 : row.stream().filter(this::isCard).count();
            if (cards >= A_ROW && cards >= NEARLY_ALL * row.size()) {
                row.forEach(Element::remove);
                removeRemains(parent);
            }
        }
    }

    /** The heading over a row, and the few words beside it. */
    private void removeRemains(Element box) {
        for (var at = box; at != null && at != body && at.parent() != null; ) {
            if (ShortText.of(at, LONGEST_REMAINS) == null || at.selectFirst("h1") != null) {
                return;
            }
            var parent = at.parent();
            at.remove();
            at = parent;
        }
    }

    private boolean isCard(Element box) {
        var measure = measure(box);
        if (measure.length >= LONGEST) {
            return false;
        }
        boolean isLink = box.nameIs("a") && box.hasAttr("href");
        if (measure.linked == 0 && !isLink) {
            return false;
        }
        boolean isPicture = measure.images > 0 && box.selectFirst("a[href] img") != null;
        return (isLink && measure.holdsBlock)
                || isPicture
                || measure.linkDensity() > SOME_LINKS && measure.images + measure.headings > 0
                || measure.linkDensity() > NEARLY_ALL;
    }
}
