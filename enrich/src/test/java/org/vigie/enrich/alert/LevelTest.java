package org.vigie.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Alert.Evidence;
import org.vigie.enrich.rules.Rule.OnVolume;
import org.vigie.enrich.rules.RuleFiles;

class LevelTest {
    /** A Monday. */
    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");

    private static final Instant SEEN = Instant.parse("2026-03-02T00:00:00Z");

    private static final OnVolume ASKED = (OnVolume) RuleFiles.shipped().stream()
            .filter(rule -> rule.what() instanceof OnVolume)
            .findFirst()
            .orElseThrow()
            .what();

    @Test
    void workingDaysAreComparedWithWorkingDaysUpToTwoDaysBefore() {
        Level level = null;
        for (int day = 0; day < 40; day++) {
            boolean isWeekend = day % 7 > 4;
            level = add(level, day, isWeekend ? 2 : 10 + day % 2 * 4);
        }
        level = add(level, 38, 100); // a Thursday; the days before the last two are as they were
        var friday = Objects.requireNonNull(level.usual(FIRST.plusDays(39), ASKED));
        var saturday = Objects.requireNonNull(level.usual(FIRST.plusDays(40), ASKED));

        assertThat(friday.mean()).isCloseTo(12, within(.2));
        assertThat(friday.deviation()).isEqualTo(Math.sqrt(friday.mean())); // chance alone varies more than 10, 14, 10
        assertThat(saturday.mean()).isEqualTo(2);
    }

    @Test
    void daysWithoutItemsCountFromTheFirstItemOn() {
        var level = add(add(null, 0, 20), 30, 1);

        var usual = Objects.requireNonNull(level.usual(FIRST.plusDays(30), ASKED));
        assertThat(usual.mean()).isEqualTo(20 / 20.0); // the working days from the first to the 28th
        assertThat(usual.deviation()).isCloseTo(Math.sqrt((19 * 19 + 19 * 1) / 19.0), within(1e-9));
    }

    @Test
    void thereIsNothingUsualBeforeTheWarmUpIsOver() {
        var level = add(null, 0, 3);

        assertThat(level.usual(FIRST.plusDays(15), ASKED)).isNull();
        assertThat(level.usual(FIRST.plusDays(16), ASKED)).isNotNull();
    }

    @Test
    void aChangeConcernsItsDayAndThoseWhoseBaselineItIsIn() {
        Level level = null;
        for (int day = 0; day < 40; day++) {
            level = add(level, day, 1);
        }
        var days = Objects.requireNonNull(level).concerned(FIRST.plusDays(5), 28);

        assertThat(days).first().isEqualTo(FIRST.plusDays(5));
        assertThat(days.subList(1, days.size())).first().isEqualTo(FIRST.plusDays(8));
        assertThat(days).last().isEqualTo(FIRST.plusDays(35));
    }

    @Test
    void whatIsLongAgoIsForgottenAndDoesNotComeBack() {
        var level = add(add(null, 0, 3), Level.KEPT + 1, 1);

        assertThat(level.days()).containsOnlyKeys(FIRST.plusDays(Level.KEPT + 1));
        assertThat(add(level, 0, 1)).isEqualTo(level);
        assertThat(level.first()).isEqualTo(FIRST);
    }

    @Test
    void theSameItemsAreTheSameLevelInWhateverOrderTheyCome() {
        var items = new ArrayList<Integer>();
        for (int i = 0; i < 300; i++) {
            items.add(i);
        }
        Level first = null;
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(items, new Random(round));
            Level level = null;
            for (int i : items) {
                level = Level.after(level, FIRST.plusDays(i % 2), 1, SEEN.plusSeconds(i / 3), item("item/" + i));
            }
            first = first == null ? level : first;
            assertThat(level).isEqualTo(first);
            assertThat(Objects.requireNonNull(level).day(FIRST).passed(9.5, Instant.MAX))
                    .isEqualTo(SEEN.plusSeconds(6));
        }
    }

    @Test
    void anItemThatIsGoneIsNoEvidenceAnyMore() {
        var level = add(null, 0, 2);
        var gone = Level.after(level, FIRST, -1, SEEN, item("item/0-0"));

        assertThat(gone.day(FIRST).count()).isEqualTo(1);
        assertThat(gone.day(FIRST).evidence()).extracting(Evidence::record).containsExactly("item/0-1");
    }

    @Test
    void oldItemsThatComeTodaySayNothingOfTheDaysBefore() {
        var today = FIRST.plusDays(30);
        var seen = SEEN.plus(Duration.ofDays(30));
        var level = Level.after(null, FIRST, 1, seen, item("item/old"));

        assertThat(level.first()).isEqualTo(today);
        assertThat(level.usual(today, ASKED)).isNull();
    }

    @Test
    void aDayWhoseRememberedItemsAreGoneHasPassedWhenItWasTold() {
        Level level = null;
        for (int i = 0; i < 30; i++) {
            level = Level.after(level, FIRST, 1, SEEN.plusSeconds(i), item("item/" + i));
        }
        level = add(level, 9, 1); // only the first twenty of the first day are remembered
        for (int i = 0; i < 20; i++) {
            level = Level.after(level, FIRST, -1, SEEN, item("item/" + i));
        }

        assertThat(Objects.requireNonNull(level).day(FIRST).count()).isEqualTo(10);
        assertThat(level.day(FIRST).passed(4, SEEN)).isEqualTo(SEEN);
    }

    private static Evidence item(String id) {
        return new Evidence(id, id, null, null, List.of());
    }

    private static Level add(@Nullable Level level, int day, int items) {
        var now = level;
        for (int i = 0; i < items; i++) {
            var id = "item/" + day + "-" + i;
            now = Level.after(now, FIRST.plusDays(day), 1, SEEN, item(id));
        }
        return Objects.requireNonNull(now);
    }
}
