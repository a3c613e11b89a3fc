package org.vigie.enrich.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Developer;
import org.vigie.contract.Entity;
import org.vigie.contract.TopicMatch;
import org.vigie.contract.TopicMatch.Evidence;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.entities.Entities;

class EntitiesInQueriesTest {
    private static final Entities SHIPPED =
            new Entities(DevelopersFile.shipped().developers());

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    "@developer/hugging-face"              ; AI at Hugging Face and OpenAI         ; Hugging Face
                    "@developer/*"                         ; AI at Hugging Face                    ; Hugging Face
                    "@made-in/CN"                          ; Qwen3 beats GPT-5                     ; Qwen3
                    "@country/US"                          ; The U.S. says no                      ; U.S.
                    "@country/*"                           ; The United Kingdom says no            ; United Kingdom
                    "@institution/*"                       ; The European Commission says no       ; European Commission
                    "launches @model/*|@family/*"          ; She launches Claude Sonnet 4.5 today  ; launches Claude Sonnet 4.5
                    "@model/*|@family/* wins"              ; Claude Sonnet 4.5 wins                ; Claude Sonnet 4.5 wins
                    "@country/* bans"                      ; The U.S. bans chips                   ; U.S. bans
                    "@developer/* opens @family/*"~1       ; Alibaba Cloud opens its Qwen          ; Alibaba Cloud opens its Qwen
                    "ban|curb @country/CN|@country/RU"~2   ; A ban on Chinese chips                ; ban on Chinese
                    "chip $states"~2                       ; Chips for China                       ; Chips for China
                    $states                                ; Chips for Pyongyang                   ; Pyongyang
                    chip NOT "@country/CN"                 ; Chips for Japan                       ; Chips
                    "raises @money"                        ; Who raises $130M                      ; raises $130M
                    "@money round"                         ; A $1.2 billion round                  ; $1.2 billion round
                    """)
    void anEntityIsAWordWhereverItIsNamed(String query, String title, String words) {
        assertThat(found(SHIPPED, "en", query, title, "")).containsExactly(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    "@developer/openai"        ; AI at Anthropic
                    "@made-in/CN"              ; GPT-5 in China
                    "launches @model/*"        ; She launches a rival of GPT-5
                    "@country/US|@country/CN"  ; Tell us more
                    "@family/*"                ; The llama spits
                    chip NOT "@country/CN"     ; Chips for Beijing
                    "@money"                   ; A $20 plan with 7B parameters
                    """)
    void whatIsNotNamedIsNotFound(String query, String title) {
        assertThat(found(SHIPPED, "en", query, title, "")).isEmpty();
    }

    @Test
    void titleDemandsThatTheTitleNamesIt() {
        assertThat(found(SHIPPED, "en", "title:\"@country/CN\"", "China complains", "Chinese chips"))
                .containsExactly("China");
        assertThat(found(SHIPPED, "en", "title:\"@country/CN\"", "A complaint", "Chinese chips"))
                .isEmpty();
    }

    @Test
    void anElidedArticleIsNoPartOfTheName() {
        assertThat(found(SHIPPED, "fr", "\"accord @country/EU\"~2", "Accord avec l’UE", ""))
                .containsExactly("Accord avec l’UE");
        assertThat(found(SHIPPED, "fr", "\"@country/EU\"", "Accord avec l’UE", ""))
                .containsExactly("UE");
    }

    @Test
    void whoIsRegisteredWhileTopicsAreInForceIsKnownToThem() {
        var developers = new ArrayList<>(DevelopersFile.shipped().developers());
        developers.add(new Developer(
                "nova-polaris",
                "Nova Polaris",
                List.of(),
                List.of("FR"),
                Developer.Kind.COMPANY,
                Map.of(),
                List.of("Septentrion"),
                Developer.Confidence.UNVERIFIED,
                null,
                null,
                null));
        var query = "\"@made-in/FR unveils @model/*|@family/*\"";
        var title = "Nova Polaris unveils Septentrion 2";
        try (var topics = topics("en", query)) {
            assertThat(words(topics, SHIPPED, "en", title, "")).isEmpty();
            assertThat(words(topics, new Entities(developers), "en", title, "")).containsExactly(title);
        }
    }

    @Test
    void onlyTheMentionsThatAnEntityKeepsAreFound() {
        assertThat(found(SHIPPED, "en", "\"@country/CN\"", "", "China. ".repeat(50)))
                .hasSize(Entity.MOST_MENTIONS);
    }

    private static List<String> found(Entities entities, String language, String query, String title, String text) {
        try (var topics = topics(language, query)) {
            return words(topics, entities, language, title, text);
        }
    }

    private static Topics topics(String language, String query) {
        var yaml = "id: t\nversion: 1\nname: {en: T}\ndefinition: {en: D.}\nboundary: {en: B.}\nlists:\n  " + language
                + ":\n    states: '@country/CN | @country/KP | Gondor'\nqueries:\n  " + language + ":\n    q: '"
                + query.replace("'", "''") + "'\n";
        return Topics.of(TopicFiles.parse(Map.of("t.yaml", yaml)));
    }

    private static List<String> words(Topics topics, Entities entities, String language, String title, String text) {
        return topics.classify(language, title, text, entities.link(language, title, text)).stream()
                .map(TopicMatch::evidence)
                .flatMap(List::stream)
                .map(Evidence::words)
                .toList();
    }
}
