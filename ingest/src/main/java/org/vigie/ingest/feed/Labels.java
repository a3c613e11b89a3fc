package org.vigie.ingest.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Categories, subjects and keywords: of each the term, and its label only where there is no term. */
final class Labels {
    private static final int MOST = 200;
    private static final int DEEPEST = 8;

    private Labels() {}

    /** Each once, in the order of the names and of the document. */
    static List<String> of(Fields fields) {
        var labels = new LinkedHashSet<String>();
        for (var name : List.of("category", "dc:subject", "itunes:category", "media:category")) {
            for (var field : fields.all(name)) {
                addLabels(field, labels, DEEPEST);
            }
        }
        for (var keywords : List.of("itunes:keywords", "keywords", "media:keywords")) {
            for (var field : fields.all(keywords)) {
                for (var word : Construct.text(field).split(",")) {
                    labels.add(word.strip());
                }
            }
        }
        labels.remove("");
        return labels.stream().limit(MOST).toList();
    }

    private static void addLabels(Element field, Set<String> labels, int levels) {
        var term = field.attr("term").strip();
        if (term.isEmpty()) {
            term = field.childrenSize() == 0 ? Construct.plain(field) : "";
        }
        if (term.isEmpty()) {
            term = field.attr("text").strip();
        }
        labels.add(term.isEmpty() ? field.attr("label").strip() : term);
        for (var inner : levels == 0 ? List.<Element>of() : field.children()) {
            addLabels(inner, labels, levels - 1);
        }
    }
}
