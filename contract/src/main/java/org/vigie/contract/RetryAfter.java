package org.vigie.contract;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a server wants to be left alone: seconds (some say fractions of them) or a date (RFC 9110, 10.2.3). */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,18})(\\.[0-9]*)?");

    private RetryAfter() {}

    /** Zero for a date that is over; empty for what is neither. */
    public static Optional<Duration> read(String text, Instant now) {
        var seconds = SECONDS.matcher(text.strip());
        if (seconds.matches()) {
            long whole = Long.parseLong(seconds.group(1));
            return Optional.of(Duration.ofSeconds(seconds.group(2) == null ? whole : whole + 1));
        }
        try {
            var then = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
