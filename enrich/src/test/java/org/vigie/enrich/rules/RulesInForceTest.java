package org.vigie.enrich.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Definition;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.ItemKind;
import org.vigie.contract.Language;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.definitions.Registry;

class RulesInForceTest {
    private final Registry<Rule> registry = new Registry<>(RuleKind.INSTANCE, rules(1, "rain"));
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    /** No version of a rule has one version's fields and another one's query. */
    @Test
    void aChangedRuleIsHeardWithItsOwnQueryAndUntilThenWithTheFormerOne() {
        try (var rules = new RulesInForce(registry, tasks::add)) {
            assertThat(versionAndWords(rules)).isEqualTo("1 [Rain]");

            registry.tell("rule/weather", () -> definition(2, "snow"));
            assertThat(rules.rule("weather"))
                    .hasValueSatisfying(rule -> assertThat(rule.version()).isEqualTo(2));
            assertThat(versionAndWords(rules)).isEqualTo("1 [Rain]");

            tasks.remove().run();
            assertThat(versionAndWords(rules)).isEqualTo("2 [snow]");
        }
    }

    @Test
    void queriesAreNotAskedOfAnItemThatNoRuleWantsAnyway() {
        try (var rules = new RulesInForce(new Registry<>(RuleKind.INSTANCE, rules(1, "rain", "fr")), tasks::add)) {
            assertThat(rules.heard(item()).said()).isEmpty();
            assertThat(rules.said(item())).containsOnlyKeys("weather");
        }
    }

    private static String versionAndWords(RulesInForce rules) {
        var heard = rules.heard(item());
        var words = heard.said().values().stream()
                .flatMap(match -> match.evidence().stream())
                .map(TopicMatch.Evidence::words)
                .toList();
        return heard.rules().getFirst().version() + " " + words;
    }

    private static List<Rule> rules(int version, String query) {
        return rules(version, query, "en");
    }

    private static List<Rule> rules(int version, String query, String language) {
        return RuleFiles.parse(Map.of("weather", yaml(version, query, language)));
    }

    private static Definition definition(int version, String query) {
        return Definition.ofRule(String.valueOf(version), yaml(version, query, "en"));
    }

    private static String yaml(int version, String query, String language) {
        return """
                id: weather
                version: %d
                name: {en: Weather}
                on: item
                where: {language: [%s]}
                query: {en: %s}
                """.formatted(version, language, query);
    }

    private static EnrichedItem item() {
        var at = Instant.parse("2026-03-01T20:00:00Z");
        var item = ItemBuilder.builder()
                .id("a")
                .revision(1)
                .source("source")
                .outlet("The Post")
                .entryId("a")
                .title("Rain turns to snow")
                .summary("")
                .content("")
                .authors(List.of())
                .categories(List.of())
                .publishedAt(at)
                .firstSeenAt(at)
                .fetchedAt(at)
                .build();
        return EnrichedItemBuilder.builder()
                .item(item)
                .version(1)
                .sources(List.of("source"))
                .formerMonths(List.of())
                .kind(ItemKind.NEWS)
                .language(new Language("en", 1, null))
                .topics(List.of())
                .entities(List.of())
                .build();
    }
}
