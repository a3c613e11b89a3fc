package org.vigie.ingest.feed;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/** Markup inside feeds: made harmless, or taken away. */
public final class Html {
    private static final OutputSettings AS_IT_IS = new OutputSettings().prettyPrint(false);

    private Html() {}

    /** Keeps harmless elements; links become absolute against the address. */
    static String sanitise(String html, String address) {
        return html.isBlank()
                ? ""
                : Jsoup.clean(html, address, Safelist.relaxed(), AS_IT_IS).strip();
    }

    /** The text alone, white space folded; block elements become line breaks. */
    public static String plainText(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return fold(html);
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.select("script, style").remove();
        document.select("p, br, li, h1, h2, h3, h4, h5, h6, div, tr, blockquote")
                .before("\n")
                .after("\n");
        return fold(document.body().wholeText());
    }

    /** No-break spaces stay: French typography needs them. */
    private static String fold(String text) {
        return text.replaceAll("[ \\t\\r\\f]+", " ")
                .replaceAll(" ?\n[ \n]*", "\n")
                .strip();
    }
}
