package org.vigie.enrich.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Alert.Severity;
import org.vigie.contract.UserError;
import org.vigie.enrich.definitions.DefinitionKind.RefusedException;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.rules.Rule.Confirmation;
import org.vigie.enrich.rules.Rule.OnItem;
import org.vigie.enrich.rules.Rule.OnSilence;
import org.vigie.enrich.rules.Rule.OnVolume;
import org.vigie.enrich.topics.TopicFiles;

class RuleFilesTest {
    private static final String HEAD = "id: watch\nversion: 1\nname: {en: Watch}\n";

    @Test
    void theRulesThatShipNameOnlyTopicsAndDevelopersThatShip() {
        var topics = TopicFiles.shipped().stream().map(topic -> topic.id()).toList();
        var developers = DevelopersFile.shipped().developers().stream()
                .map(developer -> developer.id())
                .toList();

        assertThat(RuleFiles.shipped()).extracting(Rule::id).contains("new-release", "rise-of-a-topic");
        assertThat(RuleFiles.shipped()).allSatisfy(rule -> {
            assertThat(rule.name()).containsOnlyKeys("fr", "en");
            var where = rule.what().selection().where().values();
            assertThat(topics).containsAll(where.getOrDefault("topic", List.of()));
            assertThat(developers).containsAll(where.getOrDefault("developer", List.of()));
        });
    }

    @Test
    void whatIsLeftOutIsAsUsual() {
        var rule = parse(HEAD + "on: item\n");

        assertThat(rule.severity()).isEqualTo(Severity.INFO);
        assertThat(rule.text()).isEmpty();
        assertThat(rule.what()).isInstanceOfSatisfying(OnItem.class, items -> {
            assertThat(items.confirmation()).isEqualTo(Confirmation.SHOWN);
            assertThat(items.perStory()).isTrue();
        });
        assertThat(parse(HEAD + "on: volume\n").what()).isInstanceOfSatisfying(OnVolume.class, volume -> {
            assertThat(volume.by()).containsExactly("topic", "language", "country");
            assertThat(volume.minimum()).isEqualTo(5);
            assertThat(volume.deviations()).isEqualTo(3);
            assertThat(volume.baseline()).isEqualTo(28);
            assertThat(volume.warmUp()).isEqualTo(14);
        });
        assertThat(parse(HEAD + "on: silence\n").what()).isInstanceOfSatisfying(OnSilence.class, silence -> {
            assertThat(silence.by()).containsExactly("source");
            assertThat(silence.factor()).isEqualTo(2);
            assertThat(silence.minimum()).hasHours(6);
        });
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirPlaces() {
        var yaml = """
                id: Watch it
                version: one
                name: {de: Wache}
                severity: urgent
                labels: {Desk: asia}
                on: item
                where:
                  topik: [ai-geopolitics]
                  language: [french]
                  kind: [newz]
                  entity: [made-in/China]
                  outlet: []
                unless: {country: [UK]}
                query:
                  fr: 'Pékin AND (Paris'
                text: {fr: "{titre} de {outlet}"}
                per: stories
                confirmation: maybe
                minimum: 5
                """;

        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("rule.yaml:1:1: id: \"Watch it\" must be lower-case letters")
                .hasMessageContaining("rule.yaml:2:1: version: it must be a whole number from 1")
                .hasMessageContaining("rule.yaml:3:8: name.de: unknown field")
                .hasMessageContaining("severity: \"urgent\" is none of info, warning, critical")
                .hasMessageContaining("labels.Desk: a label is lower-case letters")
                .hasMessageContaining("rule.yaml:8:3: where.topik: unknown field")
                .hasMessageContaining("did you mean topic?")
                .hasMessageContaining("\"french\" is no ISO 639-1 code")
                .hasMessageContaining("\"newz\" is none of news,")
                .hasMessageContaining("\"made-in/China\" is none; write")
                .hasMessageContaining("where.outlet: it names nothing")
                .hasMessageContaining("unless.country: \"UK\" is no ISO 3166-1 code")
                .hasMessageContaining("query.fr: the query ends too early")
                .hasMessageContaining("{titre} stands for nothing; there are topic,")
                .hasMessageContaining("per: \"stories\" is none of story, item")
                .hasMessageContaining("confirmation: \"maybe\" is none of shown, told, required")
                .hasMessageContaining("rule.yaml:19:1: minimum: unknown field");
    }

    @Test
    void aRuleSaysWhatItIsOn() {
        assertThatThrownBy(() -> parse(HEAD)).hasMessageContaining("on: it is missing");
        assertThatThrownBy(() -> parse(HEAD + "on: releases\n"))
                .hasMessageContaining("\"releases\" is none of release, item, volume, silence; did you mean release?");
    }

    @Test
    void numbersHaveBounds() {
        assertThatThrownBy(() -> parse(HEAD + "on: volume\nminimum: 1\nbaseline_days: 7\ndeviations: many\n"))
                .hasMessageContaining("minimum: it must be a whole number from 2")
                .hasMessageContaining("baseline_days: it must be a whole number from 14 to 56")
                .hasMessageContaining("deviations: it must be a number from 1.0 to 100.0");
    }

    @Test
    void kindsOfReleasesAreNoneOfItems() {
        assertThatThrownBy(() -> parse(HEAD + "on: item\nwhere: {kind: base}\n"))
                .hasMessageContaining("\"base\" is none of news, developer, paper, software");
        assertThatThrownBy(() -> parse(HEAD + "on: release\nwhere: {kind: news}\n"))
                .hasMessageContaining("\"news\" is none of base,");
    }

    @Test
    void twoRulesNeedTwoIds() {
        assertThatThrownBy(() -> RuleFiles.parse(
                        new TreeMap<>(Map.of("a.yaml", HEAD + "on: item\n", "b.yaml", HEAD + "on: item\n"))))
                .hasMessageContaining("b.yaml:1:1: id: \"watch\" is also in a.yaml");
    }

    @Test
    void aRuleCrossesKafkaAsItWasWritten() throws RefusedException {
        var rule = parse("# why\n" + HEAD + "on: item\nquery: {fr: bouillon}\n");
        var kind = RuleKind.INSTANCE;

        assertThat(kind.read("rule/watch", kind.write(rule))).isEqualTo(rule);
        assertThat(kind.write(rule).rule()).startsWith("# why");
        assertThatThrownBy(() -> kind.read("rule/other", kind.write(rule))).hasMessage("its id is watch");
    }

    @Test
    void aVersionAsksForTheSameForEver() {
        var known = Map.of("watch", parse(HEAD + "on: item\nwhere: {language: fr}\n"));

        assertThat(problems(known, HEAD + "on: item\nwhere: {language: [fr]}\nseverity: critical\n"))
                .isEmpty();
        assertThat(problems(known, HEAD + "on: item\n"))
                .singleElement()
                .asString()
                .contains("write version: 2");
        assertThat(problems(known, HEAD.replace("1", "2") + "on: item\n")).isEmpty();
    }

    @Test
    void placesInATextAreFilledOrLeftOut() {
        assertThat(Template.fill("{a} and {b}, {c}", Map.of("a", "x$1", "c", "{a}")))
                .isEqualTo("x$1 and , {a}");
    }

    private static List<String> problems(Map<String, Rule> known, String wanted) {
        return RuleKind.INSTANCE.problems(known, List.of(parse(wanted)));
    }

    private static Rule parse(String yaml) {
        return RuleFiles.parse(Map.of("rule.yaml", yaml)).getFirst();
    }
}
