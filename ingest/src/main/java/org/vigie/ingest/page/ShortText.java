package org.vigie.ingest.page;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** The text of an element if it is short: a large one costs no more than a short one. */
final class ShortText implements NodeFilter {
    private final int longest;
    private int length;

    private ShortText(int longest) {
        this.longest = longest;
    }

    /** Null for a longer one. */
    static @Nullable String of(Element element, int longest) {
        var text = new ShortText(2 * longest);
        element.filter(text);
        if (text.length > text.longest) {
            return null;
        }
        var whole = element.text();
        return whole.length() > longest ? null : whole;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text && !text.isBlank()) {
            length += text.getWholeText().strip().length();
        }
        return length > longest ? FilterResult.STOP : FilterResult.CONTINUE;
    }
}
