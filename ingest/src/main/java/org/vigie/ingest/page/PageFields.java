package org.vigie.ingest.page;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.DateReader;

/** What a page says of its article besides the text: first in JSON-LD, then in meta elements, then in what is shown. */
final class PageFields {
    private static final List<String> TITLES = List.of("og:title", "twitter:title", "dc.title", "parsely-title");
    private static final List<String> AUTHORS = List.of(
            "author",
            "article:author",
            "dc.creator",
            "dcterms.creator",
            "parsely-author",
            "sailthru.author",
            "byl",
            "citation_author",
            "cxenseparse:author");
    private static final List<String> DATES = List.of(
            "article:published_time",
            "og:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date",
            "dcterms.date",
            "citation_publication_date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "cxenseparse:recs:publishtime",
            "date",
            "dcterms.created",
            "dc.date.created");
    /** From the surest to the vaguest; of the first that names somebody all are taken. */
    private static final List<String> AUTHOR_ELEMENTS = List.of(
            "[itemprop=author] [itemprop=name]",
            "[itemprop=author]",
            "a[rel=author]",
            ".author-name, .author__name, .byline__name, .byline-name, .byline__author, .article__author, .post-author",
            ".entry-author, .c-byline__author, .auteur, .byline, .author");

    private static final String DATE_ELEMENTS = "time[pubdate], time[itemprop=datePublished], [itemprop=datePublished],"
            + " article time[datetime], header time[datetime], main time[datetime], time[datetime]";
    private static final String SHOWN_DATES = "time, [class*=date], [class*=publish], [class*=posted], [id*=date],"
            + " [class*=time], [class*=meta], [class*=byline]";
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|·•»–—:-]+\\s+|\\s*[|•»]\\s*");
    private static final Pattern BY = Pattern.compile(
            "(?iu)^\\s*(?:written by|posted by|propos recueillis par|publié par|écrit par|by|par|von|door|por|di|da|av|autor|auteur|author|text|texte)\\s*:?\\s+(?=\\p{L})");
    private static final Pattern BETWEEN_NAMES =
            Pattern.compile("\\s*(?:[,;|/•·\\n]|\\s(?:and|et|und|y|e|en|with|avec)\\s|&)\\s*");
    private static final Pattern NO_NAME = Pattern.compile(
            "(?iu).*(?:https?:|www\\.|@|\\d|\\b(?:updated|published|publié|reporter|editor|journaliste|correspondent|min read|share)\\b).*");
    private static final int LONGEST_BYLINE = 200;
    private static final int MOST_AUTHORS = 6;
    private static final int MOST_WORDS_OF_A_NAME = 5;
    private static final Pattern DATE_IN_URL =
            Pattern.compile("[/_-]((?:19|20)\\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\\d|3[01])(?:[/_.-]|$)");
    private static final Pattern DATE_IN_TEXT = Pattern.compile(
            "(?iu)\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.+Z-]+)?|\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{1,2}[./]\\d{1,2}[./]\\d{4}"
                    + "|\\d{1,2}(?:er|st|nd|rd|th|\\.)?\\s+(?:de\\s+)?\\p{L}{3,12}\\.?,?\\s+(?:de\\s+)?(?:19|20)\\d{2}"
                    + "|\\p{L}{3,12}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+(?:19|20)\\d{2}");
    private static final int LOOKED_AT = 4_000;
    private static final Set<String> NO_LANGUAGES = Set.of("und", "mul", "zxx", "xx");

    private final Document page;
    private final StructuredData data;
    private final @Nullable String address;

    PageFields(Document page, StructuredData data, @Nullable String address) {
        this.page = page;
        this.data = data;
        this.address = address;
    }

    /** Null where there is none of that name, or nothing in it. */
    private @Nullable String meta(String name) {
        for (var element : page.select("meta[content]")) {
            for (var attribute : List.of("property", "name", "itemprop", "http-equiv")) {
                if (element.attr(attribute).strip().equalsIgnoreCase(name)
                        && !element.attr("content").isBlank()) {
                    return element.attr("content").strip();
                }
            }
        }
        return null;
    }

    private @Nullable String meta(List<String> names) {
        return first(names, this::meta);
    }

    private static @Nullable String first(List<String> names, Function<String, @Nullable String> value) {
        for (var name : names) {
            var found = value.apply(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The headline as it is shown, where the page's own titles agree; without the site's name. */
    @Nullable
    String title() {
        var declared = meta(TITLES);
        var document = page.title().strip();
        var shown = page.select("h1").stream()
                .map(Element::text)
                .filter(text -> text.length() > 5)
                .filter(text ->
                        isPartOf(text, declared) || isPartOf(text, document) || isPartOf(text, data.text("headline")))
                .findFirst();
        if (shown.isPresent()) {
            return shown.get();
        }
        var title = declared == null ? data.text("headline") : declared;
        var cleaned = withoutSite(title == null ? document : title);
        if (cleaned.isEmpty()) {
            var only = page.selectFirst("h1, h2");
            return only == null || only.text().isBlank() ? null : only.text();
        }
        return cleaned;
    }

    private static boolean isPartOf(String shown, @Nullable String title) {
        return title != null && folded(title).contains(folded(shown));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** A segment at either end that names the site goes; so does a short last one where nobody tells the site's name. */
    private String withoutSite(String title) {
        var segments = SEPARATOR.split(title);
        if (segments.length < 2) {
            return title;
        }
        var last = segments[segments.length - 1];
        if (isSite(last)) {
            return title.substring(0, title.lastIndexOf(last)).replaceAll("[\\s|·•»–—:-]+$", "");
        }
        if (isSite(segments[0])) {
            return title.substring(title.indexOf(segments[0]) + segments[0].length())
                    .replaceAll("^[\\s|·•»–—:-]+", "");
        }
        boolean isTail = title.lastIndexOf('|') > title.length() / 2 && last.split("\\s+").length <= 4;
        return isTail ? title.substring(0, title.lastIndexOf('|')).strip() : title;
    }

    private boolean isSite(String segment) {
        var folded = folded(segment).replace(" ", "");
        if (folded.isEmpty()) {
            return false;
        }
        var names = Stream.of(meta("og:site_name"), data.text("publisher"), meta("application-name"), host())
                .filter(name -> name != null && !name.isBlank())
                .map(name -> folded(name).replace(" ", ""));
        return names.anyMatch(name -> name.equals(folded)
                || folded.length() > 3 && name.contains(folded)
                || name.length() > 3 && folded.contains(name) && folded.length() < 2 * name.length());
    }

    private @Nullable String host() {
        var from = address == null ? meta("og:url") : address;
        if (from == null) {
            return null;
        }
        try {
            var host = URI.create(from.strip()).getHost();
            return host == null ? null : host.replaceFirst("^www\\.", "").replaceFirst("\\.[^.]+$", "");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Nullable
    String author() {
        var names = names(data.authors());
        if (names.isEmpty()) {
            names = names(AUTHORS.stream()
                    .map(this::meta)
                    .filter(text -> text != null)
                    .limit(1)
                    .toList());
        }
        for (var selector : AUTHOR_ELEMENTS) {
            if (names.isEmpty()) {
                names = names(page.select(selector).stream()
                        .map(Element::text)
                        .filter(text -> text.length() < LONGEST_BYLINE)
                        .limit(MOST_AUTHORS)
                        .toList());
            }
        }
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private Set<String> names(List<String> texts) {
        var names = new LinkedHashSet<String>();
        for (var text : texts) {
            for (var name : BETWEEN_NAMES.split(BY.matcher(text).replaceFirst(""))) {
                var clean = BY.matcher(name.strip()).replaceFirst("").strip();
                boolean isName = !clean.isEmpty()
                        && !NO_NAME.matcher(clean).matches()
                        && clean.split("\\s+").length <= MOST_WORDS_OF_A_NAME
                        && !isSite(clean);
                if (isName) {
                    names.add(clean);
                }
            }
        }
        return names;
    }

    @Nullable
    Instant published() {
        var found = date(data.text("datePublished"));
        for (var name : DATES) {
            found = found == null ? date(meta(name)) : found;
        }
        for (var element : found == null ? page.select(DATE_ELEMENTS) : List.<Element>of()) {
            for (var value : List.of(element.attr("datetime"), element.attr("content"), element.text())) {
                found = found == null ? date(value) : found;
            }
        }
        found = found == null ? inAddress() : found;
        for (var element : found == null ? page.select(SHOWN_DATES) : List.<Element>of()) {
            found = found == null && element.text().length() < 300 ? inText(element.text()) : found;
        }
        if (found == null) {
            found = date(data.text("dateCreated"));
        }
        if (found == null) {
            var text = page.body().text();
            found = inText(text.substring(0, Math.min(LOOKED_AT, text.length())));
        }
        return found == null ? date(data.text("dateModified")) : found;
    }

    private static @Nullable Instant date(@Nullable String text) {
        return text == null || text.length() < 6 || text.length() > 100 ? null : DateReader.read(text);
    }

    private @Nullable Instant inAddress() {
        var canonical = page.select("link[rel=canonical]").attr("href");
        for (var from : new String[] {address, canonical, meta("og:url")}) {
            var match = DATE_IN_URL.matcher(from == null ? "" : from);
            if (match.find()) {
                return DateReader.read(match.group(1) + "-" + match.group(2) + "-" + match.group(3));
            }
        }
        return null;
    }

    private static @Nullable Instant inText(String text) {
        var match = DATE_IN_TEXT.matcher(text);
        while (match.find()) {
            var date = DateReader.read(match.group());
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    @Nullable
    String language(@Nullable String ofHttp) {
        var declared = new ArrayList<@Nullable String>();
        declared.add(page.select("html").attr("lang"));
        declared.add(page.select("html").attr("xml:lang"));
        declared.add(data.text("inLanguage"));
        declared.add(meta("og:locale"));
        declared.add(meta("content-language"));
        declared.add(meta("dc.language"));
        declared.add(page.select("article[lang], main[lang], body[lang]").attr("lang"));
        declared.add(ofHttp);
        for (var tag : declared) {
            var primary = tag == null ? "" : tag.strip().split("[-_,; ]", 2)[0].toLowerCase(Locale.ROOT);
            if (primary.matches("[a-z]{2,3}") && !NO_LANGUAGES.contains(primary)) {
                return primary;
            }
        }
        return null;
    }

    boolean saysItIsClosed() {
        var tier = meta("article:content_tier");
        return data.isClosed() || "locked".equalsIgnoreCase(tier) || "metered".equalsIgnoreCase(tier);
    }
}
