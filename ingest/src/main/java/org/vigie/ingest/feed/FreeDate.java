package org.vigie.ingest.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date in words and numbers: RFC 822 and 850, asctime, and what people write. First the time of day is found by its
 * colon (or h, 時, 시, AM, PM), and the zone behind it; the month by its name in any language. The numbers that are left
 * are told apart by size and place; 3/4/2026 is the fourth of March only beside AM, PM or an American zone.
 */
final class FreeDate {
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:.])(\\d{1,2})\\s?(?::|[hH](?!\\p{L})|時|时|点|點|시)\\s?(\\d{1,2})?(?:\\s?(?::|[mM](?=\\d)|分|분)\\s?(\\d{1,2})"
                    + "(?:[.,:](\\d+))?)?\\s?[분分秒초]?(?!\\d)");
    private static final Pattern DOTTED_TIME =
            Pattern.compile("(?<=\\d{4},? )(?:\\p{L}+ )?(\\d{1,2})\\.(\\d{2})(?:\\.(\\d{2}))?(?![\\d.])()");
    private static final Pattern BARE_TIME =
            Pattern.compile("(?<=[A-Za-z]{3} \\d{4} )([01]\\d|2[0-4])([0-5]\\d)([0-5]\\d)?(?=\\s|$)()");
    private static final Pattern HOUR = Pattern.compile("(?<![\\d:.])(\\d{1,2})()()()(?=\\s?[AaPp]\\.?[Mm]\\b)");
    private static final Pattern MORNING = Pattern.compile("(?i)\\ba\\.?\\s?m\\b\\.?|오전|上午|午前|π\\.μ\\.?");
    private static final Pattern AFTERNOON = Pattern.compile("(?i)\\bp\\.?\\s?m\\b\\.?|오후|下午|午後|μ\\.μ\\.?");
    private static final Pattern TOKEN = Pattern.compile("\\d+|[\\p{L}\\p{M}]+");
    private static final Pattern ERA = Pattern.compile("(令和|平成|昭和|民國|民国)\\s?\\d{1,3}年");
    private static final int MOST_NUMBERS = 4;

    private FreeDate() {}

    /** The moment, null for what is no date. */
    static @Nullable Instant read(String text) {
        var time = time(text);
        var rest = time == null ? text : text.substring(0, time.start) + " " + behindZone(text.substring(time.end));
        var behind = time == null ? "" : text.substring(time.end);
        var zoneName = behind.toUpperCase(Locale.ROOT);
        boolean isAmerican = time != null
                && (time.isTwelveHours || TimeZones.AMERICAN.stream().anyMatch(zoneName::contains));
        var day = day(rest, isAmerican);
        return day == null ? null : at(day, time, text);
    }

    /** The moment on a day that is known; the time of day and the zone are somewhere in the text. */
    static Instant at(LocalDate day, String text) {
        return at(day, time(text), text);
    }

    private static Instant at(LocalDate day, @Nullable TimeOfDay time, String text) {
        if (time == null) {
            return DateReader.moment(day, 0, 0, 0, 0, TimeZones.offset(text.replaceAll("[\\d./-]{5,}", " "), day));
        }
        var zone = TimeZones.offset(text.substring(time.end), day);
        return DateReader.moment(
                day, time.hours, time.minutes, time.seconds, time.nanos, zone == null ? zoneOfScript(text) : zone);
    }

    /** Korean and Japanese are written in one zone, Chinese words for morning and afternoon mostly in another. */
    private static @Nullable ZoneOffset zoneOfScript(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '오', '년', '월', '일', '시', '時', '後' -> {
                    return ZoneOffset.ofHours(9);
                }
                case '时', '点', '點', '下' -> {
                    return ZoneOffset.ofHours(8);
                }
                default -> {
                    // says nothing
                }
            }
        }
        return null;
    }

    /** @param end position in the text behind the time of day */
    private record TimeOfDay(
            int start, int end, int hours, int minutes, int seconds, int nanos, boolean isTwelveHours) {}

    private static @Nullable TimeOfDay time(String text) {
        for (var form : List.of(TIME, HOUR, DOTTED_TIME, BARE_TIME)) {
            var found = form.matcher(text);
            if (found.find()) {
                int hours = Integer.parseInt(found.group(1));
                boolean morning = MORNING.matcher(text).find();
                boolean afternoon = AFTERNOON.matcher(text).find();
                if (afternoon && hours < 12) {
                    hours += 12;
                } else if (morning && hours == 12) {
                    hours = 0;
                }
                return new TimeOfDay(
                        found.start(),
                        found.end(),
                        hours,
                        number(found.group(2)),
                        number(found.group(3)),
                        found.group(4) == null || found.group(4).isEmpty() ? 0 : DateReader.nanos(found.group(4)),
                        morning || afternoon);
            }
        }
        return null;
    }

    private static int number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** What follows a time: an offset there is no part of the day. */
    private static String behindZone(String text) {
        return text.replaceFirst("^[^\\d+-]*[+-]\\s*\\d{1,2}:?\\d{0,2}(?!\\d)", " ");
    }

    private static @Nullable LocalDate day(String text, boolean isAmerican) {
        var numbers = new ArrayList<String>();
        int month = 0;
        var before = ""; // the Levant has months of two words
        var token = TOKEN.matcher(text);
        while (token.find()) {
            var word = token.group();
            if (Character.isDigit(word.charAt(0))) {
                numbers.add(word);
            } else {
                int named = Math.max(MonthNames.number(word), MonthNames.number(before + word));
                before = word;
                month = named == 0 ? month : named; // the later one: weekdays (mar., mardi) stand before the month
            }
        }
        if (numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
            return null;
        }
        int eraBegan = eraBegan(text);
        if (eraBegan > 0) {
            numbers.set(0, String.valueOf(eraBegan + Integer.parseInt(numbers.getFirst())));
        }
        return month > 0 ? besideName(month, numbers) : inNumbers(numbers, isAmerican, text.indexOf('-') >= 0);
    }

    /** The year before the first one of an era of Japan or Taiwan, 0 for none. */
    private static int eraBegan(String text) {
        var era = ERA.matcher(text);
        if (!era.find()) {
            return 0;
        }
        return switch (era.group(1).charAt(0)) {
            case '令' -> 2018;
            case '平' -> 1988;
            case '昭' -> 1925;
            default -> 1911;
        };
    }

    private static @Nullable LocalDate besideName(int month, List<String> numbers) {
        int yearAt = -1;
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).length() == 4) {
                yearAt = i;
                break;
            }
        }
        if (yearAt < 0) {
            if (numbers.size() < 2) {
                return null;
            }
            yearAt = Integer.parseInt(numbers.getFirst()) > 31 ? 0 : 1;
        }
        var year = numbers.get(yearAt);
        if (numbers.size() == 1) {
            return DateReader.day(DateReader.year(year), month, 1);
        }
        var day = numbers.get(yearAt == 0 ? 1 : 0);
        return day.length() > 2 ? null : DateReader.day(DateReader.year(year), month, Integer.parseInt(day));
    }

    private static @Nullable LocalDate inNumbers(List<String> numbers, boolean isAmerican, boolean hasHyphens) {
        if (numbers.size() < 2 || numbers.stream().anyMatch(number -> number.length() > 4)) {
            return null;
        }
        int first = Integer.parseInt(numbers.get(0));
        int second = Integer.parseInt(numbers.get(1));
        if (numbers.size() == 2) {
            if (numbers.get(0).length() == 4) {
                return DateReader.day(first, second, 1);
            }
            return numbers.get(1).length() == 4 ? DateReader.day(second, first, 1) : null;
        }
        int third = Integer.parseInt(numbers.get(2));
        if (numbers.get(0).length() == 4) {
            return second > 12 ? DateReader.day(first, third, second) : DateReader.day(first, second, third);
        }
        if (numbers.get(2).length() < 3 && (hasHyphens || first > 31)) {
            return DateReader.day(DateReader.year(numbers.get(0)), second, third);
        }
        int year = DateReader.year(numbers.get(2));
        boolean monthFirst = second > 12 || isAmerican && first <= 12;
        return monthFirst ? DateReader.day(year, first, second) : DateReader.day(year, second, first);
    }
}
