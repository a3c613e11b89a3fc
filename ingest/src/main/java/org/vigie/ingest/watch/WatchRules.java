package org.vigie.ingest.watch;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source.Kind;
import org.vigie.contract.Watch;

/** What can be wrong with what somebody says to look for. */
public final class WatchRules {
    /** The parts of {@link Watch}, in the order in which they are written. */
    public static final List<String> PARTS = List.of("entries", "title", "link", "date", "summary", "id");

    private WatchRules() {}

    /**
     * Checks what is to be looked for.
     *
     * @param watch null where nothing is said
     * @param problems is told the field and what is wrong with it
     */
    public static void check(Kind kind, @Nullable Watch watch, BiConsumer<String, String> problems) {
        switch (kind) {
            case PAGE -> checkPage(watch == null ? Watch.of(null) : watch, problems);
            case SITEMAP -> checkSitemap(watch == null ? Watch.of(null) : watch, problems);
            case JSON -> checkJson(watch == null ? Watch.of(null) : watch, problems);
            default -> {
                if (watch != null) {
                    problems.accept("watch", "is for the kinds page, sitemap and json alone");
                }
            }
        }
    }

    private static void checkPage(Watch watch, BiConsumer<String, String> problems) {
        if (watch.entries() == null) {
            problems.accept(
                    "watch.entries",
                    "must be the CSS selector of an entry on the page, for instance entries: article.card");
        }
        check("entries", watch.entries(), CssField::selector, "for instance article.card", problems);
        check("title", watch.title(), CssField::parse, "for instance h2", problems);
        check("link", watch.link(), CssField::parse, "for instance a.more", problems);
        check("date", watch.date(), CssField::parse, "for instance time@datetime", problems);
        check("summary", watch.summary(), CssField::parse, "for instance p.teaser", problems);
        if (watch.id() != null) {
            problems.accept("watch.id", "is for json alone: the entries of a page are named by their links");
        }
    }

    private static void checkSitemap(Watch watch, BiConsumer<String, String> problems) {
        check("entries", watch.entries(), UrlPattern::new, null, problems);
        var others = new @Nullable String[] {watch.title(), watch.link(), watch.date(), watch.summary(), watch.id()};
        for (int i = 0; i < others.length; i++) {
            if (others[i] != null) {
                problems.accept(
                        "watch." + PARTS.get(i + 1), "is not for sitemaps, which have addresses and little else");
            }
        }
    }

    private static void checkJson(Watch watch, BiConsumer<String, String> problems) {
        check("entries", watch.entries(), JsonField::pointer, null, problems);
        check("title", watch.title(), JsonField::pointer, null, problems);
        check("link", watch.link(), WatchRules::checkLink, null, problems);
        check("date", watch.date(), JsonField::pointer, null, problems);
        check("summary", watch.summary(), JsonField::pointer, null, problems);
        check("id", watch.id(), JsonField::pointer, null, problems);
    }

    private static void checkLink(String link) {
        if (JsonField.isTemplate(link)) {
            JsonField.check(link);
        } else {
            JsonField.pointer(link);
        }
    }

    private static void check(
            String part,
            @Nullable String text,
            Consumer<String> parser,
            @Nullable String example,
            BiConsumer<String, String> problems) {
        if (text != null) {
            try {
                parser.accept(text);
            } catch (IllegalArgumentException e) {
                var why = String.valueOf(e.getMessage());
                problems.accept("watch." + part, example == null ? why : "is no CSS selector, " + example + ": " + why);
            }
        }
    }
}
