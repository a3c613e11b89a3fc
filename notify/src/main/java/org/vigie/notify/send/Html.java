package org.vigie.notify.send;

import org.vigie.notify.message.Text;

/** A message as HTML for mail: text and links, nothing else. */
final class Html {
    private Html() {}

    static String page(Text text, String language) {
        return "<!DOCTYPE html><html lang=\"" + language + "\"><meta charset=\"utf-8\"><body><p><strong>"
                + escape(text.headline()) + "</strong></p>\n<p>"
                + text.body(Html::line, Html::escape).replace("\n", "<br>\n") + "</p></body></html>\n";
    }

    private static String line(Text.Line line) {
        var title = escape(line.title());
        return escape(line.before())
                + (line.url() == null ? title : "<a href=\"" + escape(line.url()) + "\">" + title + "</a>")
                + escape(line.after());
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
