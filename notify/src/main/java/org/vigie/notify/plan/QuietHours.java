package org.vigie.notify.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** Hours of each day in which nobody is disturbed: what is due then is told when they end. They may cross midnight. */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {
    /** The same moment, or the end of the quiet hours it lies in. */
    public Instant endAfter(Instant due) {
        var there = due.atZone(zone);
        if (!covers(there.toLocalTime())) {
            return due;
        }
        var day = there.toLocalTime().isBefore(until)
                ? there.toLocalDate()
                : there.toLocalDate().plusDays(1);
        return day.atTime(until).atZone(zone).toInstant();
    }

    private boolean covers(LocalTime time) {
        boolean isBehindStart = !time.isBefore(from);
        boolean isBeforeEnd = time.isBefore(until);
        return from.isBefore(until) ? isBehindStart && isBeforeEnd : isBehindStart || isBeforeEnd;
    }
}
