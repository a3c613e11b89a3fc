package org.vigie.notify.send;

import java.util.regex.Pattern;
import org.vigie.notify.message.Text;

/** Text in Markdown that is only text: nothing in it is formatted, linked or calls anybody. */
final class Markdown {
    private static final Pattern MARK = Pattern.compile("[\\\\`*_{}\\[\\]()#+\\-.!|~<>:]");
    /** Between {@code @} and a name, so that nobody is called. */
    private static final String NO_MENTION = "@\u200B";

    private Markdown() {}

    static String escape(String text) {
        return MARK.matcher(text).replaceAll("\\\\$0").replace("@", NO_MENTION);
    }

    static String line(Text.Line line) {
        var title = escape(line.title());
        return escape(line.before())
                + (line.url() == null ? title : "[" + title + "](" + target(line.url()) + ")")
                + escape(line.after());
    }

    /** An address that ends where the link does. */
    private static String target(String url) {
        return url.replace("(", "%28").replace(")", "%29").replace("@", "%40").replace("*", "%2A");
    }
}
