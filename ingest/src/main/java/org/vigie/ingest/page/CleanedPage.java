package org.vigie.ingest.page;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A page without what is no part of any article: scripts, menus, consent boxes, captions, lists of other articles. What
 * holds a large part of all the text that is no link stays, whatever it is called, and so do elements of one name that
 * hold it together.
 */
final class CleanedPage {
    private static final String NEVER_TEXT =
            "script, style, noscript, template, svg, canvas, iframe, object, embed, audio,"
                    + " video, map, link, meta, button, select, textarea, option, datalist, progress, rp, rt, amp-ad, amp-embed,"
                    + " amp-sidebar, amp-consent, amp-social-share, amp-list, amp-sticky-ad, amp-user-notification, amp-carousel,"
                    + " amp-lightbox, amp-video, amp-twitter, amp-instagram, amp-facebook, amp-youtube";
    private static final String FURNITURE = "nav, footer, aside, form, dialog, figure, figcaption, menu,"
            + " [role=navigation], [role=banner], [role=complementary], [role=contentinfo],"
            + " [role=dialog], [role=alertdialog], [role=search], [role=menu], [role=menubar],"
            + " [itemprop=author], [rel=author], [itemprop=comment], [itemtype*=schema.org/Comment],"
            + " [itemtype*=WPAdBlock], [data-ad], [data-ad-slot]";
    private static final String HIDDEN = "[hidden], [aria-hidden=true], [style*=display:none], [style*=display: none],"
            + " [style*=visibility:hidden], [style*=visibility: hidden]";
    private static final Set<String> NEVER_FURNITURE = Set.of("html", "body", "article", "main", "h1");
    private static final Set<String> INLINE = Set.of(
            "a", "span", "b", "i", "em", "strong", "time", "small", "mark", "cite", "font", "abbr", "u", "sup", "sub");

    private static final double TOO_MUCH = 0.4;
    private static final int AN_ARTICLE = 500;
    private static final int SHORTEST_REST = 300;
    private static final double FEW_LINKS = 0.1;

    private final Element body;
    private final Set<Element> aroundTitle;
    private final FurnitureNames names;
    private final Map<Element, Measure> measures;
    private final Map<String, Double> ofOneName = new HashMap<>();
    private final double all;

    private CleanedPage(Element body, String title, FurnitureNames names) {
        this.body = body;
        this.names = names;
        this.aroundTitle = aroundTitle(body, LineFilter.folded(title));
        this.measures = Measure.all(body);
        this.all = Math.max(1, plain(body));
    }

    /** Without what is never text, what leads to other articles, what readers wrote, and what Readability finds unlikely. */
    static Element roughlyCleaned(Document page, FurnitureNames names) {
        var body = raw(page);
        Cards.remove(body, page.title());
        new CleanedPage(body, page.title(), names).removeComments();
        Unlikely.remove(body);
        return body;
    }

    /** Without what is never text and without other articles. */
    static Element raw(Document page) {
        var body = page.body().clone();
        body.select(NEVER_TEXT).remove();
        SecondArticle.remove(body, page.title());
        return body;
    }

    /** Without the furniture as well. */
    static Element cleaned(Document page, FurnitureNames names) {
        var body = raw(page);
        Cards.remove(body, page.title());
        Threads.remove(body);
        Captions.remove(body);
        new CleanedPage(body, page.title(), names).removeComments();
        new CleanedPage(body, page.title(), names).removeFurniture();
        return body;
    }

    private void removeComments() {
        for (var element : body.select("[class], [id]")) {
            if (names.meaning(element) == FurnitureNames.Meaning.COMMENTS
                    && !NEVER_FURNITURE.contains(element.normalName())) {
                remove(element, all - AN_ARTICLE);
            }
        }
    }

    private void removeFurniture() {
        for (var element : body.select(FURNITURE)) {
            remove(element, TOO_MUCH * all);
        }
        for (var element : body.select(HIDDEN)) {
            removeHidden(element);
        }
        var named = body.select("[class], [id]");
        for (var element : named) {
            ofOneName.merge(key(element), plain(element), Double::sum);
        }
        for (var element : named) {
            boolean isBare = NEVER_FURNITURE.contains(element.normalName()) || isInSentence(element);
            if (!isBare && element.parent() != null) {
                removeByName(element);
            }
        }
    }

    /** What the page's own headline stands in. */
    private static Set<Element> aroundTitle(Element body, String title) {
        Set<Element> around = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var heading : body.select("h1")) {
            var folded = LineFilter.folded(heading.text());
            if (!folded.isEmpty() && title.contains(folded)) {
                around.addAll(heading.parents());
            }
        }
        return around;
    }

    private void removeByName(Element element) {
        boolean isRepeated = ofOneName.getOrDefault(key(element), 0.0) >= TOO_MUCH * all;
        if (FurnitureNames.isHidden(element) && !isRepeated) {
            removeHidden(element);
            return;
        }
        switch (names.meaning(element)) {
            case FURNITURE -> {
                if (!isRepeated) {
                    remove(element, TOO_MUCH * all);
                }
            }
            case IF_IT_LINKS -> {
                boolean links = measure(element).linked > 0;
                if (links && !isRepeated && measure(element).linkDensity() > 0.15) {
                    remove(element, TOO_MUCH * all);
                }
            }
            case NOTHING, COMMENTS -> {
                // stays
            }
        }
    }

    /** The rest of an article that shows when one asks for it stays. */
    private void removeHidden(Element element) {
        var measure = measure(element);
        boolean isRest = measure.paragraphs > 1
                && measure.length >= SHORTEST_REST
                && measure.linkDensity() < FEW_LINKS
                && element.closest("article, main, [itemprop=articleBody]") != null;
        if (!isRest) {
            remove(element, TOO_MUCH * all);
        }
    }

    private void remove(Element element, double limit) {
        if (element.parent() == null || element.nameIs("body") || plain(element) >= limit && plain(element) > 0) {
            return;
        }
        if (plain(element) >= AN_ARTICLE && aroundTitle.contains(element)) {
            return;
        }
        if (element.nameIs("figure") && element.selectFirst("table, pre") != null) {
            return;
        }
        element.remove();
    }

    private static boolean isInSentence(Element element) {
        var parent = element.parent();
        return parent != null
                && INLINE.contains(element.normalName())
                && (parent.nameIs("p")
                        || INLINE.contains(parent.normalName())
                        || isText(element.previousSibling())
                        || isText(element.nextSibling()));
    }

    private static boolean isText(@Nullable Node node) {
        return node instanceof TextNode text && !text.isBlank();
    }

    private static String key(Element element) {
        return element.className().isEmpty() ? element.id() : element.className();
    }

    private Measure measure(Element element) {
        return measures.getOrDefault(element, new Measure());
    }

    /** Length of the text that is no link. */
    private double plain(Element element) {
        var measure = measure(element);
        return measure.length - measure.linked;
    }
}
