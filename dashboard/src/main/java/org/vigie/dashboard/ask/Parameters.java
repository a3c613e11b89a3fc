package org.vigie.dashboard.ask;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.ask.BadRequestException.Problem;

/**
 * The parameters of one request. After a page has read its own, {@link #verify} refuses what is wrong and what nobody knows. An
 * empty parameter is none: forms send those. One thread.
 */
public final class Parameters {
    /** Longest value: an id, or what somebody types into a field. */
    private static final int LONGEST = 500;

    private static final String DAY = "YYYY-MM-DD";
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final Map<String, String> given;
    private final TreeSet<String> known = new TreeSet<>(List.of("lang"));
    private final List<Problem> problems = new ArrayList<>();

    public Parameters(Map<String, String> given) {
        this.given = new LinkedHashMap<>(given);
        this.given.values().removeIf(String::isBlank);
    }

    /** Any text, null for none. */
    public @Nullable String text(String name) {
        known.add(name);
        var value = given.get(name);
        if (value != null && value.length() > LONGEST) {
            problems.add(new Problem(name, "bad.long", value.substring(0, 20) + "…", String.valueOf(LONGEST)));
            return null;
        }
        return value == null ? null : value.strip();
    }

    /** A text that must be there. */
    public String needed(String name) {
        var value = text(name);
        if (value == null) {
            problems.add(new Problem(name, "bad.missing", "", ""));
        }
        return value == null ? "" : value;
    }

    /** One of some words. */
    public String choice(String name, String otherwise, List<String> choices) {
        var value = text(name);
        if (value != null && !choices.contains(value)) {
            problems.add(new Problem(name, "bad.choice", value, String.join(", ", choices)));
        }
        return value == null || !choices.contains(value) ? otherwise : value;
    }

    /** A whole number between two bounds, both included. */
    public int number(String name, int otherwise, int least, int most) {
        var value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number that is out of bounds
        }
        problems.add(new Problem(name, "bad.number", value, least + "–" + most));
        return otherwise;
    }

    /** A day or a moment in UTC: {@code 2024-12-20} or {@code 2024-12-20T08:00:00Z}. */
    public @Nullable Instant moment(String name) {
        var value = text(name);
        if (value == null) {
            return null;
        }
        try {
            var moment = value.length() == DAY.length()
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(value);
            if (!moment.isBefore(FIRST) && moment.isBefore(LAST)) {
                return moment;
            }
        } catch (DateTimeParseException e) {
            // told below, as a moment that is out of bounds
        }
        problems.add(new Problem(name, "bad.moment", value, DAY));
        return null;
    }

    /**
     * To be called when all have been read.
     *
     * @throws BadRequestException with all problems
     */
    public void verify() {
        for (var name : given.keySet()) {
            if (!known.contains(name)) {
                problems.add(new Problem(name, "bad.unknown", "", String.join(", ", known)));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadRequestException(List.copyOf(problems));
        }
    }
}
