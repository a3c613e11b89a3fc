package org.vigie.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The fields of one feed or entry. Where several names mean the same, the first that says something counts. */
final class Fields {
    private static final int MOST_OF_A_NAME = 1_000;
    private static final Pattern PICTURE = Pattern.compile("(?i)\\.(?:jpe?g|png|gif|webp|avif)(?:\\?|$)");
    private static final Set<String> NOT_FIELDS = Set.of("item", "entry", "channel", "items");

    private final Element element;
    private @Nullable String base;
    private final Map<String, List<Element>> byName = new LinkedHashMap<>();

    /** @param contexts elements whose children are the fields, the more important first */
    Fields(Element... contexts) {
        this.element = contexts[0];
        for (var context : contexts) {
            for (var child : context.children()) {
                var name = FieldNames.of(child);
                if (name.equals("media:group") || name.equals("media:content") && !isPicture(child)) {
                    addAll(child);
                }
                if (!NOT_FIELDS.contains(name)) {
                    add(name, child);
                }
            }
        }
    }

    /** What is said of a picture is its caption, not the summary of an article. */
    private static boolean isPicture(Element media) {
        return media.attr("medium").equals("image")
                || media.attr("type").startsWith("image/")
                || PICTURE.matcher(media.attr("url")).find();
    }

    /** Fields of a group stand behind those of the entry itself, since the names begin with {@code media:}. */
    private void addAll(Element group) {
        for (var child : group.children()) {
            add(FieldNames.of(child), child);
        }
    }

    private void add(String name, Element field) {
        var fields = byName.computeIfAbsent(name, any -> new ArrayList<>());
        if (fields.size() < MOST_OF_A_NAME) {
            fields.add(field);
        }
    }

    /** The fields of a name, in the order of the document. */
    List<Element> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    @Nullable
    String plain(String... names) {
        for (var name : names) {
            for (var field : all(name)) {
                var text = Construct.plain(field);
                if (!text.isBlank()) {
                    return text;
                }
            }
        }
        return null;
    }

    /** Plain text in one line. */
    @Nullable
    String line(String... names) {
        var text = plain(names);
        return text == null ? null : text.replace('\n', ' ');
    }

    @Nullable
    String text(String... names) {
        for (var name : names) {
            for (var field : all(name)) {
                var text = Construct.text(field);
                if (!text.isBlank()) {
                    return text;
                }
            }
        }
        return null;
    }

    @Nullable
    Instant date(String... names) {
        for (var name : names) {
            for (var field : all(name)) {
                var date = DateReader.read(Construct.text(field));
                if (date != null) {
                    return date;
                }
            }
        }
        return names.length == 0
                        || element.attributes().getIgnoreCase("lastmod").isEmpty()
                ? null
                : DateReader.read(element.attributes().getIgnoreCase("lastmod"));
    }

    /** The name the feed has for it; a relative address becomes absolute, a mere number or word stays as it is. */
    @Nullable
    String id(String base) {
        for (var name : List.of("id", "guid", "dc:identifier")) {
            for (var field : all(name)) {
                var id = Construct.text(field);
                if (!id.isEmpty()) {
                    boolean isAddress = id.indexOf('/') >= 0 && isPermanent(field);
                    return isAddress ? Links.resolve(baseOf(field, base), id) : id;
                }
            }
        }
        var about = element.attr("rdf:about");
        return about.isBlank() ? null : about.strip();
    }

    private static boolean isPermanent(Element guid) {
        return !guid.attributes().getIgnoreCase("isPermaLink").strip().equalsIgnoreCase("false");
    }

    /** An attribute of the element or of the nearest one around it that has it. */
    @Nullable
    String inherited(String attribute) {
        for (Element at = element; at != null; at = at.parent()) {
            if (at.hasAttr(attribute)) {
                return at.attr(attribute);
            }
        }
        return null;
    }

    /** What the entry itself says, not what it inherits from the feed. */
    @Nullable
    String language() {
        var declared = text("dc:language", "language");
        if (declared != null) {
            return declared;
        }
        return element.hasAttr("xml:lang") ? element.attr("xml:lang") : null;
    }

    /** The page: a link to the alternate form, HTML before anything else; else an id that is an address. */
    @Nullable
    String link(String base) {
        Element other = null;
        for (var link : all("link")) {
            if (isAlternate(link) && !address(link).isEmpty()) {
                var type = link.attr("type").toLowerCase(Locale.ROOT);
                if (type.isEmpty() || type.contains("html")) {
                    return Links.resolve(baseOf(link, base), address(link));
                }
                other = other == null ? link : other;
            }
        }
        if (other != null) {
            return Links.resolve(baseOf(other, base), address(other));
        }
        var href = element.attributes().getIgnoreCase("href");
        if (!href.isBlank()) {
            return Links.resolve(baseOf(element, base), href);
        }
        return linkInId(base);
    }

    private @Nullable String linkInId(String base) {
        for (var guid : all("guid")) {
            var address = Links.resolve(baseOf(guid, base), Construct.text(guid));
            if (isPermanent(guid) && Construct.text(guid).indexOf('/') >= 0 && Links.isWebAddress(address)) {
                return address;
            }
        }
        for (var id : all("id")) {
            if (Links.isWebAddress(Construct.text(id))) {
                return Construct.text(id);
            }
        }
        var about = element.attr("rdf:about").strip();
        return Links.isWebAddress(about) ? about : null;
    }

    private static boolean isAlternate(Element link) {
        var rel = link.attr("rel").strip().toLowerCase(Locale.ROOT);
        return rel.isEmpty()
                || rel.equals("alternate")
                || rel.endsWith("relation/alternate")
                || rel.endsWith("relations/alternate");
    }

    static String address(Element link) {
        var href = link.attributes().getIgnoreCase("href");
        if (href.isBlank()) {
            href = link.attr("rdf:resource");
        }
        if (href.isBlank()) {
            href = Construct.text(link);
        }
        return href.isBlank() ? behind(link) : href.strip();
    }

    /** A tool for HTML writes {@code <link/>https://...}, since links are empty there. */
    private static String behind(Element link) {
        return link.nextSibling() instanceof TextNode text
                        && Links.isWebAddress(text.text().strip())
                ? text.text().strip()
                : "";
    }

    /** The base in force at a field; that of the element around all fields is found once. */
    String baseOf(Element field, String documentBase) {
        if (base == null) {
            base = baseFromAbove(element, documentBase);
        }
        if (field == element) {
            return base;
        }
        if (field.parent() != element) {
            return baseFromAbove(field, documentBase);
        }
        return field.hasAttr("xml:base") ? Links.base(base, field.attr("xml:base")) : base;
    }

    /** The document's base, changed by each {@code xml:base} on the way down. */
    private static String baseFromAbove(Element at, String documentBase) {
        var above = at.parent() == null ? documentBase : baseFromAbove(at.parent(), documentBase);
        return at.hasAttr("xml:base") ? Links.base(above, at.attr("xml:base")) : above;
    }

    @Nullable
    String image(String base) {
        for (var image : all("image")) {
            var url = new Fields(image).text("url");
            url = url == null ? image.attributes().getIgnoreCase("href") : url;
            if (!url.isBlank()) {
                return Links.resolve(baseOf(image, base), url);
            }
        }
        for (var name : List.of("itunes:image", "logo", "media:thumbnail", "icon")) {
            for (var image : all(name)) {
                var address = address(image).isBlank() ? image.attr("url") : address(image);
                if (!address.isBlank()) {
                    return Links.resolve(baseOf(image, base), address);
                }
            }
        }
        return null;
    }

    /** Sanitised HTML of the full content, empty where there is none. */
    String content(String base) {
        var longest = "";
        for (var name : List.of("content", "content:encoded", "xhtml:body", "body", "fullitem", "xhtml:div")) {
            for (var field : all(name)) {
                var html = field.hasAttr("src") ? "" : Html.sanitise(Construct.html(field), baseOf(field, base));
                longest = html.length() > longest.length() ? html : longest;
            }
        }
        return longest.isEmpty() ? secondSummary(base) : longest;
    }

    /** Of two texts under one name, the second is the full one. */
    private String secondSummary(String base) {
        for (var name : List.of("description", "summary")) {
            if (all(name).size() > 1) {
                var field = all(name).get(1);
                var second = Html.sanitise(Construct.html(field), baseOf(field, base));
                return second.equals(summary(base)) ? "" : second;
            }
        }
        return "";
    }

    /** Sanitised HTML of the summary, empty where there is none. */
    String summary(String base) {
        var names = List.of(
                "summary",
                "description",
                "dc:description",
                "abstract",
                "dcterms:abstract",
                "itunes:summary",
                "itunes:subtitle",
                "media:description");
        for (var name : names) {
            for (var field : all(name)) {
                var html = Html.sanitise(Construct.html(field), baseOf(field, base));
                if (!html.isEmpty()) {
                    return html;
                }
            }
        }
        return "";
    }
}
