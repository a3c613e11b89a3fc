package org.vigie.ingest.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What a class or an id says of an element, in the words that publishers and their systems use. One page at a time. */
final class FurnitureNames {
    /** What a name can say. */
    enum Meaning {
        /** Nothing that is known. */
        NOTHING,
        /** Furniture, where there are links in it: a teaser without a link may be the article's own lead. */
        IF_IT_LINKS,
        /** Furniture: no part of an article. */
        FURNITURE,
        /** What readers wrote below the article, which can be longer than the article. */
        COMMENTS
    }

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** A state of a wrapper ({@code has-sidebar}), a subject ({@code tag-newsletter}), a rule of layout ({@code md:hidden}). */
    private static final Pattern SAYS_NOTHING = Pattern.compile(
            "(?:has|is|no|not|with|without|js|tag|category|cat|col|grid|flex|overflow|wp-image|align)-.*|.*:.*");

    private static final Pattern HIDDEN = Pattern.compile(
            "hidden|hide|d-none|is-hidden|u-hidden|(?:u-)?visually-?hidden|sr-only|screen-?reader(?:-only|-text)?|a11y-hidden|print-?only|print-?version|visible-print(?:-block)?");
    private static final Pattern SHOWN_AGAIN = Pattern.compile(
            "(?:^|\\s)(?:\\w+:(?:block|flex|grid|inline\\S*)|d-\\w\\w-(?:block|flex|grid|inline\\S*))(?:$|\\s)");

    private static final Pattern COMMENTS = name("comments?|commentaires?|kommentare?|comentarios|comentários"
            + "|commenti|reacties|disqus|comment-?list|respond|discussion|fb-comments|livefyre|viafoura|coral");

    private static final Pattern FURNITURE = name(
            "share|sharing|shared?-?(?:bar|tools|buttons|links|icons)|sharedaddy"
                    + "|addtoany|addthis|social|socials|social-?media|newsletters?|nl-?signup|related|related-?\\w+|recommended"
                    + "|recommendations?|recirc|recirculation|promos?|promotions?|promobox|adverts?|advertisements?|advertising|ads?"
                    + "|ad-?(?:slot|unit|box|container|wrapper|label|placeholder|banner)|adsense|dfp|banners?|sponsor|sponsored"
                    + "|cookies?|consent|didomi|onetrust|cybot\\S*|usercentrics|qc-cmp\\S*|iubenda|borlabs|cmplz|cky|sp-message|truste|quantcast|cmp|privacy-?(?:banner|notice|popup)|gdpr|breadcrumbs?|menus?|nav|navbar|navigation|sub-?nav|sidebar|side-?rail|right-?rail|footer"
                    + "|foot-?links|toolbar|tool-?box|tag-?list|tags|keywords|topics-?list|bylines?|author-?(?:box|bio|card|info"
                    + "|profile|description|details|block)|about-?(?:the-?)?author|captions?|figcaption|legende|bildunterschrift"
                    + "|pie-?(?:de-)?foto|credits?|image-?credit|photo-?credit|pop-?up|modal|overlay|lightbox|tooltip|subscribe"
                    + "|subscription|subscribe-?\\w+|abo|abo-?(?:box|teaser|banner)|sign-?up|sign-?in|log-?in|register|pagination|pager"
                    + "|outbrain|taboola|plista|mgid|zergnet|most-?(?:read|popular|viewed|shared|commented)|meist-?gelesen"
                    + "|plus-?lus|mas-?leidas?|mas-?visto|piu-?letti|trending|popular(?:-posts)?|read-?(?:more|next|also)|also-?read"
                    + "|read-?on|lire-?aussi|voir-?aussi|a-?lire(?:-aussi)?|lisez-?aussi|sur-?le-?meme-?\\w+|lea-?tambien|leia-?mais"
                    + "|saiba-?mais|leggi-?anche|lees-?ook|lesen-?sie-?auch|mehr-?zum-?thema|czytaj-?(?:tez|takze)|see-?also"
                    + "|more-?(?:from|stories|news|articles|on|like|links|headlines|coverage)|other-?(?:news|stories|articles)|latest-?(?:news|stories|posts)?"
                    + "|rating|ratings|toc|table-?of-?contents|ez-toc-\\w+|gallery|galleries|slide-?show|carousel|slider|swiper|player"
                    + "|video-?(?:player|caption|title|description|meta|info)|tweet|twitter-?tweet|instagram-?media|facebook-?embed|fb-?post"
                    + "|facebook|instagram|whatsapp|telegram|jump-?to|skip-?(?:link|links|to|to-content)|cta|call-?to-?action|donate|donations?|donation-?\\w+"
                    + "|follow|follow-?us|copyright|disclaimer|infobox|widget-area|widget-(?:recent|categories|search|tag)\\S*"
                    + "|previous-?next|prev-?next|next-?prev|post-?navigation|poll|quiz|survey|audio|audio-?player|listen|read-?speaker|speech-?kit"
                    + "|app-?(?:promo|banner|download)|download-?app|feedback|report-?(?:error|typo)|print-?button|bookmark|save-?article|reading-?time"
                    + "|time-?to-?read|view-?count|views|breaking-?news|news-?ticker|marquee|shopping|affiliate|onesignal|push-?notification|weather");

    private static final Pattern IF_IT_LINKS = name(
            "teasers?|teaser-?\\w+|author|authors|auteur|autor|meta|metadata|post-?meta"
                    + "|topics?|tag|labels?|date|dateline|timestamp|publish(?:ed)?-?date|summary-?list|linklist|link-?list|links|more|widget"
                    + "|aside|extra|see-?more|headlines|stories|news-?list|article-?list|post-?list|list-?posts|cards?|card-?\\w+|promo-?\\w+|recommend\\w*|suggest\\w*|next|explore|discover|collection|series|dossier");

    private final Map<String, Meaning> known = new HashMap<>();

    private static Pattern name(String words) {
        return Pattern.compile("(?:^|-)(?:" + words + ")(?:$|-)");
    }

    /** The strongest meaning of an element's id and classes. */
    Meaning meaning(Element element) {
        var classes = element.className();
        var id = element.id();
        var of = classes.isEmpty() ? Meaning.NOTHING : known.computeIfAbsent(classes, FurnitureNames::read);
        if (id.isEmpty()) {
            return of;
        }
        var ofId = known.computeIfAbsent(id, FurnitureNames::read);
        return of.compareTo(ofId) >= 0 ? of : ofId;
    }

    private static Meaning read(String names) {
        var strongest = Meaning.NOTHING;
        for (var name : SPACE.split(names.strip())) {
            var of = readOne(
                    CAMEL.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT).replaceAll("[-_]+", "-"));
            strongest = of.compareTo(strongest) > 0 ? of : strongest;
        }
        return strongest;
    }

    private static Meaning readOne(String name) {
        if (SAYS_NOTHING.matcher(name).matches()) {
            return Meaning.NOTHING;
        }
        if (COMMENTS.matcher(name).find()) {
            return Meaning.COMMENTS;
        }
        if (FURNITURE.matcher(name).find()) {
            return Meaning.FURNITURE;
        }
        return IF_IT_LINKS.matcher(name).find() ? Meaning.IF_IT_LINKS : Meaning.NOTHING;
    }

    /** Whether its classes hide an element on every screen. */
    static boolean isHidden(Element element) {
        var classes = element.className();
        if (classes.isEmpty() || SHOWN_AGAIN.matcher(classes).find()) {
            return false;
        }
        for (var name : SPACE.split(classes.strip())) {
            if (HIDDEN.matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }
}
