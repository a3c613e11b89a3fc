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
    private static final double LARGER_PART = 0.6;
    private static final double SHOWN = 0.85;
    private static final double HIDDEN = 0.1;
    private static final double NOT_ALIKE = 0.5;
    private static final int ENOUGH = 80;
    private static final int WHOLE = 100;
    private static final int HARDLY_ANYTHING = 50;
    private static final int NOTHING = 15;
    private static final int MUCH_LONGER = 3;

    private final Document page;
    private final StructuredData data;
    private final LineFilter filter;
    private final FurnitureNames furniture = new FurnitureNames();

    TextSearch(Document page, StructuredData data, LineFilter filter) {
        this.page = page;
        this.data = data;
        this.filter = filter;
    }

    ArticleText best() {
        var cleaned = CleanedPage.cleaned(page, furniture);
        var names = BodyNames.in(cleaned);
        var best = better(scored(cleaned, true, true), names);
        if (mayHaveLost(best)) {
            var ofRaw = scored(CleanedPage.roughlyCleaned(page, furniture), true, true);
            best = lostTooMuch(best, ofRaw) ? ofRaw : best;
        }
        if (best.words() < HARDLY_ANYTHING) {
            best = muchLonger(best, scored(CleanedPage.cleaned(page, furniture), false, false));
        }
        if (best.words() < NOTHING) {
            best = muchLonger(best, scored(CleanedPage.raw(page), false, false));
        }
        var told = told();
        if (told.words() > 0 && isBelieved(told, best)) {
            best = told;
        }
        if (best.words() < HARDLY_ANYTHING) {
            best = muchLonger(best, embedded());
        }
        return best.words() == 0 ? ArticleText.NONE : best;
    }

    private ArticleText embedded() {
        var body = Jsoup.parseBodyFragment(EmbeddedData.html(page)).body();
        return ArticleText.of(List.of(body), filter, Source.EMBEDDED);
    }

    /** What was scored, unless a surely named element has it with less around or with more inside, or any has clearly more. */
    private ArticleText better(ArticleText scored, BodyNames names) {
        var most = ArticleText.NONE;
        for (var surety : Surety.values()) {
            var elements = ofOneArticle(names.of(surety));
            if (elements.isEmpty()) {
                continue;
            }
            elements.forEach(Shady::remove);
            var named = ArticleText.of(elements, filter, Source.NAMED);
            boolean isSure = surety.compareTo(Surety.CONTENT) < 0 && elements.size() == 1;
            if (isSure && (isLargePart(named, scored) || isLargePart(scored, named))) {
                return named;
            }
            if (named.words() >= ENOUGH && named.words() >= LOST_TOO_MUCH * scored.words() && most.words() == 0) {
                most = named;
            }
        }
        return scored.words() < CLEARLY_LESS * most.words() ? most : scored;
    }

    private static ArticleText muchLonger(ArticleText one, ArticleText other) {
        return one.words() * MUCH_LONGER < other.words() ? other : one;
    }

    /** Whether one text stands in another and is at least half of it. */
    private static boolean isLargePart(ArticleText part, ArticleText whole) {
        return part.words() >= ENOUGH
                && part.words() < whole.words()
                && part.words() >= LOST_TOO_MUCH * whole.words()
                && part.in(whole) >= MOSTLY;
    }

    /** Whether the page has enough text that is no link for another attempt to be worth it. */
    private boolean mayHaveLost(ArticleText best) {
        var all = Measure.all(page.body()).get(page.body());
        return all != null && Words.length(best.text()) < LOST_TOO_MUCH * (all.length - all.linked);
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
            if (element == longest
                    || element.closest("article") == of && element.className().equals(name)) {
                parts.add(element);
            }
        }
        return parts;
    }

    /**
     * JSON-LD's body is believed where it is about what was found; where it is whole, not much shorter, and shown in the
     * page; and where nothing of it is shown because a script is to draw it.
     */
    private boolean isBelieved(ArticleText told, ArticleText best) {
        if (best.words() == 0 || best.likeness(told) >= AGREES) {
            return true;
        }
        if (told.words() < WHOLE || told.words() < LARGER_PART * best.words() || !Phrases.endsSentence(told.text())) {
            return false;
        }
        double presence = told.presence(LineFilter.folded(page.body().text()));
        return presence >= SHOWN || presence <= HIDDEN && best.likeness(told) < NOT_ALIKE;
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
