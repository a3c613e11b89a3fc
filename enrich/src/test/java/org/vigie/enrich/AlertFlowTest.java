package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Alert;
import org.vigie.contract.Alert.Lasting;
import org.vigie.contract.Definition;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.RuleFiles;

/** Rules on items, through the whole topology to alerts. */
class AlertFlowTest {
    private static final String ON_ITEM = """
            id: watch
            version: 1
            name: {en: Watched}
            on: item
            where: {topic: [chinese-models], language: [fr]}
            """;

    private static final String BROTH = "La recette du bouillon de légumes de ma grand-mère, pas à pas et sans sel";

    @TempDir
    private Path state;

    @Test
    void anItemThatARuleMeansIsToldOnceWithItsWords() {
        try (var flow = flow(ON_ITEM)) {
            flow.tell(Told.item("a").record());

            assertThat(flow.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.rule()).isEqualTo("watch");
                assertThat(alert.title()).startsWith("Le modèle ouvert de DeepSeek");
                assertThat(alert.at()).isEqualTo(Told.MARCH);
                assertThat(alert.confirmed()).isFalse();
                assertThat(alert.labels())
                        .containsEntry("topic", "chinese-models")
                        .containsEntry("language", "fr")
                        .containsEntry("outlet", "Outlet of le-fil")
                        .containsEntry("severity", "info");
                assertThat(alert.evidence()).singleElement().satisfies(evidence -> {
                    assertThat(evidence.record()).isEqualTo("item/a");
                    assertThat(evidence.words()).contains("DeepSeek");
                });
            });
        }
    }

    @Test
    void whatIsNotMeantOrStoodThereAtTheFirstReadIsNoNews() {
        try (var flow = flow(ON_ITEM)) {
            var old = ItemBuilder.builder(Told.item("a").record()).history(true).build();
            flow.tell(old, Told.item("b").revision(1, BROTH).record());

            assertThat(flow.alerts()).isEmpty();
        }
    }

    @Test
    void aPageThatChangesToAndFroIsToldOnce() {
        try (var flow = flow(ON_ITEM)) {
            for (int revision = 1; revision < 8; revision += 2) {
                flow.tell(
                        Told.item("a")
                                .revision(revision, Told.item("a").title() + " (suite)")
                                .record(),
                        Told.item("a").revision(revision + 1, BROTH).record());
            }

            assertThat(flow.alerts()).hasSize(1);
        }
    }

    @Test
    void whatHasBecomeAsTheRuleWantsItIsToldAsOldAsItIs() {
        try (var flow = flow(ON_ITEM)) {
            var mended = ItemBuilder.builder(
                            Told.item("a").revision(2, Told.item("a").title()).record())
                    .fetchedAt(Told.MARCH.plusSeconds(60))
                    .build();
            flow.tell(Told.item("a").revision(1, BROTH).record(), mended);

            assertThat(flow.alerts())
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.at()).isEqualTo(Told.MARCH));
        }
    }

    @Test
    void anotherOutletConfirmsAStoryAndNobodyIsToldAgain() {
        try (var flow = flow(ON_ITEM)) {
            flow.tell(Told.item("a").record(), otherOutlet());

            var alerts = flow.alerts();
            assertThat(alerts)
                    .hasSize(2)
                    .extracting(Alert::id)
                    .containsOnly(alerts.getFirst().id());
            assertThat(alerts.getLast().confirmed()).isTrue();
            assertThat(alerts.getLast().title()).isEqualTo(alerts.getFirst().title());
            assertThat(alerts.getLast().evidence()).hasSize(2);
            assertThat(alerts.getLast().version()).isEqualTo(2);
        }
    }

    @Test
    void whoWantsIsToldOfTheSecondOutlet() {
        try (var flow = flow(ON_ITEM + "confirmation: told\n")) {
            flow.tell(Told.item("a").record(), otherOutlet());

            assertThat(flow.alerts())
                    .filteredOn(alert -> alert.version() == 1)
                    .satisfiesExactly(first -> assertThat(first.id()).doesNotContain("/confirmed"), second -> {
                        assertThat(second.id()).endsWith("/confirmed");
                        assertThat(second.labels()).containsEntry("confirmation", "confirmed");
                    });
        }
    }

    @Test
    void whoWantsIsToldOnlyOfWhatTwoOutletsHave() {
        try (var flow = flow(ON_ITEM + "confirmation: required\n")) {
            flow.tell(Told.item("a").record());
            assertThat(flow.alerts()).isEmpty();

            flow.tell(otherOutlet());
            assertThat(flow.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.confirmed()).isTrue();
                assertThat(alert.at()).isEqualTo(Told.MARCH.plus(Duration.ofHours(1)));
            });
        }
    }

    @Test
    void anAnnouncementConfirmsARepositoryAndIsToldWhereSomebodyWantsIt() {
        var rule = """
                id: release
                version: 1
                name: {en: Release}
                on: release
                confirmation: told
                """;
        try (var flow = flow(rule)) {
            flow.tell(Told.model("deepseek-ai/DeepSeek-V9"));
            flow.tell(ItemBuilder.builder(Told.item("a")
                            .revision(1, "Introducing DeepSeek-V9")
                            .firstSeen("2026-03-01T15:00:00Z")
                            .record())
                    .outlet("DeepSeek")
                    .build());

            assertThat(flow.alerts())
                    .filteredOn(alert -> alert.version() == 1)
                    .satisfiesExactly(first -> assertThat(first.labels()).doesNotContainKey("confirmation"), second -> {
                        assertThat(second.id()).isEqualTo("release/deepseek/deepseek-v9/confirmed");
                        assertThat(second.labels()).containsEntry("confirmation", "confirmed");
                        assertThat(second.at()).isEqualTo(Instant.parse("2026-03-01T15:00:00Z"));
                    });
        }
    }

    @Test
    void aQueryOfTheRuleIsAskedInTheSyntaxOfTopics() {
        var rule = """
                id: broth
                version: 3
                name: {en: Broth, fr: Bouillon}
                severity: critical
                labels: {desk: kitchen}
                on: item
                query:
                  fr: '"bouillon legumes"~2 NOT sel'
                  en: broth
                text:
                  fr: "{desk}, {outlet} : {title}"
                """;
        try (var flow = flow(rule)) {
            flow.tell(
                    Told.item("a").revision(1, BROTH).record(),
                    Told.item("b")
                            .revision(1, "Le bouillon de légumes, la recette de ma grand-mère racontée pas à pas")
                            .record());

            assertThat(flow.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.evidence().getFirst().record()).isEqualTo("item/b");
                assertThat(alert.evidence().getFirst().words()).contains("bouillon de légumes");
                assertThat(alert.ruleVersion()).isEqualTo(3);
                assertThat(alert.texts().get("fr")).startsWith("kitchen, Outlet of le-fil : Le bouillon");
            });
        }
    }

    @Test
    void rulesChangeWhileTheStreamGoesOn() {
        try (var flow = flow(ON_ITEM)) {
            flow.tell(Told.item("a").record());
            flow.define("rule/watch", null)
                    .define("rule/other", Definition.ofRule("1", ON_ITEM.replace("watch", "other")));
            flow.tell(otherOutlet());
            flow.define("rule/other", Definition.ofRule("2", "id: other\nversion: 2\n"));
            flow.tell(Told.item("c")
                    .revision(1, Told.item("c").title() + " et Pékin")
                    .record());

            assertThat(flow.alerts()).extracting(Alert::rule).containsExactly("watch", "other");
            assertThat(flow.counted("enrich.definitions.refused")).isEqualTo(1);
        }
    }

    @Test
    void aDayFarAboveTheOnesBeforeItIsToldOnceWhenItRises() {
        var rule = """
                id: rise
                version: 1
                name: {en: Rise}
                on: volume
                where: {topic: [chinese-models]}
                by: [topic, language]
                minimum: 6
                """;
        try (var flow = flow(rule)) {
            for (int day = 1; day <= 30; day++) {
                flow.tell(onDay("a" + day, day, 0));
            }
            assertThat(flow.alerts()).isEmpty();

            for (int more = 1; more <= 8; more++) {
                flow.tell(onDay("more" + more, 30, more));
            }
            assertThat(flow.alerts()).hasSize(4).first().satisfies(alert -> {
                assertThat(alert.id()).isEqualTo("rise/fr/chinese-models/2026-03-30");
                assertThat(alert.title()).startsWith("fr, chinese-models: 6 on 2026-03-30, usually ");
                assertThat(alert.texts().get("fr"))
                        .startsWith("fr, chinese-models : 6 articles le 2026-03-30, d’ordinaire ");
                assertThat(alert.at()).isEqualTo(onDay("more5", 30, 5).fetchedAt());
                assertThat(alert.evidence()).hasSize(6);
                assertThat(alert.labels()).containsEntry("topic", "chinese-models");
            });

            for (int gone = 1; gone <= 8; gone++) {
                flow.tell(ItemBuilder.builder(onDay("more" + gone, 30, gone))
                        .revision(2)
                        .title(BROTH)
                        .build());
            }
            assertThat(flow.alerts())
                    .last()
                    .satisfies(alert -> assertThat(alert.withdrawn()).isEqualTo("the day is as usual"));
        }
    }

    @Test
    void aSourceThatSaysNothingForLongerThanItEverDidIsTold() {
        var rule = """
                id: quiet
                version: 1
                name: {en: Quiet}
                on: silence
                by: [source]
                """;
        try (var flow = flow(rule)) {
            for (int hour = 0; hour < 24 * 20; hour += 2) {
                flow.tell(heard("a", hour), heard("b", hour + 1));
            }
            assertThat(flow.alerts()).isEmpty();

            for (int hour = 24 * 20; hour < 24 * 21; hour += 2) {
                flow.tell(heard("b", hour));
            }
            assertThat(flow.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.labels()).containsEntry("source", "a");
                assertThat(alert.at()).isEqualTo(hour(24 * 20 - 2 + 6));
                assertThat(alert.title()).startsWith("a: nothing since 2026-03-21T10:00:00Z");
            });

            flow.tell(ItemBuilder.builder(heard("a", 24 * 19))
                    .revision(2)
                    .title("Bulletin, corrigé")
                    .build());
            flow.tell(heard("b", 24 * 22), heard("b", 24 * 22 + 2), heard("b", 24 * 22 + 4));
            assertThat(flow.alerts()).as("a revision is no sign of life").isEmpty();

            flow.tell(heard("a", 24 * 23), heard("b", 24 * 23 + 2), heard("b", 24 * 23 + 4));
            assertThat(flow.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.lasting()).isEqualTo(new Lasting(hour(24 * 20 - 2), hour(24 * 23)));
                assertThat(alert.at()).isEqualTo(hour(24 * 20 - 2 + 6));
                assertThat(alert.version()).isEqualTo(2);
            });
        }
    }

    @Test
    void nobodyIsSilentWhereNobodyWasListening() {
        var rule = """
                id: quiet
                version: 1
                name: {en: Quiet}
                on: silence
                by: [source]
                """;
        try (var flow = flow(rule)) {
            for (int hour = 0; hour < 24 * 20; hour += 2) {
                flow.tell(heard("a", hour), heard("b", hour));
            }
            flow.tell(heard("b", 24 * 25), heard("b", 24 * 25 + 2));
            assertThat(flow.alerts()).isEmpty();

            flow.tell(heard("b", 24 * 25 + 4), heard("b", 24 * 25 + 6), heard("b", 24 * 25 + 8));
            assertThat(flow.alerts()).hasSize(1);
        }
    }

    private Flow flow(String rule) {
        return new Flow(state, rules(rule));
    }

    private static List<Rule> rules(String rule) {
        return RuleFiles.parse(Map.of("rule.yaml", rule));
    }

    private static Item otherOutlet() {
        return Told.item("b")
                .from("la-toile")
                .revision(
                        1, "L’avance de la Chine : le modèle ouvert de DeepSeek inquiète et Washington craint la suite")
                .firstSeen("2026-03-01T13:00:00Z")
                .record();
    }

    /** Of texts that are no copies of each other. */
    private static Item onDay(String id, int day, int hour) {
        var words = new ArrayList<>(List.of(
                ("les banques, écoles hôpitaux presse ports juges armée villes forêts rivières musées gares routes ponts"
                                + " champs usines bureaux jardins marchés théâtres avocats paysans pêcheurs infirmières")
                        .split(" ")));
        Collections.shuffle(words, new Random(id.hashCode()));
        var title = "DeepSeek et " + String.join(" et ", words.subList(0, 9));
        var time = Instant.parse("2026-03-%02dT12:00:00Z".formatted(day)).plusSeconds(600L * hour);
        return ItemBuilder.builder(Told.item(id).revision(1, title).record())
                .publishedAt(time)
                .firstSeenAt(time)
                .fetchedAt(time)
                .build();
    }

    private static Item heard(String source, int hour) {
        return Told.item(source + hour)
                .from(source)
                .revision(1, "Bulletin " + hour + " de " + source)
                .firstSeen(hour(hour).toString())
                .record();
    }

    private static Instant hour(int hour) {
        return Told.MARCH.plus(Duration.ofHours(hour));
    }
}
