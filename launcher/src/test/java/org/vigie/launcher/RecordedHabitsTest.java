package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Item;
import org.vigie.enrich.language.Habit;
import org.vigie.enrich.language.Languages;
import org.vigie.ingest.RecordedPolls;

/**
 * Short texts of recorded sources that write in one language: how many are said to be in another one, by what the feed declares
 * and by what the source is known to write. {@code -Drecordings=all} runs it; the numbers are written to {@code
 * target/recorded-habits.txt}.
 */
@Tag("servers")
class RecordedHabitsTest {
    private static final Path REPORT = Path.of("target", "recorded-habits.txt");
    private static final Instant UNTIL = Instant.parse("2026-09-01T00:00:00Z");
    private static final int SHORT = 60;
    private static final int PLAIN = 45;
    private static final double CERTAIN = 0.99;

    private final Languages languages = new Languages();
    private final Map<String, Habit> habits = new HashMap<>();
    private int texts;
    private int strange;
    private int strangeWithHabit;

    @Test
    void whatASourceWritesSaysMoreThanWhatItDeclares() throws Exception {
        assumeTrue(
                System.getProperty("recordings", "some").equals("all"),
                "skipped: takes minutes; -Drecordings=all runs it");
        assumeTrue(RecordedPolls.areHere(), "skipped: no recordings beside the checkout");
        var seen = new HashSet<String>();
        for (var told : RecordedPolls.all(UNTIL, UNTIL)) {
            var item = Objects.requireNonNull(told.item());
            if (seen.add(item.id())) {
                look(item);
            }
        }
        Files.writeString(
                REPORT,
                "%d short texts: %d in another language by declaration, %d with the habit%n"
                        .formatted(texts, strange, strangeWithHabit));

        assertThat(texts).isPositive();
        assertThat(strangeWithHabit).isLessThan(strange);
    }

    private void look(Item item) {
        var habit = habits.getOrDefault(item.source(), Habit.NONE);
        var language = languages.identify(item.title(), item.text(), item.declaredLanguage(), habit);
        boolean isShort = item.title().length() + item.text().length() < SHORT;
        if (!isShort && language.confidence() >= CERTAIN) {
            habits.put(item.source(), habit.after(language.code()));
        }
        var most = Collections.max(
                habit.texts().isEmpty()
                        ? Map.of("", 0).entrySet()
                        : habit.texts().entrySet(),
                Map.Entry.comparingByValue());
        if (isShort && most.getValue() >= PLAIN) {
            texts++;
            var declared = languages.identify(item.title(), item.text(), item.declaredLanguage());
            strange += declared.code().equals(most.getKey()) ? 0 : 1;
            strangeWithHabit += language.code().equals(most.getKey()) ? 0 : 1;
        }
    }
}
