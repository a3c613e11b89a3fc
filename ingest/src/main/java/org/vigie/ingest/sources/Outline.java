package org.vigie.ingest.sources;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** One outline element of OPML: a feed, or a folder. Its attributes are looked up whatever their case. */
record Outline(Element element) {
    private static final Set<String> FEEDS = Set.of("", "rss", "atom", "feed");

    /** An attribute of Vigie's own. */
    String own(String setting) {
        return get(OpmlFile.PREFIX + setting);
    }

    /** Empty where it is missing. */
    String get(String name) {
        for (Attribute attribute : element.attributes()) {
            if (attribute.getKey().equalsIgnoreCase(name)) {
                return attribute.getValue().strip();
            }
        }
        return "";
    }

    /** Title or text, else the host. What was escaped twice, as some readers do, is unescaped twice. */
    String name() {
        var name = get("title").isEmpty() ? get("text") : get("title");
        if (name.isEmpty()) {
            return SourceIds.site(address());
        }
        return own("id").isEmpty() ? Parser.unescapeEntities(name, true).strip() : name;
    }

    boolean namesSource() {
        return !address().isEmpty();
    }

    /** Browsers once wrote {@code feed:} before addresses or in place of {@code http:}. Empty for a folder. */
    String address() {
        var address = get("xmlUrl");
        if (address.isEmpty()
                && (FEEDS.contains(get("type").toLowerCase(Locale.ROOT))
                        || !own("kind").isEmpty())) {
            address = get("url");
        }
        return address.replaceFirst("(?i)^feed:(?=https?:)", "").replaceFirst("(?i)^feed:(?=//)", "http:");
    }

    /** Counted from 1. */
    int line() {
        return element.sourceRange().start().lineNumber();
    }
}
