package org.vigie.ingest.watch;

import java.time.Instant;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Watch;
import org.vigie.ingest.feed.DateReader;
import org.vigie.ingest.feed.Html;
import org.vigie.ingest.feed.LanguageTag;
import org.vigie.ingest.feed.Links;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.page.PageReader;

/**
 * The entries of a web page: elements that match a CSS selector, with what stands inside them.
 *
 * <p>The usual places: the link is the element itself or that of its headline, then its first one, one around it, or its
 * own anchor on the page; the title is the first heading, then the text of the link; the date is that of a {@code time}.
 * Dates are taken out before titles and summaries are read, since many count days ("3 days ago") and would make an entry
 * look revised each day.
 */
final class PageList {
    private static final Evaluator HEADING =
            CssField.selector("h1, h2, h3, h4, h5, h6, [itemprop=headline], [role=heading]");
    private static final Evaluator LINK = CssField.selector("a[href]");
    private static final Evaluator LINK_OF_HEADING =
            CssField.selector(":is(h1, h2, h3, h4, h5, h6) a[href], a[href]:has(h1, h2, h3, h4, h5, h6)");
    private static final CssField TIME = CssField.parse("time");

    private final Watch watch;
    private final byte[] body;
    private final Origin origin;
    private final @Nullable CssField title;
    private final @Nullable CssField link;
    private final @Nullable CssField date;
    private final @Nullable CssField summary;

    PageList(Watch watch, byte[] body, Origin origin) {
        this.watch = watch;
        this.body = body;
        this.origin = origin;
        this.title = field(watch.title());
        this.link = field(watch.link());
        this.date = field(watch.date());
        this.summary = field(watch.summary());
    }

    private static @Nullable CssField field(@Nullable String text) {
        return text == null ? null : CssField.parse(text);
    }

    WatchedList read() throws UnwatchableException {
        var css = Objects.requireNonNullElse(watch.entries(), "");
        var page = PageReader.parse(body, origin);
        var entries = page.select(CssField.selector(css));
        if (entries.isEmpty()) {
            throw EmptyHanded.page(page, css, body, origin);
        }
        Candidates.requireNotTooMany(entries.size(), "elements match \"" + css + "\"");
        var candidates =
                new Candidates((entries.size() == 1 ? "element matches \"" : "elements match \"") + css + "\"");
        var declared = page.selectFirst("base[href]");
        var base = Links.base(origin.base(), declared == null ? "" : declared.attr("href"));
        for (var entry : entries) {
            add(entry, base, candidates);
        }
        var language = page.selectFirst("html[lang]");
        return candidates.list(
                page.title().isBlank() ? null : page.title(),
                LanguageTag.of(language == null ? origin.contentLanguage() : language.attr("lang")),
                entries.size());
    }

    private void add(Element entry, String base, Candidates candidates) {
        var holder = linkHolder(entry);
        var reference = reference(entry, holder);
        if (reference == null || reference.isBlank()) {
            candidates.addUseless();
            return;
        }
        var address = Links.resolve(base, reference);
        var anchor = OwnAnchor.of(address, String.valueOf(origin.address()));
        if (anchor != null && !anchor.isInside(entry)) {
            return; // the list itself: a heading above it, a pager
        }
        if (!Links.isWebAddress(address)) {
            candidates.addUseless();
            return;
        }
        var published = published(entry);
        var undated = undated(entry, holder);
        candidates.add(
                anchor == null ? null : address,
                address,
                title(undated.entry, undated.link),
                published,
                summary == null ? "" : summary(undated.entry, base),
                null);
    }

    private @Nullable Element linkHolder(Element entry) {
        if (link != null) {
            return link.in(entry);
        }
        if (entry.is(LINK)) {
            return entry;
        }
        var ofHeading = entry.selectFirst(LINK_OF_HEADING);
        var inside = ofHeading == null ? entry.selectFirst(LINK) : ofHeading;
        return inside == null ? entry.closest(LINK) : inside;
    }

    private @Nullable String reference(Element entry, @Nullable Element holder) {
        if (holder != null) {
            var attribute = link == null || link.attribute() == null ? "href" : link.attribute();
            return holder.attr(attribute);
        }
        return link == null && !entry.id().isEmpty() ? "#" + entry.id() : null;
    }

    private @Nullable Instant published(Element entry) {
        if (date == null) {
            return published(entry.selectFirst("time[datetime]"), "datetime");
        }
        return published(date.in(entry), date.attribute());
    }

    private static @Nullable Instant published(@Nullable Element found, @Nullable String attribute) {
        if (found == null) {
            return null;
        }
        if (attribute != null) {
            return DateReader.read(found.attr(attribute));
        }
        var forMachines = DateReader.read(found.attr("datetime"));
        return forMachines == null ? DateReader.read(found.text()) : forMachines;
    }

    /** An entry without its dates, and the same link in it; null where that stands elsewhere. */
    private record Undated(Element entry, @Nullable Element link) {}

    private Undated undated(Element entry, @Nullable Element holder) {
        var copy = entry.clone();
        var path = holder == null ? -1 : entry.select("*").indexOf(holder);
        var link = path < 0 ? holder : copy.select("*").get(path);
        for (var time : copy.select(Objects.requireNonNull(TIME.element()))) {
            time.remove();
        }
        if (date != null && date.element() != null) {
            var dated = copy.selectFirst(date.element());
            // A heading with the date in it is still the heading.
            if (dated != null && dated != copy && dated.selectFirst(HEADING) == null) {
                dated.remove();
            }
        }
        return new Undated(copy, link);
    }

    private String title(Element entry, @Nullable Element holder) {
        if (title != null) {
            return oneLine(title.text(entry));
        }
        var heading = entry.selectFirst(HEADING);
        if (heading != null && !heading.text().isBlank()) {
            return oneLine(heading.text());
        }
        if (holder == null) {
            return "";
        }
        var picture = holder.selectFirst("img[alt]");
        return oneLine(first(
                holder.text(),
                holder.attr("aria-label"),
                holder.attr("title"),
                picture == null ? "" : picture.attr("alt")));
    }

    private static String first(String... texts) {
        for (var text : texts) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private String summary(Element entry, String base) {
        var field = Objects.requireNonNull(summary);
        var found = field.in(entry);
        if (found == null) {
            return "";
        }
        return Html.sanitise(
                field.attribute() == null ? found.html() : Html.escape(found.attr(field.attribute())), base);
    }
}
