package org.vigie.ingest.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Failure;
import org.vigie.ingest.CanonicalUrl;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.feed.Feed.Entry;

/**
 * What may become the entries of a list. One thing can stand there several times (a teaser, a card, a picture and its
 * headline): what shares a link is one entry, under its longest title. One poll long.
 */
final class Candidates {
    private static final int MOST = 5_000;

    /** So many entries with one and the same title have none: it is a button. */
    private static final int BUTTONS = 3;

    private final String what;
    private final Map<String, List<Entry>> byName = new LinkedHashMap<>();
    private int withoutLink;

    /** @param what is looked for, such as {@code elements match "article"} */
    Candidates(String what) {
        this.what = what;
    }

    /**
     * More could not be remembered, and are no list of news.
     *
     * @throws UnwatchableException for too many
     */
    static void requireNotTooMany(int elements, String what) throws UnwatchableException {
        if (elements > MOST) {
            throw new UnwatchableException(
                    Failure.TOO_LARGE,
                    elements + " " + what + ", more than the " + MOST
                            + " that can be watched: say more exactly what an entry is (watch.entries)");
        }
    }

    /** Something without a link. */
    void addUseless() {
        withoutLink++;
    }

    /**
     * Something with a link.
     *
     * @param id its own name; null where the link is its name
     */
    void add(
            @Nullable String id,
            String link,
            String title,
            @Nullable Instant published,
            String summary,
            @Nullable String language) {
        var canonical = CanonicalUrl.of(link);
        var name = id != null ? id : canonical == null ? link : canonical;
        byName.computeIfAbsent(name, first -> new ArrayList<>())
                .add(new Entry(
                        name,
                        link,
                        title.strip(),
                        published,
                        null,
                        List.of(),
                        summary,
                        "",
                        List.of(),
                        List.of(),
                        language));
    }

    boolean isEmpty() {
        return byName.isEmpty() && withoutLink == 0;
    }

    /**
     * The list.
     *
     * @param elements that were found
     * @throws UnwatchableException when none of them can be used
     */
    WatchedList list(@Nullable String title, @Nullable String language, int elements) throws UnwatchableException {
        var button = button();
        var entries = byName.values().stream()
                .map(same -> merged(same, button))
                .filter(entry -> !entry.title().isEmpty())
                .toList();
        var found = elements + " " + what;
        var unusable = unusable(byName.size() - entries.size(), button);
        if (entries.isEmpty()) {
            throw new UnwatchableException(
                    Failure.NOTHING_MATCHED,
                    found + ", but none can be used: "
                            + (unusable.isEmpty() ? "all of them lead back to the page itself" : unusable));
        }
        var feed = Feed.of(title, language, entries);
        return new WatchedList(feed, found, byName.size() + withoutLink, unusable);
    }

    private String unusable(int withoutTitle, @Nullable String button) {
        var parts = new ArrayList<String>();
        if (withoutLink > 0) {
            parts.add(withoutLink + " have no link (watch.link)");
        }
        if (withoutTitle > 0) {
            parts.add(withoutTitle
                    + (button == null
                            ? " have no title (watch.title)"
                            : " are all called \"" + button + "\", which is no title (watch.title)"));
        }
        return String.join(", ", parts);
    }

    /** What all entries are called, null where they have names of their own. */
    private @Nullable String button() {
        if (byName.size() < BUTTONS) {
            return null;
        }
        var titles = byName.values().stream()
                .map(same -> merged(same, null).title())
                .distinct()
                .limit(2)
                .toList();
        return titles.size() == 1 && !titles.getFirst().isEmpty() ? titles.getFirst() : null;
    }

    /** The same whatever the order: the longest title, and what else the others know. */
    private static Entry merged(List<Entry> same, @Nullable String button) {
        var best = same.stream()
                .max(Comparator.comparingInt((Entry entry) -> entry.title().length())
                        .thenComparing(Entry::title))
                .orElseThrow();
        var published = same.stream()
                .map(Entry::published)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        var summary = same.stream()
                .map(Entry::summary)
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .orElse("");
        return new Entry(
                best.id(),
                best.link(),
                best.title().equals(button) ? "" : best.title(),
                published,
                null,
                List.of(),
                summary,
                "",
                List.of(),
                List.of(),
                best.language());
    }
}
