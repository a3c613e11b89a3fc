package org.vigie.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {
    private static void assertRead(String text, String expected) {
        assertThat(DateReader.read(text)).as(text).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Thu, 01 Jan 2004 19:48:21 GMT      | 2004-01-01T19:48:21Z
            Thu, 1 Jan 2004 19:48:21 +0100     | 2004-01-01T18:48:21Z
            1 Jan 2004 19:48 EST               | 2004-01-02T00:48:00Z
            01 Jan 04 19:48:21 PDT             | 2004-01-02T02:48:21Z
            Thu, 01 Jan 2004                   | 2004-01-01T00:00:00Z
            Thu Jan 01 2004 19:48:21 GMT       | 2004-01-01T19:48:21Z
            Jan 1, 2004 7:48 PM                | 2004-01-01T19:48:00Z
            January 1st, 2004 at 12:05 a.m.    | 2004-01-01T00:05:00Z
            Thursday, 01-Jan-04 19:48:21 GMT   | 2004-01-01T19:48:21Z
            Thu Jan  1 19:48:21 2004           | 2004-01-01T19:48:21Z
            Thu Jan  1 19:48:21 CET 2004       | 2004-01-01T18:48:21Z
            Wed, 32 Foo 2004                   |
            Thu,01 JAN 2004 19:48:21 gmt       | 2004-01-01T19:48:21Z
            Thu, 01 Jan 2004 19:48:21 GMT+0200 | 2004-01-01T17:48:21Z
            Thu, 01 Jan 2004 19:48:21 UTC-3    | 2004-01-01T22:48:21Z
            Thu, 01 Jan 2004 19:48:21 +01:00   | 2004-01-01T18:48:21Z
            Thu, 01 Jan 2004 19:48:21 +0100 (CET) | 2004-01-01T18:48:21Z
            Thu, 01 Jan 2004 19:48:21 (PST)    | 2004-01-02T03:48:21Z
            Thu, 01 Jan 2004 19:48:21.75 Z     | 2004-01-01T19:48:21.750Z
            Wed, 31 Dec 2003 24:00:00 GMT      | 2004-01-01T00:00:00Z
            Thu, 31 Jun 2004 19:48:21 GMT      | 2004-07-01T19:48:21Z
            Thu, 01 Jan 2004 00:00:00 Europe/Paris | 2003-12-31T23:00:00Z
            Mon, 26 January 2004 16:31:00 AT   | 2004-01-26T20:31:00Z
            Thu, 01 Sept 2004 19:48:21 A       | 2004-09-01T20:48:21Z
            Thu, 01 Sep 2004 19:48:21 Y        | 2004-09-01T07:48:21Z
            Thu, 01 Jan 104 19:48:21 GMT       | 2004-01-01T19:48:21Z
            Thu, 01 Jan 2004 1948 GMT          | 2004-01-01T19:48:00Z
            Thu, 01-01-2004 19:48:21 +0100     | 2004-01-01T18:48:21Z
            Fri, 2006/09/15 08:19:53 EDT       | 2006-09-15T12:19:53Z
            19:48:21 01 Jan 2004 GMT           | 2004-01-01T19:48:21Z
            """)
    void rfc822AndItsDescendantsAreRead(String text, String expected) {
        if (expected == null) {
            assertThat(DateReader.read(text)).isNull();
        } else {
            assertRead(text, expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2003                          | 2003-01-01T00:00:00Z
            2003-12                       | 2003-12-01T00:00:00Z
            2003-12-31                    | 2003-12-31T00:00:00Z
            20031231                      | 2003-12-31T00:00:00Z
            2003-12-31T10:14:55Z          | 2003-12-31T10:14:55Z
            2003-12-31t10:14:55.123z      | 2003-12-31T10:14:55.123Z
            2003-12-31T10:14:55,5+01:00   | 2003-12-31T09:14:55.500Z
            2003-12-31 10:14:55 -0800     | 2003-12-31T18:14:55Z
            2003-12-31T10:14:55 +01:00    | 2003-12-31T09:14:55Z
            2003-12-31T10:14:55-08        | 2003-12-31T18:14:55Z
            2003-12-31T10:14-08:00        | 2003-12-31T18:14:00Z
            2003-12-31T10Z                | 2003-12-31T10:00:00Z
            2003-12-31T24:00:00Z          | 2004-01-01T00:00:00Z
            20031231T101455Z              | 2003-12-31T10:14:55Z
            20031231101455                | 2003-12-31T10:14:55Z
            2003-W01-1                    | 2002-12-30T00:00:00Z
            2003W011                      | 2002-12-30T00:00:00Z
            2003-335                      | 2003-12-01T00:00:00Z
            2003335                       | 2003-12-01T00:00:00Z
            03-12-31                      | 2003-12-31T00:00:00Z
            031231                        | 2003-12-31T00:00:00Z
            -0312                         | 2003-12-01T00:00:00Z
            2004-07-08 23:56:58.0         | 2004-07-08T23:56:58Z
            2004-02-30T00:00:00Z          | 2004-03-01T00:00:00Z
            2003-12-31T25:14:55Z          | 2004-01-01T01:14:55Z
            2003-12-31T10:61:55Z          | 2003-12-31T11:01:55Z
            2003-12-31T23:59:60Z          | 2004-01-01T00:00:00Z
            2003-12-31+01:00              | 2003-12-30T23:00:00Z
            2003-12-31 10h14              | 2003-12-31T10:14:00Z
            2003-12-31 10.14              | 2003-12-31T10:14:00Z
            200312311014                  | 2003-12-31T10:14:00Z
            2026-03-01T10:30:00[Europe/Paris] | 2026-03-01T09:30:00Z
            2026-03-01T10:30:00 UTC       | 2026-03-01T10:30:00Z
            2026-03-01 7:30 PM            | 2026-03-01T19:30:00Z
            2026-3-1 7:05                 | 2026-03-01T07:05:00Z
            2026-03-01T10:30:00.123456789123Z | 2026-03-01T10:30:00.123456789Z
            """)
    void iso8601IsReadWithItsShortForms(String text, String expected) {
        assertRead(text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1er mars 2026 à 10h30             | 2026-03-01T10:30:00Z
            mar., 03 févr. 2026 08:00:00 +0100 | 2026-02-03T07:00:00Z
            dim, 01 août 2021 10:00:00 GMT    | 2021-08-01T10:00:00Z
            12 de marzo de 2026               | 2026-03-12T00:00:00Z
            Di, 03 Mrz 2026 09:00:00 +0100    | 2026-03-03T08:00:00Z
            3. Dezember 2025, 18:05 Uhr       | 2025-12-03T18:05:00Z
            31.12.2025 18:05                  | 2025-12-31T18:05:00Z
            Чт, 05 мар 2026 12:00:00 +0300    | 2026-03-05T09:00:00Z
            5 марта 2026                      | 2026-03-05T00:00:00Z
            Κυρ, 11 Ιούλ 2004 12:00:00 EST    | 2004-07-11T17:00:00Z
            2004-július-13T9:15-05:00         | 2004-07-13T14:15:00Z
            2004년 05월 28일  오후 01:31:15      | 2004-05-28T04:31:15Z
            2004-05-25 오후 11:23:17           | 2004-05-25T14:23:17Z
            2026年3月1日 10時30分               | 2026-03-01T01:30:00Z
            2026年03月01日 10:30               | 2026-03-01T10:30:00Z
            ١٢ مارس ٢٠٢٦                      | 2026-03-12T00:00:00Z
            12 มีนาคม 2569                    | 2026-03-12T00:00:00Z
            3 tháng 3, 2026                   | 2026-03-03T00:00:00Z
            平成16年1月26日                      | 2004-01-26T00:00:00Z
            民國93年1月26日                      | 2004-01-26T00:00:00Z
            12 Mart 2026 10:00                | 2026-03-12T10:00:00Z
            12 marca 2026                     | 2026-03-12T00:00:00Z
            12 maaliskuuta 2026               | 2026-03-12T00:00:00Z
            Sabtu, 07 Maret 2026 10:00:00 WIB | 2026-03-07T03:00:00Z
            """)
    void datesOfManyLanguagesAreRead(String text, String expected) {
        assertRead(text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1072986501          | 2004-01-01T19:48:21Z
            1072986501.5        | 2004-01-01T19:48:21Z
            1072986501000       | 2004-01-01T19:48:21Z
            1772986501123456    | 2026-03-08T16:15:01.123456Z
            1772986501123456789 | 2026-03-08T16:15:01.123456789Z
            """)
    void numbersAloneAreEpochTimesToldBySize(String text, String expected) {
        assertRead(text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12/31/2003            | 2003-12-31T00:00:00Z
            31/12/2003 10:00      | 2003-12-31T10:00:00Z
            03/04/2026            | 2026-04-03T00:00:00Z
            03/04/2026 7:00 PM    | 2026-03-04T19:00:00Z
            03/04/2026 07:00 EST  | 2026-03-04T12:00:00Z
            12/31/03              | 2003-12-31T00:00:00Z
            31-12-2003 10:00      | 2003-12-31T10:00:00Z
            1-2-2004 7:05 PM      | 2004-01-02T19:05:00Z
            2026/03/04            | 2026-03-04T00:00:00Z
            """)
    void theDayComesFirstUnlessSomethingSpeaksForAmerica(String text, String expected) {
        assertRead(text, expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "yesterday",
                "0001-01-01T00:00:00Z",
                "0000-00-00",
                "99999999999999999",
                "12",
                "Jan",
                "::",
                "9999"
            })
    void whatIsNoPlausibleDateIsNone(String text) {
        assertThat(DateReader.read(text)).isNull();
    }

    @Test
    void whatJavaPrintsInALanguageIsReadBack() {
        var random = new Random(7);
        for (var language : "en fr de es it pt nl pl cs sv da fi ro tr uk ru id ca".split(" ")) {
            var locale = Locale.forLanguageTag(language);
            for (int i = 0; i < 60; i++) {
                var moment = LocalDateTime.ofEpochSecond(
                                1_000_000_000L + random.nextInt(800_000_000), 0, ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.SECONDS);
                for (var pattern :
                        new String[] {"EEE, dd MMM yyyy HH:mm:ss", "d MMMM yyyy HH:mm:ss", "EEEE d LLLL yyyy HH:mm:ss"
                        }) {
                    var text = moment.format(DateTimeFormatter.ofPattern(pattern, locale));
                    assertRead(text, moment.toInstant(ZoneOffset.UTC).toString());
                }
                var day = moment.format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
                assertRead(day, moment.toLocalDate() + "T00:00:00Z");
            }
        }
    }

    @Test
    void nothingMakesItThrow() {
        var random = new Random(3);
        var alphabet = "0123456789 :-+./,TZzAPMapm()WGMTJanFebМайé年月日오후\u0000\uD800";
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            DateReader.read(text.toString());
        }
        assertThat(DateReader.read("1".repeat(100_000))).isNull();
    }
}
