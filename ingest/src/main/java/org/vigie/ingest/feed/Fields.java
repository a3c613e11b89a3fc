package org.vigie.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.PollState.Cadence;
import org.vigie.ingest.feed.Feed.Enclosure;

/** The fields of one feed or entry. Where several names mean the same, the first that says something counts. */
final class Fields {
    private static final int MOST_LABELS = 200;
    private static final int MOST_OF_A_NAME = 1_000;
    private static final int DEEPEST_CATEGORY = 8;
    private static final List<String> PERSONS = List.of(
            "author",
            "dc:creator",
            "itunes:author",
            "dc:author",
            "managingeditor",
            "webmaster",
            "dc:publisher",
            "itunes:owner");
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
                if (name.equals("media:group") || name.equals("media:content")) {
                    addAll(child);
                }
                if (!NOT_FIELDS.contains(name)) {
                    add(name, child);
                }
            }
        }
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

    private List<Element> all(String name) {
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

    private static String address(Element link) {
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
    private String baseOf(Element field, String documentBase) {
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
    String author() {
        var authors = authors();
        return authors.isEmpty() ? null : authors.getFirst();
    }

    /** Names; an address where there is no name. Texts of RSS as they are. */
    List<String> authors() {
        for (var name : PERSONS) {
            var authors = new LinkedHashSet<String>();
            for (var field : all(name)) {
                var person = person(field);
                if (!person.isBlank()) {
                    authors.add(person);
                }
            }
            if (!authors.isEmpty()) {
                return List.copyOf(authors);
            }
        }
        for (var source : all("source")) {
            if (source.childrenSize() > 0) {
                return new Fields(source).authors();
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

    List<String> categories() {
        var labels = new LinkedHashSet<String>();
        for (var name : List.of("category", "dc:subject", "itunes:category", "media:category")) {
            for (var field : all(name)) {
                addLabels(field, labels, DEEPEST_CATEGORY);
            }
        }
        for (var keywords : List.of("itunes:keywords", "keywords", "media:keywords")) {
            for (var field : all(keywords)) {
                for (var word : Construct.text(field).split(",")) {
                    labels.add(word.strip());
                }
            }
        }
        labels.remove("");
        return labels.stream().limit(MOST_LABELS).toList();
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

    List<Enclosure> enclosures(String base) {
        var found = new ArrayList<Enclosure>();
        for (var field : all("enclosure")) {
            add(found, field, field.attributes().getIgnoreCase("url"), base);
        }
        for (var link : all("link")) {
            if (link.attr("rel").strip().toLowerCase(Locale.ROOT).endsWith("enclosure")) {
                add(found, link, address(link), base);
            }
        }
        return found.stream().filter(Objects::nonNull).limit(MOST_LABELS).toList();
    }

    private void add(List<Enclosure> found, Element field, String url, String base) {
        if (!url.isBlank()) {
            var type = field.attr("type").strip();
            found.add(new Enclosure(
                    Links.resolve(baseOf(field, base), url),
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

    /** When the publisher wants to be asked, as far as it makes sense. */
    Cadence cadence() {
        var ttl = text("ttl");
        boolean isMinutes = ttl != null && ttl.matches("[1-9]\\d{0,5}");
        var hours = new TreeSet<Integer>();
        for (var hour : within("skiphours", "hour")) {
            if (hour.matches("\\d{1,2}") && Integer.parseInt(hour) <= 24) {
                hours.add(Integer.parseInt(hour) % 24);
            }
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var name : within("skipdays", "day")) {
            for (var day : DayOfWeek.values()) {
                if (day.name().equalsIgnoreCase(name)) {
                    days.add(day);
                }
            }
        }
        return new Cadence(isMinutes ? Duration.ofMinutes(Long.parseLong(ttl)) : null, hours, days);
    }

    private List<String> within(String name, String part) {
        return all(name).stream()
                .flatMap(field -> new Fields(field).all(part).stream())
                .map(Construct::text)
                .toList();
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
