package org.vigie.ingest.page;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Articles that a page goes on with behind its own, so that the reader need not stop: each in a box like the first. */
final class SecondArticle {
    private static final int AN_ARTICLE = 200;
    private static final int MOST_HEADINGS = 20;
    private static final int A_WHOLE_ARTICLE = 1_000;

    private SecondArticle() {}

    /**
     * Takes what follows the page's own article away, from the first box on that has a headline of its own.
     *
     * @param title the page's
     */
    static void remove(Element body, String title) {
        var folded = LineFilter.folded(title);
        removeOthers(body, folded);
        Element own = null;
        for (var heading : firstOf(body.select("h1, [itemprop=headline]"))) {
            var text = LineFilter.folded(heading.text());
            if (text.isEmpty()) {
                continue;
            }
            boolean isOwn = folded.contains(text);
            if (own == null) {
                own = isOwn ? heading : null;
            } else if (!isOwn && cutFrom(heading, own)) {
                return;
            }
        }
    }

    /** Where an article element holds the headline and the text, the others are other articles. */
    private static void removeOthers(Element body, String title) {
        for (var heading : firstOf(body.select("article h1"))) {
            var text = LineFilter.folded(heading.text());
            var own = heading.closest("article");
            if (own == null
                    || text.isEmpty()
                    || !title.contains(text)
                    || own.text().length() < A_WHOLE_ARTICLE) {
                continue;
            }
            var around = own.parents();
            for (var other : body.select("article")) {
                if (other != own && !around.contains(other) && !other.parents().contains(own)) {
                    other.remove();
                }
            }
            return;
        }
    }

    private static List<Element> firstOf(List<Element> headings) {
        return headings.subList(0, Math.min(MOST_HEADINGS, headings.size()));
    }

    private static boolean cutFrom(Element other, Element own) {
        var box = boxBeside(other, own);
        var ownBox = boxBeside(own, other);
        if (box == null
                || ownBox == null
                || box == other
                || !box.className().equals(ownBox.className())
                || !box.normalName().equals(ownBox.normalName())
                || ownBox.text().length() < AN_ARTICLE
                || box.text().length() < AN_ARTICLE) {
            return false;
        }
        box.nextElementSiblings().remove();
        box.remove();
        return true;
    }

    /** The ancestor of one element that is a child of what both have in common. */
    private static @Nullable Element boxBeside(Element one, Element other) {
        var ofOther = other.parents();
        for (var at = one; at != null; at = at.parent()) {
            if (ofOther.contains(at.parent())) {
                return at;
            }
        }
        return null;
    }
}
