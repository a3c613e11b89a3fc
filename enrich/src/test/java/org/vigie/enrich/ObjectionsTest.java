package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Duplicate;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Release;
import org.vigie.enrich.alert.Objections;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.RuleFiles;

/** Why a rule has nothing to tell, as people read it. */
class ObjectionsTest {
    private static final KafkaConfig KAFKA = new KafkaConfig("localhost:1", "vigie.", -1, Map.of());

    @TempDir
    private Path state;

    @Test
    void anItemIsToldEverythingInWhichItIsNotAsTheRuleWantsIt() {
        var item = item();
        var rule = rule("""
                on: item
                where: {language: [en, de], topic: [chinese-models], source: [other]}
                unless: {country: [FR]}
                query: {fr: bouillon}
                """);

        assertThat(Objections.to(rule, item, null))
                .containsExactly(
                        "query: nothing in it meets the rule's query, which is in fr; it is in fr",
                        "where.language: the rule wants en or de, it has fr",
                        "where.source: the rule wants other, it has le-fil",
                        "unless.country: the rule leaves out FR, it has FR");
        assertThat(Objections.to(rule("on: item\nwhere: {topic: [Chinese-Models]}\n"), item, null))
                .isEmpty();
        assertThat(Objections.to(rule("on: release\n"), item, null)).containsExactly("it asks for releases");
    }

    @Test
    void aCopyAndHistoryAreNoNewsButACopyIsASignOfLife() {
        var item = item();
        var copy = item.with(new Duplicate("b", 0.9));
        var old = EnrichedItemBuilder.builder(item)
                .item(ItemBuilder.builder(item.item()).history(true).build())
                .build();

        assertThat(Objections.to(rule("on: item\n"), copy, null)).containsExactly("it is a copy of b");
        assertThat(Objections.to(rule("on: silence\n"), copy, null)).isEmpty();
        assertThat(Objections.to(rule("on: silence\n"), old, null))
                .containsExactly("it stood there at the first read of its source");
    }

    @Test
    void aReleaseIsToldWhatKeepsEveryRuleAndWhatKeepsThisOne() {
        assertThat(Objections.to(
                        rule("on: release\nwhere: {country: [FR]}\nconfirmation: required\n"), release("Qwen")))
                .containsExactly("where.country: the rule wants FR, it has CN", "nothing confirms it");
        assertThat(Objections.to(rule("on: release\n"), release("somebody")))
                .containsExactly("its owner is not in the registry");
        assertThat(Objections.to(rule("on: item\n"), release("Qwen"))).containsExactly("it asks for items");
    }

    @Test
    void ofADayARuleOnVolumeSaysHowManyThereAreAndHowManyWouldBeUnusual() {
        var rule = rule("on: volume\nwhere: {topic: [chinese-models]}\nby: [topic]\nminimum: 2\n");
        var first = item();
        try (var backtest = new Backtest(KAFKA, List.of(rule))) {
            feed(backtest, first, 0);
            assertThat(backtest.ofDays(rule, first))
                    .containsExactly(
                            "chinese-models on 2026-03-01: there are 1, with too little before to compare with:"
                                    + " the first was on 2026-03-01, and warm_up_days is 14");
            var last = first;
            for (int day = 1; day <= 28; day++) {
                last = feed(backtest, first, day);
            }
            assertThat(backtest.ofDays(rule, last))
                    .containsExactly("chinese-models on 2026-03-29: there are 1, the rule wants 2 at least");
            last = feed(backtest, first, 28, "second");
            assertThat(backtest.ofDays(rule, last))
                    .containsExactly(
                            "chinese-models on 2026-03-29: there are 2, usually 1.0, and only more than 4.0 is unusual");
        }
    }

    private static EnrichedItem feed(Backtest backtest, EnrichedItem item, int day, String... more) {
        var time = item.item().publishedAt().plus(Duration.ofDays(day));
        var id = "day" + day + String.join("", more);
        var next = EnrichedItemBuilder.builder(item)
                .item(ItemBuilder.builder(item.item())
                        .id(id)
                        .publishedAt(time)
                        .fetchedAt(time)
                        .build())
                .build();
        var topic = KAFKA.topics().enriched();
        backtest.feed(
                topic.name(),
                id.getBytes(StandardCharsets.UTF_8),
                topic.value().serializer().serialize(topic.name(), next),
                time);
        return next;
    }

    private EnrichedItem item() {
        try (var flow = new Flow(state)) {
            return flow.tell(Told.item("a").record()).enriched().getLast();
        }
    }

    private Release release(String owner) {
        try (var flow = new Flow(state.resolve(owner))) {
            return flow.tell(Told.model(owner + "/Qwen3.5-27B")).releases().getLast();
        }
    }

    private static Rule rule(String what) {
        return RuleFiles.parse(Map.of("rule.yaml", "id: watch\nversion: 1\nname: {en: Watched}\n" + what))
                .getFirst();
    }
}
