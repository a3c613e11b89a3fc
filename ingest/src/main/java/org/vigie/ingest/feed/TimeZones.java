package org.vigie.ingest.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Zones of dates: offsets, names, regions, and the letters of the military with the signs of RFC 822. */
final class TimeZones {
    private static final Pattern OFFSET =
            Pattern.compile("(?:^|[\\s\\d.]|GMT|UTC|UT|Z)\\s*([+-])\\s*(\\d{1,2})(?::?(\\d{2}))?(?::\\d{2})?(?!\\d)");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}_]*(?:/\\p{L}[\\p{L}_/]*)?");
    private static final Pattern HALF_OF_DAY = Pattern.compile("(?i)\\b[ap]\\.?\\s?m\\b\\.?");
    private static final Map<String, Integer> MINUTES = new HashMap<>();

    static {
        zones(0, "UT", "UTC", "GMT", "Z", "WET", "ZULU");
        zones(1, "CET", "MEZ", "WEST", "BST", "MET", "IRISH");
        zones(2, "CEST", "MESZ", "EET", "SAST", "MEST", "CAT", "IDT");
        zones(3, "EEST", "MSK", "EAT", "TRT");
        zones(4, "MSD", "GST", "SAMT");
        zones(5, "PKT", "YEKT", "UZT");
        zones(7, "ICT", "WIB", "KRAT", "NOVT");
        zones(8, "HKT", "SGT", "AWST", "WITA", "MYT", "PHT");
        zones(9, "JST", "KST", "WIT");
        zones(10, "AEST", "VLAT");
        zones(11, "AEDT");
        zones(12, "NZST");
        zones(13, "NZDT");
        zones(-3, "ADT", "BRT", "ART", "CLST", "UYT");
        zones(-4, "AST", "AT", "EDT", "AMT", "CLT", "VET");
        zones(-5, "EST", "CDT", "ET", "PET", "COT");
        zones(-6, "CST", "MDT", "CT");
        zones(-7, "MST", "PDT", "MT");
        zones(-8, "PST", "AKDT", "PT");
        zones(-9, "AKST");
        zones(-10, "HST", "HAST");
        MINUTES.put("IST", 330);
        MINUTES.put("NPT", 345);
        MINUTES.put("IRST", 210);
        MINUTES.put("ACST", 570);
        MINUTES.put("ACDT", 630);
        MINUTES.put("NST", -210);
        MINUTES.put("NDT", -150);
        for (char c = 'A'; c <= 'M'; c++) {
            if (c != 'J') {
                int hours = c < 'J' ? c - 'A' + 1 : c - 'A';
                MINUTES.put(String.valueOf(c), -60 * hours);
            }
        }
        for (char c = 'N'; c <= 'Y'; c++) {
            MINUTES.put(String.valueOf(c), 60 * (c - 'N' + 1));
        }
    }

    /** Where months come before days. */
    static final Set<String> AMERICAN = Set.of("EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "HST");

    private TimeZones() {}

    private static void zones(int hours, String... names) {
        for (var name : names) {
            MINUTES.put(name, 60 * hours);
        }
    }

    /**
     * The first zone in what follows a time of day, null for none.
     *
     * @param day on which a region's offset is asked for
     */
    static @Nullable ZoneOffset offset(String behindTime, LocalDate day) {
        var text = HALF_OF_DAY.matcher(behindTime).replaceAll(" "); // the a of a.m. is no zone
        var offset = OFFSET.matcher(text);
        if (offset.find()) {
            int hours = Integer.parseInt(offset.group(2));
            int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            if (hours <= 18 && minutes < 60 && 60 * hours + minutes <= 18 * 60) {
                return ZoneOffset.ofTotalSeconds(
                        60 * (60 * hours + minutes) * (offset.group(1).equals("-") ? -1 : 1));
            }
        }
        var word = WORD.matcher(text);
        while (word.find()) {
            var zone = named(word.group(), day);
            if (zone != null) {
                return zone;
            }
        }
        return null;
    }

    private static @Nullable ZoneOffset named(String word, LocalDate day) {
        if (word.indexOf('/') > 0) {
            try {
                return ZoneId.of(word).getRules().getOffset(day.atTime(12, 0));
            } catch (DateTimeException e) {
                return null;
            }
        }
        boolean isMilitary = word.length() == 1 && !word.equals("z");
        var minutes = MINUTES.get(isMilitary ? word : word.toUpperCase(Locale.ROOT));
        return minutes == null ? null : ZoneOffset.ofTotalSeconds(60 * minutes);
    }
}
