package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.PollState.Cadence;
import org.vigie.contract.PollState.Matches;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.watch.WatchedList;

class ListSizeTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static Matches usual(int entries) {
        return new Matches("rules", entries, null, null, 0);
    }

    private static WatchedList list(int entries, int expected) {
        var of = IntStream.range(0, entries)
                .mapToObj(i ->
                        new Feed.Entry("" + i, null, "", null, null, List.of(), "", "", List.of(), List.of(), null))
                .toList();
        return new WatchedList(
                new Feed(null, null, null, null, null, null, null, null, List.of(), null, Cadence.ANY, of),
                expected + " elements match \"article\"",
                expected,
                expected == entries ? "" : expected - entries + " have no link (watch.link)");
    }

    @ParameterizedTest
    @CsvSource({
        "20, 20, false",
        "20, 30, false",
        "20, 10, false",
        "20,  9, true",
        " 4,  1, true",
        " 3,  1, false",
        " 2,  1, false",
        " 0,  1, false",
    })
    void fewerThanHalfAndAtLeastThreeFewerIsAProblem(int before, int now, boolean isProblem) {
        assertThat(ListSize.of(list(now, now), usual(before), START).problem() != null)
                .isEqualTo(isProblem);
    }

    @Test
    void aListThatShrinksSlowlyMay() {
        var matches = usual(40);
        for (int entries = 40; entries > 0; entries -= 1 + entries / 4) {
            var size = ListSize.of(list(entries, entries), matches, START);
            assertThat(size.problem()).isNull();
            matches = size.matches();
        }
    }

    @Test
    void aSuddenlyShortListIsAProblemUntilItIsLongAgain() {
        var isShort = ListSize.of(list(3, 3), usual(20), START);
        assertThat(isShort.problem()).isEqualTo("only 3 entries instead of 20: 3 elements match \"article\"");
        assertThat(isShort.matches()).isEqualTo(new Matches("rules", 20, null, START, 1));

        var stillShort = ListSize.of(list(3, 3), isShort.matches(), START.plus(Duration.ofHours(1)));
        assertThat(stillShort.matches()).isEqualTo(new Matches("rules", 20, null, START, 2));

        var isBack = ListSize.of(list(19, 19), stillShort.matches(), START.plus(Duration.ofHours(2)));
        assertThat(isBack.problem()).isNull();
        assertThat(isBack.matches()).isEqualTo(usual(19));
    }

    @Test
    void afterAWeekAndFiveReadsItIsItsLength() {
        var matches = usual(20);
        for (int day = 0; day < 7; day++) {
            var size = ListSize.of(list(3, 3), matches, START.plus(Duration.ofDays(day)));
            assertThat(size.problem()).isNotNull();
            matches = size.matches();
        }
        var afterAWeek = ListSize.of(list(3, 3), matches, START.plus(Duration.ofDays(7)));
        assertThat(afterAWeek.problem()).isNull();
        assertThat(afterAWeek.matches()).isEqualTo(usual(3));

        var twice = ListSize.of(list(3, 3), usual(20), START);
        assertThat(ListSize.of(list(3, 3), twice.matches(), START.plus(Duration.ofDays(30)))
                        .problem())
                .isNotNull();
    }

    @Test
    void entriesThatCannotBeUsedStayAProblem() {
        var matches = usual(0);
        for (int day = 0; day < 30; day++) {
            var size = ListSize.of(list(2, 12), matches, START.plus(Duration.ofDays(day)));
            assertThat(size.problem())
                    .isEqualTo(
                            "only 2 entries instead of 12: 12 elements match \"article\", but 10 have no link (watch.link)");
            matches = size.matches();
        }
    }
}
