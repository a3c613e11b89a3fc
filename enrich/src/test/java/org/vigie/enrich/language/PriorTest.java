package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vigie.contract.Language.UNDETERMINED;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PriorTest {
    @Test
    void withoutADeclarationEqualEvidenceGivesEqualShares() {
        var posteriors = new Prior(null, Habit.NONE, false).posteriors(Map.of("fr", -3.0, "en", -3.0));

        assertThat(posteriors).containsEntry("fr", 0.5).containsEntry("en", 0.5);
    }

    @Test
    void whereTheTextSaysNothingTheDeclarationIsBelieved() {
        assertThat(new Prior("fr", Habit.NONE, false)
                        .posteriors(Map.of("fr", -3.0, "en", -3.0))
                        .get("fr"))
                .isCloseTo(0.9, within(1e-9));
    }

    @Test
    void clearEvidenceBeatsTheDeclaration() {
        assertThat(new Prior("fr", Habit.NONE, false)
                        .posteriors(Map.of("fr", -20.0, "en", -3.0))
                        .get("en"))
                .isGreaterThan(0.99);
    }

    @Test
    void aNameTakesMoreToBeBelievedThanASentence() {
        var evidence = Map.of("fr", -6.0, "de", -2.0);

        assertThat(new Prior("fr", Habit.NONE, false).posteriors(evidence).get("de"))
                .isGreaterThan(0.8);
        assertThat(new Prior("fr", Habit.NONE, true).posteriors(evidence).get("fr"))
                .isGreaterThan(0.9);
    }

    @Test
    void aDeclarationThatIsNoCandidateChangesNothing() {
        var evidence = Map.of("fr", -3.0, "en", -4.0);

        assertThat(new Prior("ru", Habit.NONE, false).posteriors(evidence))
                .isEqualTo(new Prior(null, Habit.NONE, false).posteriors(evidence));
    }

    @Test
    void aDeclaredLanguageWithoutAProfileStandsForAllSuchLanguages() {
        var foreign = Map.of("es", -5.0, UNDETERMINED, -4.0);

        assertThat(new Prior("gl", Habit.NONE, false).posteriors(foreign).get("gl"))
                .isGreaterThan(0.9);
        assertThat(new Prior(null, Habit.NONE, false).posteriors(foreign)).containsOnlyKeys("es", UNDETERMINED);
    }

    @Test
    void theSmallNeighbourHasToBeTheLikelierOneUnlessItIsDeclared() {
        var evidence = Map.of("id", -3.0, "ms", -3.0);

        assertThat(new Prior(null, Habit.NONE, false).posteriors(evidence).get("id"))
                .isCloseTo(0.8, within(1e-9));
        assertThat(new Prior("ms", Habit.NONE, false).posteriors(evidence).get("ms"))
                .isCloseTo(0.9, within(1e-9));
    }
}
