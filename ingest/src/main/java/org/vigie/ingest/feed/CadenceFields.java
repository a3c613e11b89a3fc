package org.vigie.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.vigie.contract.PollState.Cadence;

/** {@code ttl}, {@code skipHours} and {@code skipDays} of RSS. */
final class CadenceFields {
    private CadenceFields() {}

    /** When the publisher wants to be asked, as far as it makes sense. */
    static Cadence of(Fields fields) {
        var ttl = fields.text("ttl");
        boolean isMinutes = ttl != null && ttl.matches("[1-9]\\d{0,5}");
        var hours = new TreeSet<Integer>();
        for (var hour : within(fields, "skiphours", "hour")) {
            if (hour.matches("\\d{1,2}") && Integer.parseInt(hour) <= 24) {
                hours.add(Integer.parseInt(hour) % 24);
            }
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var name : within(fields, "skipdays", "day")) {
            for (var day : DayOfWeek.values()) {
                if (day.name().equalsIgnoreCase(name)) {
                    days.add(day);
                }
            }
        }
        return new Cadence(isMinutes ? Duration.ofMinutes(Long.parseLong(ttl)) : null, hours, days);
    }

    private static List<String> within(Fields fields, String name, String part) {
        return fields.all(name).stream()
                .flatMap(field -> new Fields(field).all(part).stream())
                .map(Construct::text)
                .toList();
    }
}
