package org.vigie.ingest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.feed.Html;

/**
 * What somebody wants to know of a feed before it is polled.
 *
 * @param format such as {@code RSS 2.0}; of a list that is watched, what was found in it
 * @param language as the feed declares it, or HTTP where it does not
 * @param dated entries with a plausible date
 * @param inFuture of those, entries that lie more than an hour ahead
 * @param text median characters of text in an entry
 * @param hasFullText whether that is as long as articles are
 * @param ttl this and the next two: when the publisher wants to be asked
 * @param meanGap between entries, null for fewer than three dates
 * @param newestEntries the three newest
 */
public record FeedSummary(
        String format,
        @Nullable String title,
        @Nullable String link,
        @Nullable String language,
        int entries,
        int dated,
        int inFuture,
        int withoutId,
        int withoutLink,
        @Nullable Instant oldest,
        @Nullable Instant newest,
        int text,
        boolean hasFullText,
        @Nullable Duration ttl,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays,
        @Nullable Duration meanGap,
        List<Headline> newestEntries) {

    private static final int ARTICLE = 1_000;
    private static final int SHOWN = 3;

    /** One entry, as a line or two. */
    public record Headline(
            @Nullable Instant published,
            String title,
            @Nullable String link) {}

    static FeedSummary of(Feed feed, String format, Instant now) {
        var entries = feed.entries();
        var dates = entries.stream()
                .map(FeedSummary::date)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
        var limit = now.plus(Duration.ofHours(1));
        var rhythm = Rhythm.of(dates.stream());
        int text = medianText(entries);
        var cadence = feed.cadence();
        return new FeedSummary(
                format,
                feed.title(),
                feed.link(),
                feed.language(),
                entries.size(),
                dates.size(),
                (int) dates.stream().filter(limit::isBefore).count(),
                (int) entries.stream().filter(entry -> entry.id() == null).count(),
                (int) entries.stream().filter(entry -> entry.link() == null).count(),
                dates.isEmpty() ? null : dates.getFirst(),
                dates.isEmpty() ? null : dates.getLast(),
                text,
                text >= ARTICLE,
                cadence.ttl(),
                cadence.skipHours(),
                cadence.skipDays(),
                rhythm == null ? null : rhythm.meanGap(),
                entries.stream()
                        .sorted(Comparator.comparing(
                                FeedSummary::date, Comparator.nullsLast(Comparator.reverseOrder())))
                        .limit(SHOWN)
                        .map(entry -> new Headline(date(entry), entry.title(), entry.link()))
                        .toList());
    }

    static @Nullable Instant date(Feed.Entry entry) {
        return entry.published() == null ? entry.updated() : entry.published();
    }

    private static int medianText(List<Feed.Entry> entries) {
        var lengths = entries.stream()
                .mapToInt(entry -> Math.max(
                        Html.plainText(entry.content()).length(),
                        Html.plainText(entry.summary()).length()))
                .sorted()
                .toArray();
        return lengths.length == 0 ? 0 : lengths[lengths.length / 2];
    }
}
