package org.vigie.dashboard.chart;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count.Period;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.ask.Parameters;
import org.vigie.dashboard.index.Reach;

/**
 * Whole periods from one to another.
 *
 * @param from start of the first one
 * @param until end of the last one
 */
public record Span(Period period, Instant from, Instant until) {
    /** So many periods one picture can show. */
    public static final int MOST = 400;

    private static final int USUAL = 26;

    /**
     * Reads {@code period}, {@code from} and {@code until}. It ends with the period that the counts have got to at the latest: what
     * comes is not zero. Without a start it is half a year of weeks, 26 days, or 26 months back, or less where there is less.
     */
    public static Span read(Parameters ask, Period usual, List<String> periods, Reach reach, @Nullable Instant first) {
        return read(ask, usual, periods, reach, first, USUAL);
    }

    /** The same; without a start it is so many periods back. */
    public static Span read(
            Parameters ask, Period usual, List<String> periods, Reach reach, @Nullable Instant first, int periodsBack) {
        var period = Period.valueOf(ask.choice("period", name(usual), periods).toUpperCase(Locale.ROOT));
        var from = ask.moment("from");
        var until = ask.moment("until");
        var counted = reach.until() == null ? Instant.EPOCH : reach.until();
        var last = ceiling(period, until == null || until.isAfter(counted) ? counted : until);
        var start = from == null ? back(period, last, first, periodsBack) : floor(period, from);
        return new Span(period, start.isBefore(floor(period, limit(period, last))) ? limit(period, last) : start, last);
    }

    /** The last so many periods, the one with a moment among them. */
    public static Span last(Period period, int periods, Instant moment) {
        var end = ceiling(period, moment);
        return new Span(period, before(period, end, periods), end);
    }

    private static Instant back(Period period, Instant last, @Nullable Instant first, int periods) {
        var usual = before(period, last, periods);
        return first == null || first.isBefore(usual) ? floor(period, usual) : floor(period, first);
    }

    private static Instant limit(Period period, Instant last) {
        return floor(period, before(period, last, MOST));
    }

    private static Instant before(Period period, Instant end, int periods) {
        var time = end.atOffset(ZoneOffset.UTC);
        return switch (period) {
            case HOUR -> time.minusHours(periods).toInstant();
            case DAY -> time.minusDays(periods).toInstant();
            case WEEK -> time.minusWeeks(periods).toInstant();
            case MONTH -> time.minusMonths(periods).toInstant();
        };
    }

    /** The start of the period that a moment is in. */
    static Instant floor(Period period, Instant moment) {
        var time = moment.atOffset(ZoneOffset.UTC);
        var day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (period) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> day.toInstant();
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
            case MONTH -> day.withDayOfMonth(1).toInstant();
        };
    }

    private static Instant ceiling(Period period, Instant moment) {
        var start = floor(period, moment);
        return start.equals(moment) ? start : period.after(start);
    }

    /** An address with these very periods. */
    public Address in(Address address) {
        return address.with("period", name()).with("from", day(from)).with("until", day(until));
    }

    private static String day(Instant moment) {
        return DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(moment);
    }

    /** The start of each, the earliest first. */
    public List<Instant> starts() {
        var starts = new ArrayList<Instant>();
        for (var start = from; start.isBefore(until); start = period.after(start)) {
            starts.add(start);
        }
        return starts;
    }

    /** As the counts write it. */
    public String name() {
        return name(period);
    }

    private static String name(Period period) {
        return period.name().toLowerCase(Locale.ROOT);
    }
}
