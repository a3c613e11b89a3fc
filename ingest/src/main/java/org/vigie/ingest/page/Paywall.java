package org.vigie.ingest.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** Whether only the beginning of an article is on its page: the page says so, or the text is short and ends at an offer. */
final class Paywall {
    private static final int FEW_WORDS = 250;
    private static final Pattern OFFER = Pattern.compile(
            "(?iu)réservée?s? (?:aux?|à nos) abonné|il vous reste .{1,20}% de (?:cet )?article|pour lire la suite|abonnez-vous (?:pour|dès)|déjà abonné"
                    + "|subscribe (?:now )?to (?:continue|read|keep|unlock)|subscribers? only|to continue reading|for subscribers|already a subscriber|exclusive to subscribers|register to (?:continue|read)"
                    + "|weiterlesen mit|nur für abonnent|jetzt (?:abonnieren|testen) und|diesen artikel (?:weiterlesen|freischalten)|exklusiv für abonnent|bereits abonnent"
                    + "|(?:solo |exclusivo )?para (?:suscriptores|assinantes)|suscríbete para|hazte suscriptor|assine para|já é assinante"
                    + "|(?:per gli|riservato agli) abbonati|abbonati per|sei già abbonato|alleen voor abonnees|word abonnee|lees verder met|al abonnee"
                    + "|dla subskrybentów|wykup dostęp|по подписке|только для подписчиков|оформите подписку|abone olun|för prenumeranter|for abonnenter|kun for abonnenter"
                    + "|会員限定|有料会員|続きを読むには|订阅后(?:继续)?阅读|付费阅读|구독자 ?전용|للمشتركين");
    private static final String BARRIERS =
            "[class*=paywall], [id*=paywall], [class*=pay-wall], [class*=regwall], [class*=subscriber-only],"
                    + " [class*=premium-content], [class*=piano-offer], [class*=tp-modal], [class*=article-locked], [class*=is-locked], [class*=premium-lock], [data-paywall]";
    private static final int LONGEST_OFFER_WORDS = 400;

    private Paywall() {}

    static boolean isIn(Document page, Metas metas, StructuredData data, int words) {
        var tier = metas.first("article:content_tier");
        if (data.isClosed() || "locked".equalsIgnoreCase(tier) || "metered".equalsIgnoreCase(tier)) {
            return true;
        }
        if (words >= FEW_WORDS) {
            return false;
        }
        if (OFFER.matcher(page.text()).find()) {
            return true;
        }
        var barrier = page.body().selectFirst(BARRIERS);
        return barrier != null
                && !barrier.nameIs("body")
                && Words.count(barrier.text()) < LONGEST_OFFER_WORDS
                && Words.count(barrier.text()) > 0;
    }
}
