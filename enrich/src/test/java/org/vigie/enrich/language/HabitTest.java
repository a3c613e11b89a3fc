package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HabitTest {
    private static final Languages LANGUAGES = new Languages();

    private static Habit habit(Map<String, Integer> texts) {
        var habit = Habit.NONE;
        for (var each : new TreeMap<>(texts).entrySet()) {
            for (var code : Collections.nCopies(each.getValue(), each.getKey())) {
                habit = habit.after(code);
            }
        }
        return habit;
    }

    @Test
    void namesInATitleStandInTheLanguageThatTheSourceWrites() {
        assertThat(List.of("Sam Altman", "OpenAI Sora", "Data centers")).allSatisfy(title -> {
            assertThat(LANGUAGES.identify(title, "", null).code()).isNotEqualTo("fr");
            assertThat(LANGUAGES
                            .read(title, "")
                            .language(null, habit(Map.of("fr", 20)))
                            .code())
                    .isEqualTo("fr");
        });
    }

    @Test
    void aFeedThatDeclaresAnotherLanguageThanItWritesIsNotBelieved() {
        var title = "Le retour";
        assertThat(LANGUAGES.identify(title, "", "en").code()).isEqualTo("en");
        assertThat(LANGUAGES
                        .read(title, "")
                        .language("en", habit(Map.of("fr", 50)))
                        .code())
                .isEqualTo("fr");
        assertThat(LANGUAGES
                        .read("Mistral", "")
                        .language("en", habit(Map.of("fr", 50)))
                        .code())
                .isEqualTo("fr");
    }

    @Test
    void aSentenceIsWhatItIsWhateverTheHabit() {
        var sentence = "The minister announced a plan for rural hospitals on Monday";
        assertThat(LANGUAGES
                        .read(sentence, "")
                        .language("fr", habit(Map.of("fr", 100)))
                        .code())
                .isEqualTo("en");
    }

    @Test
    void aSourceOfTwoLanguagesSaysNothingOfWhichOfThemATitleIsIn() {
        var both = habit(Map.of("fr", 40, "en", 40));
        assertThat(both.own()).isNull();
        assertThat(LANGUAGES.read("Le retour", "").language(null, both).code()).isEqualTo("fr");
        assertThat(LANGUAGES.read("The return", "").language(null, both).code()).isEqualTo("en");
    }

    @Test
    void aPlainHabitIsNotWrittenAgainAndAChangeOfLanguageIsLearned() {
        var french = habit(Map.of("fr", 50));
        assertThat(french.after("fr")).isSameAs(french);

        var turned = french;
        for (int i = 0; i < 300; i++) {
            turned = turned.after("de");
        }
        assertThat(turned.own()).isEqualTo("de");
        assertThat(turned.texts().values())
                .allSatisfy(number -> assertThat(number).isLessThanOrEqualTo(101));
    }

    @Test
    void oneStrayTextIsNoHabit() {
        var codes = Set.of("en", "fr");
        assertThat(habit(Map.of("fr", 1)).textsIn(codes)).isZero();
        assertThat(habit(Map.of("fr", 1)).prior("fr", 0.1, 0)).isEqualTo(0.1);
        assertThat(habit(Map.of("en", 49, "fr", 1)).textsIn(codes)).isEqualTo(48);
        assertThat(habit(Map.of("en", 49, "fr", 1)).prior("fr", 0.1, 48))
                .isEqualTo(habit(Map.of("en", 49)).prior("fr", 0.1, 48));
    }

    @Test
    void fewTextsMakeNoHabit() {
        assertThat(habit(Map.of("fr", 9)).own()).isNull();
        assertThat(habit(Map.of("fr", 10)).own()).isEqualTo("fr");
        assertThat(habit(Map.of("fr", 10, "en", 1)).own()).isNull();
    }

    @Test
    void aLanguageOfAnotherScriptIsNoHabitOfThisOne() {
        assertThat(LANGUAGES
                        .read("Погода", "")
                        .language(null, habit(Map.of("fr", 100)))
                        .code())
                .isNotEqualTo("fr");
    }
}
