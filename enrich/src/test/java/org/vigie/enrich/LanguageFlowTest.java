package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;

class LanguageFlowTest {
    @TempDir
    private Path state;

    private static Item item(String id, String source, String title) {
        return ItemBuilder.builder(Told.item(id).from(source).revision(1, title).record())
                .summary("")
                .content("")
                .declaredLanguage("en")
                .build();
    }

    private String language(Flow flow, Item item) {
        return flow.tell(item).enriched().getLast().language().code();
    }

    @Test
    void aSourceIsKnownByWhatItWritesAndNotByWhatItDeclares() {
        try (var flow = new Flow(state)) {
            assertThat(language(flow, item("before", "le-fil", "Le retour"))).isEqualTo("en");
            for (int day = 0; day < 50; day++) {
                language(
                        flow,
                        item(
                                "day-" + day,
                                "le-fil",
                                "Le ministre annonce pour le jour " + day
                                        + " un plan de soutien aux hôpitaux des campagnes et de la côte"));
            }

            assertThat(language(flow, item("after", "le-fil", "Le retour"))).isEqualTo("fr");
            assertThat(language(flow, item("elsewhere", "the-wire", "Le retour")))
                    .isEqualTo("en");
        }
    }

    @Test
    void whatIsDeclaredIsNotTakenForWhatIsWritten() {
        try (var flow = new Flow(state)) {
            for (int day = 0; day < 50; day++) {
                flow.tell(item(
                        "day-" + day, "le-fil", "zxqv bnmkw pfft grtz " + day + " zxqv bnmkw pfft grtz klmnp vvrst"));
            }
            flow.tell(item("a", "le-fil", "Le retour"), item("b", "la-toile", "Le retour"));

            var last = flow.enriched().reversed();
            assertThat(last.get(0).language()).isEqualTo(last.get(1).language());
        }
    }

    @Test
    void whatIsToldAgainCountsOnce() {
        var title = "Le ministre annonce un plan de soutien aux hôpitaux des campagnes";
        try (var flow = new Flow(state)) {
            flow.tell(item("once", "la-toile", title));
            for (int revision = 1; revision <= 60; revision++) {
                flow.tell(ItemBuilder.builder(item("again", "le-fil", title + " " + revision))
                        .revision(revision)
                        .build());
            }
            flow.tell(item("a", "la-toile", "Le retour"), item("b", "le-fil", "Le retour"));

            var last = flow.enriched().reversed();
            assertThat(last.get(0).language()).isEqualTo(last.get(1).language());
        }
    }
}
