package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.vigie.ingest.page.BodyNames.Surety;
import org.vigie.ingest.page.Page.Source;

/**
 * The text of the article in a page, out of several attempts: the cleaned page scored, elements that publishers name as the
 * body, the raw page scored, JSON-LD's body. Each attempt is filtered line by line; which one is believed depends on how
 * much of one stands in another.
 */
final class TextSearch {
    private static final double CLEARLY_LESS = 2.0 / 3;
    private static final double LOST_TOO_MUCH = 0.5;
    private static final double AGREES = 0.85;
    private static final double MOSTLY = 0.9;
    private static final int ENOUGH = 80;
    private static final int HARDLY_ANYTHING = 50;

    private final Document page;
    private final StructuredData data;
    private final LineFilter filter;

    TextSearch(Document page, StructuredData data, LineFilter filter) {
        this.page = page;
        this.data = data;
        this.filter = filter;
    }

    ArticleText best() {
        var cleaned = CleanedPage.cleaned(page);
        var scored = scored(cleaned, true, true);
        var best = scored;
        var names = BodyNames.in(cleaned);
        var named = named(names, scored.words());
        if (scored.words() < CLEARLY_LESS * named.words() || isSurplus(scored, named)) {
            best = named;
        }
        var raw = CleanedPage.raw(page);
        Unlikely.remove(raw);
        var ofRaw = scored(raw, true, true);
        if (lostTooMuch(best, ofRaw)) {
            best = ofRaw;
        }
        if (best.words() < HARDLY_ANYTHING) {
            var ofAll = scored(CleanedPage.raw(page), false, false);
            if (best.words() < LOST_TOO_MUCH * ofAll.words()) {
                best = ofAll;
            }
        }
        var told = told();
        if (told.words() > 0 && (best.words() == 0 || best.likeness(told) >= AGREES)) {
            best = told;
        }
        return best.words() == 0 ? ArticleText.NONE : best;
    }

    /** Whether what is surely named as the body is in the scored text, and a good part of it. */
    private static boolean isSurplus(ArticleText scored, ArticleText named) {
        return named.words() >= ENOUGH
                && named.words() < scored.words()
                && named.words() >= LOST_TOO_MUCH * scored.words()
                && named.in(scored) >= MOSTLY;
    }

    private static boolean lostTooMuch(ArticleText best, ArticleText ofRaw) {
        return best.words() < LOST_TOO_MUCH * ofRaw.words()
                && (best.words() < HARDLY_ANYTHING || best.in(ofRaw) >= CLEARLY_LESS);
    }

    private ArticleText scored(Element body, boolean weighsNames, boolean isStrict) {
        var parts = Scorer.best(body, weighsNames);
        if (isStrict) {
            parts.forEach(Shady::remove);
        }
        return ArticleText.of(parts, filter, Source.SCORED);
    }

    private ArticleText named(BodyNames names, int scored) {
        var most = ArticleText.NONE;
        for (var surety : Surety.values()) {
            var elements = ofOneArticle(names.of(surety));
            if (elements.isEmpty()) {
                continue;
            }
            elements.forEach(Shady::remove);
            var text = ArticleText.of(elements, filter, Source.NAMED);
            if (text.words() >= ENOUGH && text.words() >= LOST_TOO_MUCH * scored) {
                return text;
            }
            most = text.words() > most.words() ? text : most;
        }
        return most;
    }

    /** The longest and those of its name in the same article. */
    private static List<Element> ofOneArticle(List<Element> elements) {
        if (elements.size() < 2) {
            return elements;
        }
        Element longest = elements.getFirst();
        int most = 0;
        for (var element : elements) {
            int length = element.text().length();
            if (length > most) {
                most = length;
                longest = element;
            }
        }
        var of = longest.closest("article");
        var name = longest.className();
        var parts = new ArrayList<Element>();
        for (var element : elements) {
            if (element == longest || element.closest("article") == of && element.className().equals(name)) {
                parts.add(element);
            }
        }
        return parts;
    }

    private ArticleText told() {
        var told = data.text("articleBody");
        if (told == null) {
            return ArticleText.NONE;
        }
        var body = Jsoup.parseBodyFragment(told.replaceAll("\\R+", "<br>")).body();
        return ArticleText.of(List.of(body), filter, Source.STRUCTURED_DATA);
    }
}
