package org.vigie.ingest.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.DateReader;

/**
 * When an article was published: as JSON-LD says, else as meta elements say, else as elements for dates say, else as the
 * address says, else as it is shown near the headline; the time of the last change where there is no other.
 */
final class PublishedDate {
    private static final List<String> METAS = List.of(
            "article:published_time",
            "article:published",
            "og:published_time",
            "og:article:published_time",
            "og:pubdate",
            "datepublished",
            "date_published",
            "date-published",
            "article.published",
            "article_date_original",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date.published",
            "dc.date",
            "dcterms.date",
            "citation_publication_date",
            "citation_date",
            "pubdate",
            "publishdate",
            "publish_date",
            "publish-date",
            "published_at",
            "publication_date",
            "publication-date",
            "published-date",
            "ptime",
            "cxenseparse:recs:publishtime",
            "rnews:datepublished",
            "originalpublicationdate",
            "displaydate",
            "timestamp",
            "article:post_date",
            "release_date",
            "date",
            "dcterms.created",
            "dc.date.created",
            "created",
            "creation_date",
            "article.created",
            "og:release_date");

    private static final List<String> CHANGED = List.of(
            "article:modified_time", "og:updated_time", "dcterms.modified", "lastmod", "last-modified", "revised");
    private static final List<String> ATTRIBUTES = List.of(
            "datetime",
            "content",
            "data-datetime",
            "data-date",
            "data-timestamp",
            "data-time",
            "data-published",
            "data-utc",
            "data-seconds",
            "title");
    private static final List<String> ELEMENTS = List.of(
            "[itemprop=datePublished], time[pubdate]",
            "time[class*=publish], time[class*=created], [class*=publish] time, .published time, abbr.published, time.entry-date, .dt-published",
            "time, relative-time, [data-datetime], [data-published]");
    private static final String NOT_OF_THE_ARTICLE =
            "[class*=comment], [id*=comment], [class*=related], [class*=teaser],"
                    + " [class*=recommend], [class*=sidebar], [class*=popular], [class*=latest], [class*=card], [class*=promo], aside, footer, nav, li a, h2 a, h3 a";
    private static final Pattern CHANGE = Pattern.compile(
            "(?iu)updat|modif|mis à jour|mise à jour|aktualis|geändert|actualiz|atualiz|aggiornat|bijgewerkt|aktualiz|обновл|güncell|uppdat|oppdat|تحديث|更新");
    private static final String SHOWN =
            "[class*=date], [class*=Date], [class*=publish], [class*=posted], [id*=date], [class*=time], [class*=Time],"
                    + " [class*=meta], [class*=byline], [class*=info], [class*=author], [class*=fecha], [class*=datum], [class*=data], [class*=source]";
    private static final Pattern IN_ADDRESS = Pattern.compile(
            "[/_.-]((?:19|20)\\d{2})[/_-]?(0[1-9]|1[0-2]|[1-9](?=[/_-]))[/_-]?(0[1-9]|[12]\\d|3[01]|[1-9](?=/))(?:[/_.-]|$)");
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?u)(?:\\p{Nd}{4}-\\p{Nd}{1,2}-\\p{Nd}{1,2}(?:T[\\d:.+Z-]+)?|\\p{Nd}{4}\\s?年\\s?\\p{Nd}{1,2}\\s?月\\s?\\p{Nd}{1,2}\\s?日|\\p{Nd}{4}년\\s?\\p{Nd}{1,2}월\\s?\\p{Nd}{1,2}일"
                    + "|(?<!\\p{Nd})(?:19|20)\\p{Nd}{2}[./]\\s?\\p{Nd}{1,2}[./]\\s?\\p{Nd}{1,2}|(?<![\\p{Nd}.])\\p{Nd}{1,2}[./-]\\p{Nd}{1,2}[./-](?:(?:19|20|25)\\p{Nd}{2}|\\p{Nd}{2}(?!\\p{Nd}))"
                    + "|(?<!\\p{Nd})\\p{Nd}{1,2}(?:er|st|nd|rd|th|º|ª|\\.)?(?:\\s+|-)(?:de\\s+|of\\s+)?[\\p{L}\\p{M}]{3,14}\\.?,?(?:\\s+|-)(?:de[l]?\\s+)?(?:19|20|25)\\p{Nd}{2}"
                    + "|[\\p{L}\\p{M}]{3,14}\\.?\\s+\\p{Nd}{1,2}(?:st|nd|rd|th)?,?\\s+(?:19|20)\\p{Nd}{2}"
                    + "|(?<!\\p{Nd})(?:19|20)\\p{Nd}{2}\\.?\\s+[\\p{L}\\p{M}]{3,14}\\s+\\p{Nd}{1,2})"
                    + "(?:[,\\s|•·–—-]{0,4}(?:um|at|à|a las|às|alle|ore|om|kl\\.?|klo|в|o godz\\.)?\\s?\\p{Nd}{1,2}\\s?[:h.時时]\\s?\\p{Nd}{2}(?::\\p{Nd}{2})?(?:\\s?(?i:[ap]\\.?m\\.?))?(?:\\s?(?:[A-Z]{2,4}\\b|[+-]\\p{Nd}{2}:?\\p{Nd}{2}))?)?");
    private static final int LONGEST_SHOWN = 300;
    private static final int MOST_ELEMENTS = 1_000;
    private static final int LOOKED_AT = 3_000;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 100;

    private final Document page;
    private final Metas metas;
    private final StructuredData data;
    private final @Nullable String address;

    private PublishedDate(Document page, Metas metas, StructuredData data, @Nullable String address) {
        this.page = page;
        this.metas = metas;
        this.data = data;
        this.address = address;
    }

    static @Nullable Instant of(Document page, Metas metas, StructuredData data, @Nullable String address) {
        return new PublishedDate(page, metas, data, address).best();
    }

    private @Nullable Instant best() {
        var found = date(data.text("datePublished"));
        for (var name : METAS) {
            for (var value : metas.all(name)) {
                found = found == null ? date(value) : found;
            }
        }
        found = found == null ? inElements() : found;
        found = found == null ? inAddress() : found;
        found = found == null ? shown() : found;
        found = found == null ? date(data.text("dateCreated")) : found;
        found = found == null ? date(data.text("uploadDate")) : found;
        found = found == null ? date(data.text("dateModified")) : found;
        for (var name : CHANGED) {
            found = found == null ? date(metas.first(name)) : found;
        }
        return found;
    }

    private static @Nullable Instant date(@Nullable String text) {
        return text == null || text.length() < SHORTEST || text.length() > LONGEST ? null : DateReader.read(text);
    }

    /** Elements for dates: those that say it is the publication, then the first behind the headline. */
    private @Nullable Instant inElements() {
        for (var selector : ELEMENTS) {
            Instant changed = null;
            for (var element : behindHeadline(page.select(selector))) {
                var date = of(element);
                boolean isChange = CHANGE.matcher(
                                element.className() + " " + element.attr("itemprop") + " " + before(element))
                        .find();
                if (date != null && !isChange) {
                    return date;
                }
                changed = changed == null ? date : changed;
            }
            if (changed != null) {
                return changed;
            }
        }
        return null;
    }

    private static String before(Element element) {
        var own = element.ownText();
        var parent = element.parent();
        var around = parent == null || parent.childrenSize() > 1 ? "" : parent.ownText();
        return own.substring(0, Math.min(30, own.length())) + " " + around;
    }

    private static @Nullable Instant of(Element element) {
        for (var attribute : ATTRIBUTES) {
            var date = date(element.attr(attribute));
            if (date != null) {
                return date;
            }
        }
        var text = ShortText.of(element, LONGEST_SHOWN);
        return text == null ? null : inText(text);
    }

    /** Without those of other articles; the ones behind the headline first. */
    private List<Element> behindHeadline(List<Element> elements) {
        var own = elements.stream()
                .limit(MOST_ELEMENTS)
                .filter(element -> element.closest(NOT_OF_THE_ARTICLE) == null)
                .toList();
        var headline = page.selectFirst("h1");
        if (headline == null || own.size() < 2) {
            return own;
        }
        var sorted = new ArrayList<Element>();
        var before = new ArrayList<Element>();
        var behind = positions(headline);
        for (var element : own) {
            (isBefore(positions(element), behind) ? before : sorted).add(element);
        }
        sorted.addAll(before.reversed());
        return sorted;
    }

    private static List<Integer> positions(Element element) {
        var positions = new ArrayList<Integer>();
        for (Element at = element; at != null; at = at.parent()) {
            positions.addFirst(at.siblingIndex());
        }
        return positions;
    }

    private static boolean isBefore(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = Integer.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order < 0;
            }
        }
        return one.size() < other.size();
    }

    private @Nullable Instant inAddress() {
        var canonical = page.select("link[rel=canonical]").attr("href");
        for (var from : new String[] {address, canonical, metas.first("og:url"), data.text("url")}) {
            var match = IN_ADDRESS.matcher(from == null ? "" : from);
            if (match.find()) {
                return DateReader.read(match.group(1) + "-" + match.group(2) + "-" + match.group(3));
            }
        }
        return null;
    }

    private @Nullable Instant shown() {
        Instant changed = null;
        for (var element : behindHeadline(page.body().select(SHOWN))) {
            var text = ShortText.of(element, LONGEST_SHOWN);
            var date = text == null ? null : inText(text);
            if (text != null && date != null && !CHANGE.matcher(text).find()) {
                return date;
            }
            changed = changed == null ? date : changed;
        }
        if (changed != null) {
            return changed;
        }
        var text = page.body().text();
        var headline = page.selectFirst("h1");
        int from = headline == null ? 0 : Math.max(0, text.indexOf(headline.text()));
        var near = inText(text.substring(from, Math.min(from + LOOKED_AT, text.length())));
        return near == null ? inText(text.substring(0, Math.min(LOOKED_AT, text.length()))) : near;
    }

    private static String withPlainDigits(String text) {
        return text.chars().allMatch(c -> c < 128 || !Character.isDigit(c))
                ? text
                : text.codePoints()
                        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static @Nullable Instant inText(String text) {
        var match = IN_TEXT.matcher(withPlainDigits(text));
        while (match.find()) {
            var date = DateReader.read(match.group());
            if (date != null) {
                return date;
            }
        }
        return null;
    }
}
