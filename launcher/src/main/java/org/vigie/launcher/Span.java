package org.vigie.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.vigie.contract.UserError;
import org.vigie.enrich.Backtest;
import org.vigie.launcher.export.Moment;

/** A time that alerts are counted over: from what was asked for, or from the first record where that is later, to the last. */
record Span(Instant from, Instant until) {
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,5})d");
    private static final double WEEK = Duration.ofDays(7).toSeconds();

    static Span of(Instant since, Backtest backtest) {
        var first = backtest.first();
        var from = first != null && first.isAfter(since) ? first : since;
        return new Span(from, backtest.last().isAfter(from) ? backtest.last() : from);
    }

    /** So many days ago, a day or a moment. */
    static Instant since(String text, Instant now) {
        var days = DAYS.matcher(text);
        if (days.matches()) {
            return now.minus(Duration.ofDays(Long.parseLong(days.group(1))));
        }
        try {
            return Moment.since(text);
        } catch (UserError e) {
            throw new UserError(e.getMessage() + ", or so many days ago such as 90d", e);
        }
    }

    /** How many there were in a week; of a time shorter than one nothing can be said, so it counts as one. */
    double perWeek(long number) {
        double weeks = Duration.between(from, until).toSeconds() / WEEK;
        return number / Math.max(1, weeks);
    }
}
