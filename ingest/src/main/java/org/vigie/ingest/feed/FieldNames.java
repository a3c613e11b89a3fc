package org.vigie.ingest.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * One name for each field, whatever prefix, case or spelling of a namespace a feed uses: {@code title}, {@code
 * dc:creator}, {@code content:encoded}. Fields of RSS, Atom, CDF and of no namespace carry no prefix. A prefix that
 * nobody declared means what it usually means.
 */
final class FieldNames {
    private static final Map<String, String> PREFIXES = new HashMap<>();
    private static final Set<String> USUAL =
            Set.of("dc", "dcterms", "content", "media", "itunes", "rdf", "xhtml", "georss", "feedburner", "foaf");

    static {
        name(
                "",
                "www.w3.org/2005/atom",
                "purl.org/atom/ns",
                "purl.org/echo",
                "purl.org/pie",
                "uri/of/echo/namespace",
                "purl.org/rss/1.0",
                "purl.org/rss/1.0/modules/rss091",
                "my.netscape.com/rdf/simple/0.9",
                "my.netscape.com/publish/formats/rss-0.91.dtd",
                "channel.netscape.com/rdf/simple/0.9",
                "backend.userland.com/rss",
                "backend.userland.com/rss2",
                "backend.userland.com/rss091",
                "backend.userland.com/rss092",
                "blogs.law.harvard.edu/tech/rss",
                "cyber.law.harvard.edu/rss",
                "cyber.law.harvard.edu/rss/rss.html",
                "www.rssboard.org/rss-specification",
                "www.microsoft.com/cdf");
        name("dc", "purl.org/dc/elements/1.0", "purl.org/dc/elements/1.1");
        name("dcterms", "purl.org/dc/terms");
        name("content", "purl.org/rss/1.0/modules/content");
        name("media", "search.yahoo.com/mrss", "search.yahoo.com/mrss/rss.xml", "video.search.yahoo.com/mrss");
        name("itunes", "www.itunes.com/dtds/podcast-1.0.dtd", "www.itunes.com/dtds/pluspodcast-1.0.dtd");
        name("foaf", "xmlns.com/foaf/0.1");
        name("rdf", "www.w3.org/1999/02/22-rdf-syntax-ns");
        name("xhtml", "www.w3.org/1999/xhtml");
        name("georss", "www.georss.org/georss");
        name("feedburner", "rssnamespace.org/feedburner/ext/1.0");
    }

    private FieldNames() {}

    private static void name(String prefix, String... namespaces) {
        for (var namespace : namespaces) {
            PREFIXES.put(namespace, prefix);
        }
    }

    /** The name of an element as Vigie knows it. */
    static String of(Element element) {
        var tag = element.tag();
        var local = tag.localName().toLowerCase(Locale.ROOT);
        var known = PREFIXES.get(folded(tag.namespace()));
        if (known != null) {
            return known.isEmpty() ? local : known + ":" + local;
        }
        var prefix = tag.prefix().toLowerCase(Locale.ROOT);
        if (prefix.isEmpty() || prefix.startsWith("atom") || prefix.startsWith("rss")) {
            return local;
        }
        return USUAL.contains(prefix) ? prefix + ":" + local : "other:" + local;
    }

    /** Without scheme, case and what stands at the end by accident. */
    private static String folded(String namespace) {
        var text = namespace.strip().toLowerCase(Locale.ROOT);
        int start = text.startsWith("http://") ? 7 : text.startsWith("https://") ? 8 : 0;
        int end = text.length();
        while (end > start && (text.charAt(end - 1) == '/' || text.charAt(end - 1) == '#')) {
            end--;
        }
        if (text.startsWith("purl.org/atom/ns", start)) {
            return "purl.org/atom/ns";
        }
        return text.substring(start, end);
    }
}
