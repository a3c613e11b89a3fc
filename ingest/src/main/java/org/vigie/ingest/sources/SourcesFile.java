package org.vigie.ingest.sources;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.vigie.contract.Problems;
import org.vigie.contract.Source;
import org.vigie.contract.UserError;
import org.vigie.contract.YamlList;

/**
 * The list of sources as people write it.
 *
 * <pre>
 * sources:
 *   - id: le-fil                     # lower-case letters, digits, dots, hyphens and underscores
 *     kind: feed                     # or a hub (hugging-face, github ...), or page, sitemap, json; feed if left out
 *     url: https://lefil.example/rss.xml
 *     outlet: Le Fil                 # the id if left out
 *     language: fr                   # optional from here on: ISO 639
 *     country: FR                    # ISO 3166-1 alpha-2
 *     groups: [press, technology]    # what it is filed under
 *     every: PT10M                   # time between two polls
 *     conditional-get: false         # for publishers whose validators do not change with the feed
 *     full-text: true                # the pages behind the entries are read, too
 *     headers: {User-Agent: Reader}  # sent to its own host
 *     credentials: le-fil            # ingest.credentials.le-fil in the configuration of the process that polls
 *     networks: [10.0.0.0/8]         # private networks that it may lead to
 *   - id: lab-news
 *     kind: page                     # or sitemap, or json: a list that is watched
 *     url: https://lab.example/news
 *     watch:                         # see {@link org.vigie.contract.Watch}
 *       entries: article.card
 *       date: time@datetime
 * </pre>
 */
public final class SourcesFile {
    private final URI base;
    private final List<String> problems = new ArrayList<>();

    private SourcesFile(URI base) {
        this.base = base;
    }

    /**
     * Reads a text.
     *
     * @param name of the text in messages
     * @param base relative addresses are resolved against it
     * @throws UserError that lists all problems
     */
    public static List<Source> parse(String yaml, String name, URI base) {
        var file = new SourcesFile(base);
        return Problems.none(name, file.problems, file.sources(YamlList.read(yaml, name, "sources")));
    }

    /** The same list as a text. */
    public static String write(List<Source> sources) {
        return YamlList.write("sources", sources.stream().map(SourceForm::texts).toList());
    }

    private List<Source> sources(List<YamlList.Entry> list) {
        var sources = new ArrayList<Source>();
        var lines = new HashMap<String, Integer>();
        for (var entry : list) {
            if (entry.bare() == null) {
                var source = source(entry);
                var earlier = lines.putIfAbsent(source.id(), entry.line());
                if (earlier != null) {
                    problem(entry.line(), source.id(), "id is given to two sources, the other one in line " + earlier);
                }
                sources.add(source);
            } else {
                problem(entry.line(), "\"" + entry.bare() + "\"", "is no source: it needs an id and a url");
            }
        }
        return sources;
    }

    private Source source(YamlList.Entry entry) {
        var id = String.valueOf(entry.texts().getOrDefault("id", ""));
        var where = id.isEmpty() ? "a source without id" : id;
        entry.repeated().forEach(field -> problem(field.getValue(), where, field.getKey() + " is said twice"));
        return SourceForm.read(
                entry.texts(),
                base,
                (field, what) -> problem(entry.lines().getOrDefault(field, entry.line()), where, field + " " + what));
    }

    private void problem(int line, String where, String what) {
        problems.add("line " + line + ": " + where + ": " + what);
    }
}
