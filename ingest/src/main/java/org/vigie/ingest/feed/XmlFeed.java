package org.vigie.ingest.feed;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.Feed.Entry;

/** RSS of any version, Atom of any version and CDF, read from a tree: fields are looked up by name, wherever they stand. */
final class XmlFeed {
    private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf:rdf", "channel");
    private static final Set<String> CHANNELS = Set.of("channel", "feed");
    private static final Set<String> ENTRIES = Set.of("item", "entry");
    private static final Set<String> HTML = Set.of("html", "xhtml:html");

    private final Element root;
    private final Fields fields;
    private final String base;
    private final Origin origin;

    private XmlFeed(Element root, Origin origin) {
        this.root = root;
        this.origin = origin;
        var channel = XmlTree.findFirst(root, CHANNELS);
        this.fields = channel == null || channel == root ? new Fields(root) : new Fields(channel, root);
        this.base = origin.base();
    }

    /**
     * Reads a feed.
     *
     * @throws UnreadableFeedException when the tree is no feed
     */
    static Feed read(String text, Origin origin) throws UnreadableFeedException {
        var tree = XmlTree.of(text);
        var root = XmlTree.findFirst(tree, ROOTS);
        if (isHtml(tree) && (root == null || XmlTree.findFirst(tree, ENTRIES) == null)) {
            throw new UnreadableFeedException("this is an HTML page, not a feed");
        }
        if (root == null) {
            var entry = XmlTree.findFirst(tree, ENTRIES);
            if (entry == null) {
                throw new UnreadableFeedException(whatItIs(tree));
            }
            root = entry.parent() == null ? entry : entry.parent();
        }
        return new XmlFeed(root, origin).read();
    }

    private static boolean isHtml(Document tree) {
        for (var node : tree.childNodes()) {
            if (node instanceof DocumentType type && type.name().equalsIgnoreCase("html")) {
                return true;
            }
        }
        return XmlTree.findFirst(tree, HTML) != null;
    }

    private static String whatItIs(Document tree) {
        var first = tree.firstElementChild();
        if (first == null) {
            return "there is no element in it, so it is neither XML nor JSON";
        }
        return switch (FieldNames.of(first)) {
            case "opml" -> "this is a list of feeds (OPML), not a feed: import it with vigie sources import";
            case "urlset", "sitemapindex" -> "this is a sitemap, not a feed";
            default -> "neither RSS nor Atom nor CDF nor JSON Feed: its first element is <" + first.tagName() + ">";
        };
    }

    private Feed read() {
        boolean inherits = FieldNames.of(root).equals("feed");
        var author = fields.author();
        var entries = XmlTree.find(root, ENTRIES).stream()
                .limit(FeedReader.MOST_ENTRIES)
                .map(element -> entry(element, inherits ? author : null))
                .toList();
        return new Feed(
                fields.line("title", "dc:title", "itunes:title", "media:title"),
                fields.link(base),
                language(),
                fields.id(base),
                fields.plain(
                        "subtitle",
                        "tagline",
                        "description",
                        "dc:description",
                        "abstract",
                        "itunes:summary",
                        "itunes:subtitle",
                        "summary"),
                updated(),
                author,
                fields.plain("rights", "copyright", "dc:rights", "dcterms:rights", "media:copyright"),
                fields.categories(),
                fields.image(base),
                fields.cadence(),
                entries);
    }

    private @Nullable String language() {
        var declared = fields.text("language", "dc:language");
        if (declared == null) {
            declared = fields.inherited("xml:lang");
        }
        return LanguageTag.of(declared == null ? origin.contentLanguage() : declared);
    }

    private @Nullable Instant updated() {
        return fields.date(
                "updated",
                "modified",
                "lastbuilddate",
                "dcterms:modified",
                "dc:date",
                "pubdate",
                "published",
                "dcterms:issued");
    }

    private Entry entry(Element element, @Nullable String feedAuthor) {
        var entry = new Fields(element);
        var content = entry.content(base);
        var summary = entry.summary(base);
        var authors = entry.authors();
        if (authors.isEmpty() && feedAuthor != null) {
            authors = List.of(feedAuthor);
        }
        var title = entry.line("title", "dc:title", "media:title", "itunes:title");
        return new Entry(
                entry.id(base),
                entry.link(base),
                title == null ? "" : title,
                entry.date("pubdate", "published", "issued", "dcterms:issued", "created", "dcterms:created"),
                entry.date("updated", "modified", "dcterms:modified", "dc:date", "date", "dcterms:date", "lastmod"),
                authors,
                summary,
                content,
                entry.categories(),
                entry.enclosures(base),
                LanguageTag.of(entry.language()));
    }
}
