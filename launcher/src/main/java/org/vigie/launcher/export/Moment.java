package org.vigie.launcher.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;

/** The two ends of a range of time, as people write them: days in UTC, both included, or instants, the last excluded. */
public final class Moment {
    private Moment() {}

    /** The first instant that belongs to the range. */
    public static Instant since(String text) {
        var day = day(text);
        return day == null
                ? instant("--since", text)
                : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first instant after the range. */
    public static Instant until(String text) {
        var day = day(text);
        return day == null
                ? instant("--until", text)
                : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Instant instant(String option, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UserError(
                    option + " " + text + ": a day such as 2026-03-01, or an instant such as 2026-03-01T12:00:00Z", e);
        }
    }
}
