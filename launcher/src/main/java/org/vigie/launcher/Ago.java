package org.vigie.launcher;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as people say them: {@code 3 h ago}. */
final class Ago {
    private Ago() {}

    /** Either direction; a hyphen for never. */
    static String of(@Nullable Instant time, Instant now) {
        if (time == null) {
            return "-";
        }
        var past = Duration.between(time, now);
        if (past.abs().compareTo(Duration.ofMinutes(1)) < 0) {
            return past.isNegative() ? "in " + Math.max(1, past.abs().toSeconds()) + " s" : "just now";
        }
        return past.isNegative() ? "in " + of(past.abs()) : of(past) + " ago";
    }

    /** The largest unit that says it: {@code 45 s}, {@code 10 min}, {@code 3 h}, {@code 12 d}. */
    static String of(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(2)) < 0 && duration.toSeconds() != 60) {
            return duration.toSeconds() + " s";
        }
        if (duration.compareTo(Duration.ofHours(2)) < 0 && duration.toMinutes() != 60) {
            return duration.toMinutes() + " min";
        }
        return duration.compareTo(Duration.ofDays(2)) < 0 ? duration.toHours() + " h" : duration.toDays() + " d";
    }
}
