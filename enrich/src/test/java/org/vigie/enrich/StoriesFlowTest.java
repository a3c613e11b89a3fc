package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.Story;

class StoriesFlowTest {
    private static final String FLOOD = "La Garonne a dépassé huit mètres à Marmande dans la nuit, et la préfecture du"
            + " Lot-et-Garonne demande à deux mille habitants de quitter les bords du fleuve avant midi.";
    private static final String FLOOD_ELSEWHERE = "À Marmande, la Garonne monte encore : plus de huit mètres mercredi."
            + " Deux mille habitants du Lot-et-Garonne sont évacués par la préfecture, le fleuve menace les bords.";
    private static final String STRIKE =
            "Les conducteurs de trains de banlieue cessent le travail à partir de jeudi pour"
                    + " obtenir des embauches, annonce leur syndicat après l’échec des négociations avec la direction.";
    private static final String FLOOD_IN_ENGLISH = "The river Garonne rose above eight metres at Marmande overnight and"
            + " the authorities have asked two thousand people to leave their homes along the banks before noon.";

    @TempDir
    private Path state;

    private static final Item WIRE = item("wire", 1, "2026-03-01T08:00:00Z", "La Garonne déborde à Marmande", FLOOD);
    private static final Item PAPER =
            item("paper", 1, "2026-03-01T09:00:00Z", "À Marmande, la Garonne menace la ville", FLOOD_ELSEWHERE);
    private static final Item TRAINS =
            item("trains", 1, "2026-03-01T10:00:00Z", "Grève des trains de banlieue jeudi", STRIKE);

    private static Item item(String id, int revision, String published, String title, String text) {
        var told = Told.item(id).from("source-of-" + id).published(published).revision(revision, title);
        return ItemBuilder.builder(told.record())
                .content(text)
                .declaredLanguage(null)
                .build();
    }

    private static Item fetchedLater(Item item) {
        return ItemBuilder.builder(item)
                .fetchedAt(item.fetchedAt().plusSeconds(900))
                .build();
    }

    private static Map<String, String> storiesOfItems(Flow flow) {
        var last = new HashMap<String, String>();
        flow.enriched().forEach(enriched -> last.put(enriched.item().id(), enriched.story()));
        return last;
    }

    private static Story last(List<Story> stories, String id) {
        return stories.stream()
                .filter(story -> story.id().equals(id))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    @Test
    void itemsAboutOneEventAreAStoryThatIsNamedAfterTheFirst() {
        try (var flow = new Flow(state)) {
            flow.tell(WIRE, TRAINS, PAPER);

            assertThat(storiesOfItems(flow))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("wire", "wire", "paper", "wire", "trains", "trains"));
            var flood = last(flow.stories(), "wire");
            assertThat(flood.items()).isEqualTo(2);
            assertThat(flood.itemIds()).containsExactly("wire", "paper");
            assertThat(flood.languages()).containsExactly("fr");
            assertThat(flood.outlets()).containsExactly("Outlet of source-of-paper", "Outlet of source-of-wire");
            assertThat(flood.firstAt()).isEqualTo(WIRE.publishedAt());
            assertThat(flood.lastAt()).isEqualTo(PAPER.publishedAt());
        }
    }

    @Test
    void aCopyBelongsToTheStoryOfWhatItCopies() {
        try (var flow = new Flow(state)) {
            flow.tell(WIRE, item("mirror", 1, "2026-03-01T11:00:00Z", "Une nuit d’inquiétude", FLOOD));

            assertThat(storiesOfItems(flow)).containsEntry("mirror", "wire");
            assertThat(last(flow.stories(), "wire").items()).isEqualTo(2);
        }
    }

    @Test
    void whatTurnsOutToBeACopyMovesToTheStoryOfWhatItCopies() {
        try (var flow = new Flow(state)) {
            flow.tell(WIRE, TRAINS, item("trains", 2, "2026-03-01T10:00:00Z", "La Garonne déborde à Marmande", FLOOD));

            assertThat(storiesOfItems(flow)).containsEntry("trains", "wire");
            var stories = flow.stories();
            assertThat(last(stories, "wire").itemIds()).containsExactly("wire", "trains");
            assertThat(last(stories, "trains").items()).isZero();
        }
    }

    @Test
    void anItemThatIsRevisedKeepsItsStory() {
        try (var flow = new Flow(state)) {
            flow.tell(WIRE, PAPER, item("paper", 2, "2026-03-01T09:00:00Z", "Grève des trains de banlieue", STRIKE));

            assertThat(storiesOfItems(flow)).containsEntry("paper", "wire");
            assertThat(last(flow.stories(), "wire").items()).isEqualTo(2);
        }
    }

    @Test
    void anItemThatGoesToAnotherLanguageLeavesItsStory() {
        try (var flow = new Flow(state)) {
            flow.tell(
                    WIRE,
                    fetchedLater(item("wire", 2, "2026-03-01T08:00:00Z", "Floods along the Garonne", FLOOD_IN_ENGLISH)),
                    PAPER);

            assertThat(storiesOfItems(flow)).containsEntry("wire", "wire-2").containsEntry("paper", "paper");
            var told = flow.stories();
            assertThat(told)
                    .extracting(story -> story.id() + " " + story.version() + ": " + story.items())
                    .contains("wire 1: 1", "wire 2: 0", "wire-2 1: 1");
        }
    }
}
