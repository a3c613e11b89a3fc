package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** The meta elements of a page by name, whatever the case and whichever attribute has the name. */
final class Metas {
    private static final List<String> NAMES = List.of("property", "name", "http-equiv");

    private final Map<String, List<String>> byName = new HashMap<>();

    static Metas of(Document page) {
        var metas = new Metas();
        for (var element : page.select("meta[content]")) {
            var content = element.attr("content").strip();
            for (var attribute : NAMES) {
                var name = element.attr(attribute).strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !content.isEmpty()) {
                    metas.byName.computeIfAbsent(name, any -> new ArrayList<>()).add(content);
                }
            }
        }
        return metas;
    }

    /** All values of a name, in document order. */
    List<String> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    @Nullable
    String first(String... names) {
        for (var name : names) {
            var all = all(name);
            if (!all.isEmpty()) {
                return all.getFirst();
            }
        }
        return null;
    }
}
