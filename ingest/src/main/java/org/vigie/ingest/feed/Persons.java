package org.vigie.ingest.feed;

import java.util.LinkedHashSet;
import java.util.List;
import org.jsoup.nodes.Element;

/** Who wrote it, under the first name of a field that tells somebody. */
final class Persons {
    private static final List<String> PERSONS = List.of(
            "author",
            "dc:creator",
            "itunes:author",
            "dc:author",
            "managingeditor",
            "webmaster",
            "dc:publisher",
            "itunes:owner");

    private Persons() {}

    /** Names; an address where there is no name. Texts of RSS as they are. */
    static List<String> of(Fields fields) {
        for (var name : PERSONS) {
            var authors = new LinkedHashSet<String>();
            for (var field : fields.all(name)) {
                var person = person(field);
                if (!person.isBlank()) {
                    authors.add(person);
                }
            }
            if (!authors.isEmpty()) {
                return List.copyOf(authors);
            }
        }
        for (var source : fields.all("source")) {
            if (source.childrenSize() > 0) {
                return of(new Fields(source));
            }
        }
        return List.of();
    }

    private static String person(Element field) {
        var parts = new Fields(field);
        var name = parts.text("name", "itunes:name", "foaf:name", "rdf:value");
        if (name == null) {
            name = parts.text("email", "itunes:email", "uri", "url");
        }
        return name == null ? Construct.plain(field) : Html.plainText(Html.escape(name));
    }
}
