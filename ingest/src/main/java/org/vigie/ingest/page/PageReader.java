package org.vigie.ingest.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.vigie.ingest.feed.CharacterEncoding;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.page.Page.Source;

/**
 * Reads the article out of an HTML page. The page is cleaned and scored; the raw page is scored as well and wins where
 * cleaning lost too much; elements that publishers name as the body win where scoring found clearly less; JSON-LD's body
 * wins where its length agrees. What is left is filtered line by line. Never fails on bytes. Thread-safe.
 */
public final class PageReader {
    private static final int DEEPEST = 400;
    private static final int LARGEST = 8 << 20;
    private static final double LOST_TOO_MUCH = 0.5;
    private static final double CLEARLY_LESS = 2.0 / 3;
    private static final double AGREES = 0.85;
    private static final int FEW_WORDS = 250;
    private static final Pattern META_CHARSET =
            Pattern.compile("(?i)<meta[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})");
    private static final Pattern CLOSED = Pattern.compile(
            "(?iu)réservé aux? abonné|il vous reste .{1,20}% de (?:cet )?article|pour lire la suite|abonnez-vous pour"
                    + "|subscribe to (?:continue|read)|subscribers? only|to continue reading|for subscribers"
                    + "|weiterlesen mit|nur für abonnenten|para suscriptores|solo para suscriptores|per gli abbonati");

    /** From the surest to the vaguest. */
    private static final List<String> NAMED = List.of(
            "[itemprop=articleBody]",
            "[data-component=text-block], [data-testid*=article-body], [data-qa*=article-body]",
            ".article-body, .article__body, .article-body__content, .articleBody, #article-body, #articleBody",
            ".article-content, .article__content, #article-content, .article-text, .article__text, .articletext",
            ".entry-content, .post-content, .post__content, .post-body, .story-body, .story-content, .story__content",
            ".field-name-body, .node__content, .news-content, .content-body, .body-content, .c-entry-content",
            "article",
            "main, [role=main]");

    /** Reads a page. */
    public Page read(byte[] body, Origin origin) {
        var cut = body.length > LARGEST ? Arrays.copyOf(body, LARGEST) : body;
        var html = CharacterEncoding.decode(cut, contentType(cut, origin));
        var page = Parser.htmlParser()
                .setMaxDepth(DEEPEST)
                .parseInput(html, origin.address() == null ? "" : origin.address());
        var data = StructuredData.of(page);
        var fields = new PageFields(page, data, origin.address());
        var title = fields.title();
        var found = text(page, data, title == null ? "" : title);
        int words = Lines.words(found.text);
        boolean looksClosed = words < FEW_WORDS && CLOSED.matcher(page.text()).find();
        return new Page(
                title,
                fields.author(),
                fields.published(),
                fields.language(origin.contentLanguage()),
                found.text,
                found.source,
                words,
                looksClosed || fields.saysItIsClosed());
    }

    /** HTTP's charset, else the one in a meta element. */
    private static String contentType(byte[] body, Origin origin) {
        var header = origin.contentType() == null ? "" : origin.contentType();
        var head = new String(body, 0, Math.min(body.length, 4096), StandardCharsets.ISO_8859_1);
        var meta = META_CHARSET.matcher(head);
        return header.contains("charset") || !meta.find() ? header : "text/html; charset=" + meta.group(1);
    }

    private record Text(String text, Source source) {
        int words() {
            return Lines.words(text);
        }
    }

    private static Text text(Document page, StructuredData data, String title) {
        var cleaned = CleanedPage.cleaned(page);
        var best = scored(cleaned, title);
        var raw = CleanedPage.raw(page);
        var ofRaw = scored(raw, title);
        if (best.words() < LOST_TOO_MUCH * ofRaw.words()) {
            best = ofRaw;
        }
        var named = named(cleaned, title);
        if (best.words() < CLEARLY_LESS * named.words()) {
            best = named;
        }
        var told = told(data, title);
        if (told.words() > 0 && (agree(told, best) || best.words() == 0)) {
            best = told;
        }
        return best.words() == 0 ? new Text("", Source.NONE) : best;
    }

    private static boolean agree(Text one, Text other) {
        double ratio = (double) one.words() / Math.max(1, other.words());
        return ratio >= AGREES && ratio <= 1 / AGREES;
    }

    private static Text scored(Element body, String title) {
        return new Text(Lines.of(Scorer.best(body), title), Source.SCORED);
    }

    private static Text named(Element body, String title) {
        for (var selector : NAMED) {
            var text = Lines.of(outermost(body.select(selector)), title);
            if (Lines.words(text) > 0) {
                return new Text(text, Source.NAMED);
            }
        }
        return new Text("", Source.NAMED);
    }

    private static List<Element> outermost(List<Element> elements) {
        var outermost = new ArrayList<Element>();
        for (var element : elements) {
            if (element.parents().stream().noneMatch(elements::contains)) {
                outermost.add(element);
            }
        }
        return outermost;
    }

    private static Text told(StructuredData data, String title) {
        var told = data.text("articleBody");
        if (told == null) {
            return new Text("", Source.STRUCTURED_DATA);
        }
        var paragraphs =
                Jsoup.parseBodyFragment(told.replaceAll("\\R+", "<br>")).body();
        return new Text(Lines.of(List.of(paragraphs), title), Source.STRUCTURED_DATA);
    }
}
