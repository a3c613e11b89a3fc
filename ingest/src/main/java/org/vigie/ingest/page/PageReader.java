package org.vigie.ingest.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.vigie.ingest.feed.CharacterEncoding;
import org.vigie.ingest.feed.Origin;

/**
 * Reads the article out of an HTML page. The page is cleaned and scored; the raw page is scored as well and wins where
 * cleaning lost too much; elements that publishers name as the body win where scoring found clearly less; JSON-LD's body
 * wins where its length agrees. What is left is filtered line by line. Never fails on bytes. Thread-safe.
 */
public final class PageReader {
    private static final int DEEPEST = 400;
    private static final int LARGEST = 8 << 20;
    private static final Pattern META_CHARSET =
            Pattern.compile("(?i)<meta[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})");
    /** Reads a page. */
    public Page read(byte[] body, Origin origin) {
        var page = parse(body, origin);
        var data = StructuredData.of(page);
        var metas = Metas.of(page);
        var site = Site.of(metas, data, origin.address());
        var title = Title.of(page, site, metas, data);
        var author = Authors.of(page, site, metas, data);
        var filter = new LineFilter(title == null ? "" : title, author == null ? "" : author);
        var found = new TextSearch(page, data, filter).best();
        var text = found.text();
        return new Page(
                title,
                author,
                PublishedDate.of(page, metas, data, origin.address()),
                PageLanguage.of(page, metas, data, origin.contentLanguage(), text),
                text,
                found.source(),
                found.words(),
                Paywall.isIn(page, metas, data, found.words()));
    }

    /** A page as it stands, whatever is on it. */
    public static Document parse(byte[] body, Origin origin) {
        var cut = body.length > LARGEST ? Arrays.copyOf(body, LARGEST) : body;
        var html = CharacterEncoding.decode(cut, contentType(cut, origin));
        return Parser.htmlParser()
                .setMaxDepth(DEEPEST)
                .parseInput(html, origin.address() == null ? "" : origin.address());
    }

    /** HTTP's charset, else the one in a meta element. */
    private static String contentType(byte[] body, Origin origin) {
        var header = origin.contentType() == null ? "" : origin.contentType();
        var head = new String(body, 0, Math.min(body.length, 4096), StandardCharsets.ISO_8859_1);
        var meta = META_CHARSET.matcher(head);
        return header.contains("charset") || !meta.find() ? header : "text/html; charset=" + meta.group(1);
    }
}
