package org.vigie.ingest.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Failure;
import org.vigie.ingest.feed.CharacterEncoding;
import org.vigie.ingest.feed.DateReader;
import org.vigie.ingest.feed.LanguageTag;
import org.vigie.ingest.feed.Links;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.feed.UnreadableFeedException;
import org.vigie.ingest.feed.XmlTree;

/**
 * A sitemap as sitemaps.org describes it, in XML or as lines of text, packed or not, with the news extension; or an index
 * of such.
 *
 * @param pages in their order
 * @param parts addresses of the sitemaps that an index lists
 */
record Sitemap(List<Page> pages, List<String> parts) {
    private static final int LARGEST = 64 << 20;

    /**
     * A page that is listed. Its {@code lastmod} is left unread: it is rewritten without a change.
     *
     * @param title this and the next two: what the news extension says
     */
    record Page(
            String address,
            @Nullable String title,
            @Nullable Instant published,
            @Nullable String language) {
        static Page at(String address) {
            return new Page(address, null, null, null);
        }
    }

    /** @throws UnwatchableException when it is neither */
    static Sitemap read(byte[] body, Origin origin) throws UnwatchableException {
        try {
            var tree = XmlTree.of(body, origin, LARGEST);
            var base = origin.base();
            var pages = new ArrayList<Page>();
            var parts = new ArrayList<String>();
            for (var element : tree.getAllElements()) {
                switch (localName(element)) {
                    case "url" -> addPage(element, base, pages);
                    case "sitemap" -> addPart(element, base, parts);
                    default -> {
                        // the root, and what stands inside of the two
                    }
                }
            }
            boolean isOne = tree.stream().map(Sitemap::localName).anyMatch(Sitemap::isRoot);
            if (!isOne) {
                return lines(CharacterEncoding.decode(body, origin.contentType()), body, origin);
            }
            return new Sitemap(pages, parts);
        } catch (UnreadableFeedException e) {
            throw new UnwatchableException(Failure.TOO_LARGE, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isRoot(String name) {
        return name.equals("urlset") || name.equals("sitemapindex");
    }

    private static void addPage(Element url, String base, List<Page> pages) {
        var address = Links.resolveIfAny(base, text(url, "loc"));
        if (address != null) {
            var news = child(url, "news");
            var publication = news == null ? null : child(news, "publication");
            pages.add(new Page(
                    address,
                    text(news, "title"),
                    DateReader.read(text(news, "publication_date")),
                    LanguageTag.of(text(publication, "language"))));
        }
    }

    private static void addPart(Element sitemap, String base, List<String> parts) {
        var address = Links.resolveIfAny(base, text(sitemap, "loc"));
        if (address != null) {
            parts.add(address);
        }
    }

    private static Sitemap lines(String text, byte[] body, Origin origin) throws UnwatchableException {
        var lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty() || !lines.stream().allMatch(Links::isWebAddress)) {
            throw EmptyHanded.instead("sitemap", text, body, origin);
        }
        return new Sitemap(lines.stream().map(Page::at).toList(), List.of());
    }

    private static String localName(Element element) {
        var name = element.tagName().toLowerCase(Locale.ROOT);
        return name.substring(name.indexOf(':') + 1);
    }

    private static @Nullable Element child(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> localName(child).equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(@Nullable Element parent, String name) {
        var found = parent == null ? null : child(parent, name);
        return found == null || found.text().isBlank() ? null : found.text().strip();
    }
}
