package org.vigie.notify.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** Once a day, everything since the last one in one message. */
public record Digest(LocalTime at, ZoneId zone) {
    /** The first one after a moment. Where clocks are put forward over it, it comes with the next hour. */
    public Instant after(Instant now) {
        var day = now.atZone(zone).toLocalDate();
        var today = day.atTime(at).atZone(zone).toInstant();
        return today.isAfter(now)
                ? today
                : day.plusDays(1).atTime(at).atZone(zone).toInstant();
    }
}
