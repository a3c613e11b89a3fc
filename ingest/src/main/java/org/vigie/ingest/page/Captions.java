package org.vigie.ingest.page;

import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What stands under a picture, known by its place: a small box of the picture and a few words, whatever it is called. */
final class Captions {
    private static final int LONGEST = 220;
    private static final double LARGE_PART = 0.25;
    private static final Set<String> BOXES = Set.of("div", "section", "span", "figure", "picture", "a", "center");

    private Captions() {}

    static void remove(Element body) {
        var measures = Measure.all(body);
        int all = length(body, measures);
        for (var picture : body.select("img, picture, amp-img")) {
            if (picture.parent() == null) {
                continue;
            }
            Element box = null;
            for (var at = picture.parent(); at != null && isCaption(at, measures, all); at = at.parent()) {
                box = at;
            }
            if (box != null && length(box, measures) > 0) {
                box.remove();
            }
        }
    }

    private static boolean isCaption(Element box, Map<Element, Measure> measures, int all) {
        if (!BOXES.contains(box.normalName())) {
            return false;
        }
        var measure = measures.get(box);
        return measure != null
                && measure.length <= LONGEST
                && measure.length < LARGE_PART * all
                && measure.headings == 0
                && measure.items == 0
                && measure.paragraphs <= 2;
    }

    private static int length(Element element, Map<Element, Measure> measures) {
        var measure = measures.get(element);
        return measure == null ? 0 : measure.length;
    }
}
