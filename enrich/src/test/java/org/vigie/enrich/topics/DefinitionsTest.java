package org.vigie.enrich.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Entity;
import org.vigie.contract.TopicMatch.Evidence;
import org.vigie.contract.UserError;

class DefinitionsTest {
    private static final String GOOD = """
            id: rain
            version: 2
            name: {en: Rain, fr: Pluie}
            definition: {en: Water from the sky.}
            boundary: {en: In - rain. Out - snow.}
            queries:
              en:
                drops: 'rain'
            """;

    @Test
    void aFolderOfDefinitionsIsLoaded(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("rain.yaml"), GOOD);
        Files.writeString(folder.resolve("notes.txt"), "not a topic");

        try (var topics = Topics.load(folder)) {
            assertThat(topics.definitions())
                    .singleElement()
                    .satisfies(topic -> assertThat(topic.name()).containsEntry("fr", "Pluie"));
            assertThat(topics.classify("en", "Rain", "")).singleElement().satisfies(match -> {
                assertThat(match.topic()).isEqualTo("rain");
                assertThat(match.definition()).isEqualTo(2);
            });
            assertThat(topics.classify("de", "Rain", "")).isEmpty();
        }
    }

    @Test
    void whatAnItemNamesDecidesToo(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("rain.yaml"),
                GOOD + "entities: {required: [made-in/FR, country/FR], excluded: [country/GB]}\n");
        var france = entity("country/FR", Entity.Kind.COUNTRY, "FR", "France", 8);
        var britain = entity("country/GB", Entity.Kind.COUNTRY, "GB", "Britain", 8);
        var mistral = entity("developer/mistral-ai", Entity.Kind.DEVELOPER, "FR", "Mistral", 8);

        try (var topics = Topics.load(folder)) {
            assertThat(topics.classify("en", "Rain in France", "", List.of(france)))
                    .singleElement()
                    .satisfies(match -> assertThat(match.evidence())
                            .extracting(Evidence::query, Evidence::words)
                            .containsExactly(tuple("drops", "Rain"), tuple("required-entity", "France")));
            assertThat(topics.classify("en", "Rain in Mistral", "", List.of(mistral)))
                    .hasSize(1);
            assertThat(topics.classify("en", "Rain in France", "")).isEmpty();
            assertThat(topics.classify("en", "Rain in France", "", List.of(france, britain)))
                    .isEmpty();
        }
    }

    private static Entity entity(String id, Entity.Kind kind, String country, String words, int start) {
        var mention = new Entity.Mention("title", words, start, start + words.length());
        return new Entity(id, kind, words, country, null, null, null, null, List.of(mention));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    queries:                      ; 'entities: rain\\nqueries:' ; entities: write lists named required and excluded
                    queries:                      ; 'entities: {needed: [country/FR]}\\nqueries:' ; entities.needed: the lists are required and excluded
                    queries:                      ; 'entities: {required: country/FR}\\nqueries:' ; entities.required: write a list
                    queries:                      ; 'entities: {excluded: [country/XX]}\\nqueries:' ; entities.excluded: "country/XX" is none
                    queries:                      ; 'entities: {excluded: [france]}\\nqueries:' ; entities.excluded: "france" is none
                    id: rain                      ; id: Rain!             ; id "Rain!"
                    id: rain                      ; ''                    ; id ""
                    version: 2                    ; version: two          ; version: it must be a whole number
                    version: 2                    ; version: 0            ; version: it must be a whole number
                    name: {en: Rain, fr: Pluie}   ; name: {en: ' '}       ; name.en: empty
                    name: {en: Rain, fr: Pluie}   ; name: Rain            ; name: empty
                    definition: {en: Water from the sky.} ; ''            ; definition: empty
                    boundary: {en: In - rain. Out - snow.} ; ''           ; boundary: empty
                    fr: Pluie                     ; xx: Pluie             ; name.xx: unknown language
                    queries:                      ; querys:               ; unknown field "querys"
                    en:\\n                       ; english:\\n           ; queries.english: unknown language
                    drops: 'rain'                 ; Drops: 'rain'         ; queries.en.Drops
                    drops: 'rain'                 ; drops: 3              ; queries.en.drops: empty or not a text
                    drops: 'rain'                 ; drops: 'rain*'        ; queries.en.drops: rain*: wildcards
                    queries:                      ; 'lists: {en: {x: []}}\\nqueries:' ; lists.en.x: empty or not a text
                    queries:                      ; 'lists: {en: {X: a}}\\nqueries:' ; lists.en.X: the id must be
                    queries:                      ; 'lists: {xx: {x: a}}\\nqueries:' ; lists.xx: unknown language
                    drops: 'rain'                 ; drops: '$wet'         ; queries.en.drops: $wet: no such list
                    version: 2                    ; id: snow              ; not YAML
                    version: 2                    ; 'version: {'          ; not YAML at line
                    """)
    void aBrokenDefinitionIsRefusedWithItsPlace(String good, String bad, String problem) {
        var find = good.replace("\\n", "\n");
        var broken = GOOD.replace(find, bad.replace("\\n", "\n"));
        assertThat(broken).isNotEqualTo(GOOD);

        assertThatThrownBy(() -> Topics.of(Map.of("rain.yaml", broken)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("rain.yaml: ")
                .hasMessageContaining(problem);
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnce() {
        var files = new TreeMap<String, String>();
        files.put("a.yaml", GOOD);
        files.put("b.yaml", GOOD.replace("'rain'", "'rain* AND'").replace("version: 2", "version: 0"));
        files.put("c.yaml", "just a text");

        assertThatThrownBy(() -> Topics.of(files))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("the topics have 4 problems\n")
                .hasMessageContaining("b.yaml: version")
                .hasMessageContaining("b.yaml: id \"rain\": it is also in a.yaml")
                .hasMessageContaining("b.yaml: queries.en.drops")
                .hasMessageContaining("c.yaml: not a topic");
    }

    @Test
    void aFolderWithoutTopicsIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> Topics.load(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no topics");
        assertThatThrownBy(() -> Topics.load(folder.resolve("nowhere"))).isInstanceOf(UserError.class);
    }
}
