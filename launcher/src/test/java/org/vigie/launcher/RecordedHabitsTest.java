package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Item;
import org.vigie.enrich.language.Habit;
import org.vigie.enrich.language.IdentifyLanguage;
import org.vigie.enrich.language.Languages;
import org.vigie.ingest.RecordedPolls;

/**
 * Short texts of recorded sources whose habit is plain: of which of them it changes the language, to be read by people. {@code
 * -Drecordings=all} runs it and writes them to {@code target/recorded-habits.txt}.
 */
@Tag("servers")
class RecordedHabitsTest {
    private static final Path REPORT = Path.of("target", "recorded-habits.txt");
    private static final Instant UNTIL = Instant.parse("2026-09-01T00:00:00Z");
    private static final int SHORT = 60;
    private static final int PLAIN = 45;

    private final Languages languages = new Languages();
    private final Map<String, Habit> habits = new HashMap<>();
    private final List<String> changed = new ArrayList<>();
    private int texts;

    @Test
    void aHabitChangesTheLanguageOfFewTexts() throws Exception {
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
        Files.writeString(REPORT, texts + " short texts\n" + String.join("\n", changed) + "\n");

        assertThat(texts).isPositive();
        assertThat(changed).as("few texts need it, in %s", REPORT).hasSizeBetween(1, texts / 10);
    }

    private void look(Item item) {
        var habit = habits.getOrDefault(item.source(), Habit.NONE);
        habits.put(item.source(), IdentifyLanguage.after(habit, item, languages.read(item.title(), item.text())));
        boolean isPlain = habit.texts().values().stream().anyMatch(number -> number >= PLAIN);
        if (isPlain && item.title().length() + item.text().length() < SHORT) {
            texts++;
            var declared = languages
                    .identify(item.title(), item.text(), item.declaredLanguage())
                    .code();
            var known = languages
                    .read(item.title(), item.text())
                    .language(item.declaredLanguage(), habit)
                    .code();
            if (!declared.equals(known)) {
                changed.add("%s %s %s %s".formatted(habit.texts(), declared, known, item.title()));
            }
        }
    }
}
