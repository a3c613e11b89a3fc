package org.vigie.ingest.page;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A page without what is no part of any article: scripts, menus, consent boxes, captions, lists of other articles. */
final class CleanedPage {
    private static final String NEVER_TEXT =
            "script, style, noscript, template, svg, canvas, iframe, object, embed, audio,"
                    + " video, map, link, meta, button, input, select, textarea, option";
    private static final String FURNITURE = "nav, footer, aside, form, dialog, figure, figcaption, menu, [hidden],"
            + " [aria-hidden=true], [role=navigation], [role=banner], [role=complementary], [role=contentinfo],"
            + " [role=dialog], [role=search], [style*=display:none], [style*=display: none], [style*=visibility:hidden]";
    private static final Pattern NAMES = Pattern.compile(
            "(?:^|[\\s_-])(?:share|sharing|shares?-?(?:bar|tools|buttons)|social|socials|newsletter|related|relatedarticles|recommend(?:ed|ations?)?|promo"
                    + "|promotion|advert(?:isement)?s?|ads?|adslot|banner|sponsor(?:ed)?|comments?|commentaires?|disqus|cookies?|consent|gdpr|breadcrumbs?|menu|nav|navbar|navigation"
                    + "|sidebar|footer|toolbar|tags?|taglist|byline|bylines|author-?(?:box|bio|card|info)?|captions?|credits?|popup|modal|overlay|subscribe|subscription|abo"
                    + "|signup|sign-up|pagination|pager|outbrain|taboola|most-?(?:read|popular|viewed)|trending|popular|read-?(?:more|next|also)|lire-?aussi|voir-?aussi|a-?lire"
                    + "|more-?(?:from|stories|news|articles)|teasers?|rating|print|toc|gallery|slideshow|carousel|player|tweet|twitter|facebook|instagram|whatsapp|metadata|meta"
                    + "|publish(?:ed)?-?date|dateline|timestamp|jump-?to|skip-?(?:link|to)?|hidden|visually-?hidden|sr-only|screen-reader(?:-text)?|newsletter-?\\w*|cta|donate|donation"
                    + "|follow|followus|copyright|disclaimer|notice|widget|infobox-?\\w*)(?:$|[\\s_-])",
            Pattern.CASE_INSENSITIVE);
    private static final double TOO_MUCH = 0.4;

    private CleanedPage() {}

    /** Without what is never text. */
    static Element raw(Document page) {
        var body = page.body().clone();
        body.select(NEVER_TEXT).remove();
        return body;
    }

    /** Without the furniture as well; what holds a large part of all words stays, whatever it is called. */
    static Element cleaned(Document page) {
        var body = raw(page);
        double all = Math.max(1, paragraphWords(body));
        for (var element : body.select(FURNITURE)) {
            remove(element, all);
        }
        for (var element : body.select("[class], [id]")) {
            if (element.parent() != null && isFurniture(element)) {
                remove(element, all);
            }
        }
        return body;
    }

    private static void remove(Element element, double all) {
        if (element.parent() != null && paragraphWords(element) < TOO_MUCH * all) {
            element.remove();
        }
    }

    private static boolean isFurniture(Element element) {
        return switch (element.normalName()) {
            case "body", "html", "article", "main", "p", "h1", "h2" -> false;
            default ->
                NAMES.matcher(separated(element.className())).find()
                        || NAMES.matcher(separated(element.id())).find();
        };
    }

    /** camelCase as words. */
    private static String separated(@Nullable String name) {
        return name == null ? "" : name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static int paragraphWords(Element element) {
        int words = 0;
        for (var paragraph : element.select("p, li, blockquote, pre")) {
            if (paragraph.selectFirst("a") == null || paragraph.ownText().length() > 40) {
                words += Lines.words(paragraph.ownText());
            }
        }
        return words;
    }
}
