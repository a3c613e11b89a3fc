package org.vigie.enrich.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Alert.Evidence;
import org.vigie.enrich.rules.Rule.OnVolume;

/**
 * How many items there are of a series on each day, and whether that is unusual; a function of the set of items, not of the
 * order in which they come.
 *
 * <p>The method is W2 of the Early Aberration Reporting System, made for the daily counts of surveillance in public health: a
 * day is compared with the mean and the standard deviation of the days of a baseline before it, which ends two days
 * earlier so that the beginning of a rise does not hide it, working days only with working days and weekends with weekends.
 * L. Hutwagner et al., "The bioterrorism preparedness and response Early Aberration Reporting System (EARS)", Journal of Urban
 * Health 80 (2003); J. I. Tokars et al., "Enhancing time-series detection algorithms for automated biosurveillance", Emerging
 * Infectious Diseases 15 (2009), where W2 and the longer baseline of 28 days are. Where days vary less than chance would have
 * it, the deviation is that of a Poisson distribution of the same mean. Days without items count as such from the first item
 * on. Costs one pass over the baseline for each day that a change concerns.
 *
 * @param first day on which an item was seen; older ones that came then say nothing of the days before
 * @param days those with items, and those that had an alert; of the last {@link #KEPT} days
 */
record Level(LocalDate first, SortedMap<LocalDate, Day> days) {
    /** Between a day and its baseline. */
    private static final int GAP = 2;

    private static final int FEWEST_DAYS = 3;

    /** In days. */
    static final int KEPT = 120;

    /** Days of which more items are remembered than an alert names; what is older does not begin to be unusual. */
    private static final int FRESH = 3;

    /** So many items of such a day are remembered. */
    private static final int MOST_ITEMS = 200;

    /**
     * A day of a series.
     *
     * @param items those that were seen first, under the time at which each was seen, and its record
     * @param alert that was told of it, null for none
     */
    record Day(
            long count,
            SortedMap<String, Evidence> items,
            @Nullable Alert alert) {
        static final Day EMPTY = new Day(0, Collections.emptySortedMap(), null);

        Day {
            items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
        }

        Day with(Alert told) {
            return new Day(count, items, told);
        }

        private Day after(int by, Instant seen, Evidence item) {
            var all = new TreeMap<>(items);
            all.values().removeIf(one -> one.record().equals(item.record()));
            if (by > 0) {
                all.put(seen + " " + item.record(), item);
            }
            return new Day(count + by, all, alert).withAtMost(MOST_ITEMS);
        }

        private Day withAtMost(int most) {
            if (items.size() <= most) {
                return this;
            }
            var all = new TreeMap<>(items);
            while (all.size() > most) {
                all.pollLastEntry();
            }
            return new Day(count, all, alert);
        }

        /** What an alert names. */
        List<Evidence> evidence() {
            return items.values().stream().limit(Alert.MOST_EVIDENCE).toList();
        }

        /**
         * When the day had more than so many; of very many, when the last one was seen that is remembered.
         *
         * @param otherwise where none is remembered any more
         */
        Instant passed(double bound, Instant otherwise) {
            var times = List.copyOf(items.keySet());
            if (times.isEmpty()) {
                return otherwise;
            }
            int index = (int) Math.min(times.size() - 1L, Math.max(0, (long) Math.floor(bound)));
            var time = times.get(index);
            return Instant.parse(time.substring(0, time.indexOf(' ')));
        }
    }

    /** Mean and standard deviation of a baseline. */
    record Usual(double mean, double deviation) {
        double bound(double deviations) {
            return mean + deviations * deviation;
        }
    }

    Level {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** After a change of a day; the same where the day is too long ago. */
    static Level after(@Nullable Level before, LocalDate day, int by, Instant seen, Evidence item) {
        var days = before == null ? new TreeMap<LocalDate, Day>() : new TreeMap<>(before.days);
        if (before != null && !days.isEmpty() && day.isBefore(days.lastKey().minusDays(KEPT))) {
            return before;
        }
        days.put(day, days.getOrDefault(day, Day.EMPTY).after(by, seen, item));
        days.headMap(days.lastKey().minusDays(KEPT)).clear();
        days.headMap(days.lastKey().minusDays(FRESH)).replaceAll((past, each) -> each.withAtMost(Alert.MOST_EVIDENCE));
        var since = LocalDate.ofInstant(seen, ZoneOffset.UTC);
        return new Level(before == null || since.isBefore(before.first) ? since : before.first, days);
    }

    /** The same with an alert of a day. */
    Level with(LocalDate day, Alert alert) {
        var all = new TreeMap<>(days);
        all.put(day, day(day).with(alert));
        return new Level(first, all);
    }

    Day day(LocalDate day) {
        return days.getOrDefault(day, Day.EMPTY);
    }

    /** The days that a change of one concerns: itself, and those of whose baseline it is. */
    List<LocalDate> concerned(LocalDate day, int baseline) {
        var concerned = new ArrayList<LocalDate>(List.of(day));
        concerned.addAll(days.subMap(day.plusDays(GAP + 1L), day.plusDays(GAP + baseline + 1L))
                .keySet());
        return concerned;
    }

    /** What is usual on a day; null before there is enough to compare with. */
    @Nullable
    Usual usual(LocalDate day, OnVolume asked) {
        if (day.isBefore(first.plusDays((long) asked.warmUp() + GAP))) {
            return null;
        }
        var counts = IntStream.rangeClosed(GAP + 1, GAP + asked.baseline())
                .mapToObj(day::minusDays)
                .filter(each -> !each.isBefore(first) && isWeekend(each) == isWeekend(day))
                .mapToLong(each -> day(each).count())
                .toArray();
        if (counts.length < FEWEST_DAYS) {
            return null;
        }
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        double mean = sum / counts.length;
        double squares = 0;
        for (long count : counts) {
            squares += (count - mean) * (count - mean);
        }
        double deviation = Math.sqrt(squares / (counts.length - 1));
        return new Usual(mean, Math.max(deviation, Math.sqrt(mean)));
    }

    /** Why a day is not unusual, for people; null where it is. */
    @Nullable
    String objection(LocalDate day, OnVolume asked) {
        var usual = usual(day, asked);
        long count = day(day).count();
        if (usual == null) {
            return "there are " + count + ", with too little before to compare with: the first was on " + first
                    + ", and warm_up_days is " + asked.warmUp();
        }
        if (count < asked.minimum()) {
            return "there are " + count + ", the rule wants " + asked.minimum() + " at least";
        }
        return count > usual.bound(asked.deviations())
                ? null
                : String.format(
                        Locale.ROOT,
                        "there are %d, usually %.1f, and only more than %.1f is unusual",
                        count,
                        usual.mean(),
                        usual.bound(asked.deviations()));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
