package org.vigie.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.Feed.Enclosure;

/** Attached files: elements of their own in RSS, links in Atom. */
final class Enclosures {
    private static final int MOST = 200;

    private Enclosures() {}

    static List<Enclosure> of(Fields fields, String base) {
        var found = new ArrayList<Enclosure>();
        for (var field : fields.all("enclosure")) {
            var url = field.attributes().getIgnoreCase("url");
            add(found, fields, field, url.isBlank() ? Fields.address(field) : url, base);
        }
        for (var link : fields.all("link")) {
            if (link.attr("rel").strip().toLowerCase(Locale.ROOT).endsWith("enclosure")) {
                add(found, fields, link, Fields.address(link), base);
            }
        }
        return found.stream().limit(MOST).toList();
    }

    private static void add(List<Enclosure> found, Fields fields, Element field, String url, String base) {
        if (!url.isBlank()) {
            var type = field.attr("type").strip();
            found.add(new Enclosure(
                    Links.resolve(fields.baseOf(field, base), url),
                    type.isEmpty() ? null : type,
                    length(field.attr("length"))));
        }
    }

    private static @Nullable Long length(String text) {
        try {
            long length = Long.parseLong(text.strip());
            return length < 0 ? null : length;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
