package org.vigie.ingest.watch;

import org.jsoup.nodes.Document;
import org.jsoup.select.Evaluator;
import org.vigie.contract.Failure;
import org.vigie.ingest.discover.FeedLinks;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.fetch.BotWall;

/** Why nothing was found in an answer: it is a wall, an empty shell, something else altogether, or the selector is wrong. */
final class EmptyHanded {
    private static final Evaluator NOT_SHOWN = CssField.selector("script, style, noscript, template");

    /** A page with less to read than this, and with scripts, is drawn by them. */
    private static final int SHELL = 300;

    private static final int FEW_LINKS = 5;

    private EmptyHanded() {}

    /** What to say of a page without entries. */
    static UnwatchableException page(Document page, String css, byte[] body, Origin origin) {
        var html = page.outerHtml();
        if (BotWall.isShownIn(html)) {
            return new UnwatchableException(Failure.BOT_WALL, BotWall.IN_WORDS);
        }
        if (body.length == 0 || page.body().childNodeSize() == 0 && page.head().childNodeSize() == 0) {
            return new UnwatchableException(Failure.UNREADABLE, "the answer is empty");
        }
        if (!FeedLinks.isPage(body, origin.contentType())) {
            return new UnwatchableException(Failure.UNREADABLE, "this is no HTML page" + type(origin));
        }
        int links = page.select("a[href]").size();
        int scripts = page.select("script").size();
        var shown = page.clone();
        shown.select(NOT_SHOWN).remove();
        int letters = shown.text().length();
        if (scripts > 0 && letters < SHELL && links < FEW_LINKS) {
            return new UnwatchableException(
                    Failure.NEEDS_SCRIPTS,
                    "a script draws this page (" + letters + " letters and " + counted(links, "link")
                            + " without it); watch"
                            + " the JSON that it loads (kind: json), or the site's sitemap (kind: sitemap)");
        }
        return new UnwatchableException(
                Failure.NOTHING_MATCHED,
                "nothing matches \"" + css + "\" on the page, which has " + counted(links, "link") + title(page));
    }

    private static String title(Document page) {
        return page.title().isBlank() ? "" : " and is called \"" + page.title() + "\"";
    }

    /** What to say of an answer that is not of the kind that was expected. */
    static UnwatchableException instead(String expected, String text, byte[] body, Origin origin) {
        if (text.isBlank()) {
            return new UnwatchableException(Failure.UNREADABLE, "the answer is empty");
        }
        if (!FeedLinks.isPage(body, origin.contentType())) {
            return new UnwatchableException(Failure.UNREADABLE, "this is no " + expected + type(origin));
        }
        return BotWall.isShownIn(text)
                ? new UnwatchableException(Failure.BOT_WALL, BotWall.IN_WORDS)
                : new UnwatchableException(Failure.UNREADABLE, "this is an HTML page, no " + expected);
    }

    private static String type(Origin origin) {
        return origin.contentType() == null ? "" : " but " + origin.contentType();
    }

    static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
