package org.vigie.ingest.watch;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands inside an entry: {@code h2}, {@code time@datetime}, or {@code @data-url} for an attribute of the
 * entry itself.
 *
 * @param element null for the entry itself
 * @param attribute null for the text
 */
record CssField(@Nullable Evaluator element, @Nullable String attribute) {
    private static final Pattern ATTRIBUTE = Pattern.compile("(.*)@([A-Za-z_][\\w:.-]*)", Pattern.DOTALL);

    /** @throws IllegalArgumentException with jsoup's own words for what is no selector */
    static CssField parse(String text) {
        var parts = ATTRIBUTE.matcher(text.strip());
        if (!parts.matches()) {
            return new CssField(selector(text), null);
        }
        return new CssField(parts.group(1).isBlank() ? null : selector(parts.group(1)), parts.group(2));
    }

    /** @throws IllegalArgumentException with jsoup's own words for what is no selector */
    static Evaluator selector(String css) {
        try {
            return QueryParser.parse(css.strip());
        } catch (SelectorParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The first element that it means, null where there is none. */
    @Nullable
    Element in(Element entry) {
        return element == null ? entry : entry.selectFirst(element);
    }

    /** The attribute or text that it means; empty where there is none. */
    String text(Element entry) {
        var found = in(entry);
        if (found == null) {
            return "";
        }
        return attribute == null ? found.text().strip() : found.attr(attribute).strip();
    }
}
