package org.vigie.enrich.release;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Model;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.Popularity;

/**
 * How much a model was used, week by week, of the last 26 weeks with a number. Of each week and number the latest word counts, by
 * the time of its observation. That is a join: the outcome depends on the set of snapshots, not on their order.
 */
final class Weeks {
    /** Half a year where each week has one; a release of a thousand repositories stays well below the largest record. */
    static final int MOST = 26;

    private Weeks() {}

    /** What was said last in a week. */
    record Week(
            Instant start,
            @Nullable Word downloads,
            @Nullable Word likes) {
        Week with(Week other) {
            return new Week(start, later(downloads, other.downloads), later(likes, other.likes));
        }
    }

    /** A number, when it was seen, and which source had it. */
    record Word(Instant at, String source, long number) {
        static final Comparator<Word> LATEST_LAST = Comparator.comparing(Word::at)
                .thenComparing(Word::source, Comparator.reverseOrder()) // as the newest snapshot is chosen
                .thenComparing(Word::number);
    }

    private static @Nullable Word later(@Nullable Word one, @Nullable Word other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Word.LATEST_LAST.compare(one, other) < 0 ? other : one;
    }

    /** The same with what a snapshot says. */
    static List<Week> after(List<Week> before, ModelSnapshot snapshot) {
        var downloads = word(snapshot, snapshot.downloads());
        var likes = word(snapshot, snapshot.likes());
        if (downloads == null && likes == null) {
            return before;
        }
        var weeks = new TreeMap<Instant, Week>();
        before.forEach(week -> weeks.put(week.start(), week));
        var start = start(snapshot.observedAt());
        weeks.merge(start, new Week(start, downloads, likes), Week::with);
        return latest(weeks);
    }

    private static @Nullable Word word(ModelSnapshot snapshot, @Nullable Long number) {
        return number == null ? null : new Word(snapshot.observedAt(), snapshot.source(), number);
    }

    private static Instant start(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toInstant();
    }

    private static <T> List<T> latest(TreeMap<Instant, T> weeks) {
        return List.copyOf(weeks.values()).subList(Math.max(0, weeks.size() - MOST), weeks.size());
    }

    /** The numbers alone. */
    static List<Popularity> numbers(List<Week> weeks) {
        return weeks.stream()
                .map(week -> new Popularity(week.start(), number(week.downloads()), number(week.likes())))
                .toList();
    }

    private static @Nullable Long number(@Nullable Word word) {
        return word == null ? null : word.number();
    }

    /** Of a model; of one of a time that noted no weeks, what was known last. */
    static List<Popularity> of(Model model) {
        boolean isOlder = model.weeks().isEmpty() && (model.downloads() != null || model.likes() != null);
        return isOlder
                ? List.of(new Popularity(start(model.observedAt()), model.downloads(), model.likes()))
                : model.weeks();
    }

    /** Of several models together: in each week of any of them, each as it was last known by then. */
    static List<Popularity> together(Collection<List<Popularity>> models) {
        var sums = new TreeMap<Instant, Popularity>();
        models.stream().flatMap(List::stream).forEach(each -> sums.put(each.week(), each));
        sums.replaceAll((week, any) -> new Popularity(
                week,
                sum(models.stream().map(model -> lastKnown(model, week, Popularity::downloads))),
                sum(models.stream().map(model -> lastKnown(model, week, Popularity::likes)))));
        return latest(sums);
    }

    private interface Field {
        @Nullable
        Long of(Popularity popularity);
    }

    private static @Nullable Long lastKnown(List<Popularity> weeks, Instant week, Field field) {
        Long last = null;
        for (var each : weeks) {
            var number = field.of(each);
            if (number != null && !each.week().isAfter(week)) {
                last = number;
            }
        }
        return last;
    }

    private static @Nullable Long sum(Stream<@Nullable Long> numbers) {
        Long sum = null;
        for (var number : (Iterable<@Nullable Long>) numbers::iterator) {
            if (number != null) {
                sum = (sum == null ? 0 : sum) + number;
            }
        }
        return sum;
    }
}
