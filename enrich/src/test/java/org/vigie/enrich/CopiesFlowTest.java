package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;

class CopiesFlowTest {
    private static final String FRENCH =
            "Le laboratoire publie les poids de son modèle de langage sous une licence libre et"
                    + " promet la recette complète de l’entraînement avant la fin du mois, a indiqué lundi sa directrice devant la presse."
                    + " Les chercheurs de plusieurs universités européennes saluent une étape importante pour la recherche publique.";
    private static final String ENGLISH =
            "The laboratory publishes the weights of its language model under a free licence"
                    + " and promises the complete recipe of its training before the end of the month, its director told the press on"
                    + " Monday. Researchers of several European universities welcome an important step for public research.";
    private static final String OTHER =
            "La mairie annonce la fermeture du pont pendant six semaines pour des travaux que"
                    + " les habitants du quartier attendaient depuis plusieurs années, et un bus de remplacement partira chaque"
                    + " demi-heure de la gare vers le centre de la ville jusqu’à minuit.";
    private static final String DAY = "day/2026-03-01T00:00:00Z/*/fr/FR/news";

    @TempDir
    private Path state;

    private static Item item(String id, int revision, String published, String text) {
        var told = Told.item(id).published(published).revision(revision, "Ce que dit " + id + " ce matin");
        return ItemBuilder.builder(told.record())
                .content(text)
                .declaredLanguage(null)
                .build();
    }

    private static final Item AGENCY = item("agency", 1, "2026-03-01T08:00:00Z", FRENCH);
    private static final Item PAPER = item("paper", 1, "2026-03-01T09:00:00Z", FRENCH + " (Avec l’agence)");

    /** Of each item what was told last: its version and what it copies. */
    private static Map<String, String> last(Flow flow) {
        var last = new HashMap<String, String>();
        for (var enriched : flow.enriched()) {
            var duplicate = enriched.duplicate();
            last.put(
                    enriched.item().id(),
                    enriched.version() + " " + (duplicate == null ? "original" : "of " + duplicate.of()));
        }
        return last;
    }

    @Test
    void aCopyIsAnItemButNoOriginal() {
        try (var flow = new Flow(state)) {
            flow.tell(AGENCY, PAPER);

            assertThat(last(flow)).containsEntry("agency", "1 original").containsEntry("paper", "1 of agency");
            assertThat(flow.counts()).containsEntry(DAY, 2L).containsEntry(DAY + " originals", 1L);
        }
    }

    @Test
    void anEarlierItemThatComesLaterTakesThePlaceOfTheFirstOneAndTheCountsFollow() {
        try (var flow = new Flow(state)) {
            flow.tell(PAPER, AGENCY);

            assertThat(last(flow)).containsEntry("agency", "1 original").containsEntry("paper", "2 of agency");
            assertThat(flow.counts()).containsEntry(DAY, 2L).containsEntry(DAY + " originals", 1L);
        }
    }

    @Test
    void aFirstOneThatBecomesAnotherTextSetsItsCopyFree() {
        try (var flow = new Flow(state)) {
            flow.tell(AGENCY, PAPER, item("agency", 2, "2026-03-01T08:00:00Z", OTHER));

            assertThat(last(flow)).containsEntry("agency", "2 original").containsEntry("paper", "2 original");
            assertThat(flow.counts()).containsEntry(DAY + " originals", 2L);
        }
    }

    @Test
    void aFirstOneThatGoesToAnotherLanguageSetsItsCopyFree() {
        try (var flow = new Flow(state)) {
            flow.tell(AGENCY, PAPER, item("agency", 2, "2026-03-01T08:00:00Z", ENGLISH));
            flow.tell(item("wire", 1, "2026-03-01T10:00:00Z", ENGLISH));

            assertThat(last(flow))
                    .containsEntry("agency", "2 original")
                    .containsEntry("paper", "2 original")
                    .containsEntry("wire", "1 of agency");
            assertThat(flow.counts())
                    .containsEntry(DAY + " originals", 1L)
                    .containsEntry("day/2026-03-01T00:00:00Z/*/en/FR/news originals", 1L);
        }
    }

    @Test
    void aRevisionOfAnItemThatWasJudgedAnewHasAHigherVersion() {
        try (var flow = new Flow(state)) {
            flow.tell(PAPER, AGENCY, item("paper", 2, "2026-03-01T09:00:00Z", FRENCH));

            assertThat(last(flow)).containsEntry("paper", "3 of agency");
        }
    }

    @Test
    void anItemThatIsToldAgainAfterTheWindowKeepsItsJudgement() {
        try (var flow = new Flow(state)) {
            flow.tell(AGENCY, PAPER, fetched(20, item("bridge", 1, "2026-03-20T09:00:00Z", OTHER)), mirrored(PAPER));

            assertThat(last(flow)).containsEntry("agency", "1 original").containsEntry("paper", "2 of agency");
            assertThat(flow.counts()).containsEntry(DAY + " originals", 1L);
        }
    }

    @Test
    void aFirstOneThatIsThereForItsCopyAloneIsToldAgainAsItIsNow() {
        var late = fetched(5, item("late", 1, "2026-03-05T09:00:00Z", FRENCH));
        var bridge = fetched(9, item("bridge", 1, "2026-03-09T09:00:00Z", OTHER));
        var earlier = fetched(9, item("earlier", 1, "2026-03-01T07:00:00Z", FRENCH));
        try (var flow = new Flow(state)) {
            flow.tell(AGENCY, late, bridge, mirrored(AGENCY));
            assertThat(last(flow)).containsEntry("agency", "2 original").containsEntry("late", "1 of agency");

            flow.tell(earlier);
            assertThat(last(flow)).containsEntry("agency", "3 of earlier").containsEntry("late", "2 of earlier");
        }
    }

    private static Item fetched(int daysLater, Item item) {
        return ItemBuilder.builder(item)
                .fetchedAt(Told.MARCH.plus(Duration.ofDays(daysLater)))
                .build();
    }

    private static Item mirrored(Item item) {
        return ItemBuilder.builder(item).source("mirror").build();
    }
}
