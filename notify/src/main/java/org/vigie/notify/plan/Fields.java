package org.vigie.notify.plan;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.vigie.contract.YamlPart;

/** The kinds of values in the file. One that is wrong is told as a problem, and something harmless stands in for it. */
final class Fields {
    private Fields() {}

    static Duration duration(YamlPart part) {
        var duration = Durations.parse(part.text());
        if (duration.isEmpty()) {
            part.problem("it must be a time such as 30s, 5m, 4h or 1d");
        }
        return duration.orElse(Duration.ZERO);
    }

    static Instant moment(YamlPart part) {
        try {
            return OffsetDateTime.parse(part.text()).toInstant();
        } catch (DateTimeException e) {
            part.problem("it must be a moment such as 2026-03-01T08:00:00Z or 2026-03-01T08:00:00+01:00");
            return Instant.MIN;
        }
    }

    static LocalTime timeOfDay(YamlPart part) {
        try {
            return LocalTime.parse(part.text());
        } catch (DateTimeException e) {
            part.problem("it must be a time of day such as \"08:00\"");
            return LocalTime.MIDNIGHT;
        }
    }

    static ZoneId zone(YamlPart part) {
        try {
            return ZoneId.of(part.text());
        } catch (DateTimeException e) {
            part.problem("it must be a time zone such as Europe/Paris or UTC");
            return ZoneId.of("UTC");
        }
    }
}
