package org.vigie.ingest.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as feeds and pages write them. Numbers alone are an epoch time or digits of ISO 8601; what begins like ISO 8601
 * (and its profiles W3CDTF and RFC 3339) is read as that; everything else, RFC 822 and its descendants among it, by {@link
 * FreeDate what its words and numbers can mean}. What is beyond the end of its month, day or hour runs over into the next
 * one, as in most software: 31 June is 1 July, 24:00 the next midnight. Without a time it is midnight, without a zone UTC. Outside of {@value #FIRST_YEAR} to {@value #LAST_YEAR}
 * nothing is a date.
 */
public final class DateReader {
    static final int FIRST_YEAR = 1970;
    static final int LAST_YEAR = 2100;
    private static final int LONGEST = 200;

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,19})(?:\\.\\d+)?");
    private static final Pattern DAY_FIRST = Pattern.compile("\\d{1,2}-\\d{1,2}-\\d{4}(?!\\d).*");
    private static final Pattern ONLY_ZONE = Pattern.compile("\\s*[+-]\\d{2}:?\\d{2}\\s*");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?(?!\\d)(.*)");
    private static final Pattern COMPACT =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:[Tt ]*(\\d{2})(\\d{2})(\\d{2})?)?(?!\\d)(.*)");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-?W(\\d{2})(?:-?([1-7]))?(?!\\d)(.*)");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{4}|\\d{2})-?(\\d{3})(?!\\d)(.*)");
    private static final Pattern SHORT_YEAR = Pattern.compile("-?(\\d{2})-?(\\d{2})(?:-?(\\d{2}))?(?![\\d.,/:])(.*)");

    /** Hours, minutes, seconds, fraction, at the start of what follows the day. */
    private static final Pattern ISO_TIME = Pattern.compile(
            "[Tt_,:; ]*(?<!\\d)(\\d{1,2})(?:[:.]?(\\d{2})(?:[:.]?(\\d{2})(?:[.,:](\\d+))?)?)?(?!\\d)(.*)");

    private DateReader() {}

    /** The moment, null for what is no date. */
    public static @Nullable Instant read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var plain = normal(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        try {
            var date = parse(plain);
            return date == null || !isPlausible(date) ? null : date;
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static boolean isPlausible(Instant date) {
        int year = date.atOffset(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** Digits of any script as ASCII, all kinds of space as spaces, all kinds of dash as hyphens. */
    private static String normal(String text) {
        var normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127 && Character.isDigit(c)) {
                normal.append(Character.digit(c, 10));
            } else if (c == '\u2212' || c >= '\u2010' && c <= '\u2015') {
                normal.append('-');
            } else if (c == '\uFF1A') {
                normal.append(':');
            } else if (c == '(' || c == ')' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                normal.append(' ');
            } else if (c >= ' ' && Character.getType(c) != Character.FORMAT) {
                normal.append(c);
            }
        }
        return normal.toString().strip();
    }

    private static @Nullable Instant parse(String text) {
        var number = NUMBER.matcher(text);
        if (number.matches() && isEpoch(number.group(1))) {
            return epoch(number.group(1));
        }
        var matcher = DAY_FIRST.matcher(text);
        if (matcher.matches()) {
            return FreeDate.read(text);
        }
        matcher = ISO.matcher(text);
        if (matcher.matches()) {
            return at(day(matcher.group(1), matcher.group(2), matcher.group(3)), matcher.group(4));
        }
        matcher = WEEK.matcher(text);
        if (matcher.matches()) {
            var week = LocalDate.of(Integer.parseInt(matcher.group(1)), 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Long.parseLong(matcher.group(2)));
            int weekday = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
            return at(week.plusDays(weekday - week.getDayOfWeek().getValue()), matcher.group(4));
        }
        matcher = ORDINAL.matcher(text);
        if (matcher.matches()) {
            var day = LocalDate.ofYearDay(year(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            return at(day, matcher.group(3));
        }
        matcher = COMPACT.matcher(text);
        if (matcher.matches()) {
            return compact(matcher);
        }
        if (text.matches("\\d{4}")) {
            return at(LocalDate.of(Integer.parseInt(text), 1, 1), "");
        }
        matcher = SHORT_YEAR.matcher(text);
        if (matcher.matches() && !matcher.group(4).matches("[-\\s]*\\p{L}.*")) {
            return at(day(matcher.group(1), matcher.group(2), matcher.group(3)), matcher.group(4));
        }
        if (text.matches("-\\d{2}")) {
            return at(LocalDate.of(year(text.substring(1)), 1, 1), "");
        }
        return FreeDate.read(text);
    }

    /** Twelve or fourteen digits are a date without its separators. */
    private static boolean isEpoch(String digits) {
        boolean isDate = digits.length() == 14 || digits.length() == 12 && digits.startsWith("20");
        return digits.length() > 8 && !isDate;
    }

    /** Seconds, milliseconds, microseconds or nanoseconds, told by their size. */
    private static Instant epoch(String digits) {
        long number = Long.parseLong(digits);
        return switch ((digits.length() - 8) / 3) {
            case 0, 1 -> digits.length() <= 11 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            case 2 ->
                digits.length() <= 14
                        ? Instant.ofEpochMilli(number)
                        : Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000);
            default ->
                digits.length() <= 17
                        ? Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000)
                        : Instant.ofEpochSecond(number / 1_000_000_000, number % 1_000_000_000);
        };
    }

    private static @Nullable Instant compact(Matcher matcher) {
        var day = day(matcher.group(1), matcher.group(2), matcher.group(3));
        if (matcher.group(4) == null) {
            return at(day, matcher.group(7));
        }
        var seconds = matcher.group(6) == null ? "00" : matcher.group(6);
        return at(day, "T" + matcher.group(4) + ":" + matcher.group(5) + ":" + seconds + matcher.group(7));
    }

    /** @param day null for the first of the month */
    private static LocalDate day(String year, String month, @Nullable String day) {
        return day(year(year), Integer.parseInt(month), day == null ? 1 : Integer.parseInt(day));
    }

    static LocalDate day(int year, int month, int day) {
        if (day < 1 || day > 31) {
            throw new DateTimeException("no day of any month");
        }
        var first = LocalDate.of(year > 2400 && year < 2700 ? year - 543 : year, month, 1); // the Thai solar calendar
        return first.plusDays(day - 1L);
    }

    /** Two digits and three as RFC 2822 has them, section 4.3. */
    static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() > 3) {
            return year;
        }
        if (digits.length() == 3) {
            return 1900 + year;
        }
        return year < 50 ? 2000 + year : 1900 + year;
    }

    private static @Nullable Instant at(LocalDate day, String rest) {
        if (ONLY_ZONE.matcher(rest).matches()) {
            return moment(day, 0, 0, 0, 0, TimeZones.offset(" " + rest.strip(), day));
        }
        var time = ISO_TIME.matcher(rest);
        if (!time.matches()) {
            return FreeDate.at(day, rest);
        }
        if (time.group(2) == null && time.group(5).matches("(?i)\\s*[ap]\\.?m.*")) {
            return FreeDate.at(day, rest);
        }
        var clock = time.group(5);
        if (clock.matches("(?i)(\\s*[ap]\\.?m\\b|h\\d).*") || clock.startsWith(":")) {
            return FreeDate.at(day, rest);
        }
        int hours = Integer.parseInt(time.group(1));
        int minutes = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        int seconds = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        return moment(day, hours, minutes, seconds, nanos(time.group(4)), TimeZones.offset(clock, day));
    }

    static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    /** The moment; an impossible time of day is left out. */
    static Instant moment(LocalDate day, int hours, int minutes, int seconds, int nanos, @Nullable ZoneOffset zone) {
        var midnight = day.atStartOfDay();
        LocalDateTime local = hours > 47 || minutes > 99 || seconds > 99
                ? midnight
                : midnight.plusHours(hours)
                        .plusMinutes(minutes)
                        .plusSeconds(seconds)
                        .plusNanos(nanos);
        return local.toInstant(zone == null ? ZoneOffset.UTC : zone);
    }
}
