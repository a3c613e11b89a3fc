package org.vigie.enrich.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

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
                GOOD + "entities: {required: [made-in/FR, country/FR], excluded: [country/GB, developer/OpenAI]}\n");
        var france = entity("country/FR", Entity.Kind.COUNTRY, "FR", "France", 8);
        var britain = entity("country/GB", Entity.Kind.COUNTRY, "GB", "Britain", 8);
        var openai = entity("developer/openai", Entity.Kind.DEVELOPER, "US", "OpenAI", 8);
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
            assertThat(topics.classify("en", "Rain in France", "", List.of(france, openai)))
                    .as("ids are in lower case, however they are written")
                    .isEmpty();
        }
    }

    private static Entity entity(String id, Entity.Kind kind, String country, String words, int start) {
        var mention = new Entity.Mention("title", words, start, start + words.length());
        return new Entity(id, kind, words, country, null, null, null, null, List.of(mention));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    queries:                      ; 'entities: rain\\nqueries:' ; 6:1: entities: write lists named required and excluded
                    queries:                      ; 'entities: {needed: [country/FR]}\\nqueries:' ; 6:12: entities.needed: the lists are required and excluded
                    queries:                      ; 'entities: {required: country/FR}\\nqueries:' ; 6:12: entities.required: write a list
                    queries:                      ; 'entities: {excluded: [country/FR, country/XX]}\\nqueries:' ; 6:35: entities.excluded: "country/XX" is none
                    queries:                      ; 'entities: {excluded: [france]}\\nqueries:' ; 6:23: entities.excluded: "france" is none
                    id: rain                      ; id: Rain!             ; 1:1: id: "Rain!" must be lower-case
                    id: rain                      ; ''                    ; 2:1: id: "" must be lower-case
                    version: 2                    ; version: two          ; 2:1: version: it must be a whole number
                    version: 2                    ; version: 0            ; 2:1: version: it must be a whole number
                    name: {en: Rain, fr: Pluie}   ; name: {en: ' '}       ; 3:8: name.en: empty
                    name: {en: Rain, fr: Pluie}   ; name: Rain            ; 3:1: name: empty
                    definition: {en: Water from the sky.} ; ''            ; 1:1: definition: empty
                    boundary: {en: In - rain. Out - snow.} ; ''           ; 1:1: boundary: empty
                    fr: Pluie                     ; xx: Pluie             ; 3:18: name.xx: unknown language
                    queries:                      ; querys:               ; 6:1: querys: unknown field
                    en:\\n                         ; english:\\n            ; 7:3: queries.english: unknown language
                    drops: 'rain'                 ; Drops: 'rain'         ; 8:5: queries.en.Drops
                    drops: 'rain'                 ; drops: [3]            ; 8:5: queries.en.drops: empty or not a text
                    drops: 'rain'                 ; drops: 'rain*'        ; 8:13: queries.en.drops: rain*: wildcards
                    queries:                      ; 'lists: {en: {x: []}}\\nqueries:' ; 6:14: lists.en.x: empty or not a text
                    queries:                      ; 'lists: {en: {X: a}}\\nqueries:' ; 6:14: lists.en.X: "X" must be
                    queries:                      ; 'lists: {xx: {x: a}}\\nqueries:' ; 6:9: lists.xx: unknown language
                    drops: 'rain'                 ; drops: '$wet'         ; 8:13: queries.en.drops: $wet: no such list
                    version: 2                    ; 'version: 2\\nid: snow' ; 3:1: id: it is said twice
                    name: {en: Rain, fr: Pluie}   ; name: {en: Rain, en: Pluie} ; 3:18: name.en: it is said twice
                    drops: 'rain'                 ; 'drops: rain\\n    drops: hail' ; 9:5: queries.en.drops: it is said twice
                    version: 2                    ; 'version: {'          ; 4:1: not YAML:
                    version: 2                    ; 'version: \\u0007'     ; 1:1: not YAML:
                    """)
    void aBrokenDefinitionIsRefusedWithThePlaceOfEachProblem(String good, String bad, String problem) {
        var broken = GOOD.replace(plain(good), plain(bad));
        assertThat(broken).isNotEqualTo(GOOD);

        assertThat(problems(broken)).anySatisfy(told -> assertThat(told).startsWith("rain.yaml:" + problem));
    }

    private static String plain(String written) {
        return written.replace("\\n", "\n").replace("\\u0007", "\u0007");
    }

    /** However YAML folds, quotes and indents a query, its problem is where it stands in the file. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    drops: rain OR hail*                                  ; 8:20
                    drops: "rain OR hail*"                                ; 8:21
                    drops: 'rain OR "it''s" OR hail*'                     ; 8:32
                    drops: >-\\n      (rain OR\\n      sleet) AND\\n\\n        hail*    ; 12:9
                    drops: |\\n      (rain OR sleet) AND\\n      hail*      ; 10:7
                    drops:\\n      (rain OR sleet)\\n      AND  hail*       ; 10:12
                    drops: >-\\n      (😀 OR é OR\\n      (sleet AND snow) ; 10:23
                    drops: >-\\n      (😀 OR é OR hail*)                   ; 9:18
                    drops: >-\\n      rain OR\\n      "sleet                ; 10:7
                    drops: "\\u0072ain OR hail*"                          ; 8:12
                    """)
    void aProblemWithinAQueryIsToldWhereItStands(String query, String place) {
        assertThat(problems(GOOD.replace("drops: 'rain'", plain(query))))
                .singleElement(STRING)
                .startsWith("rain.yaml:" + place + ": queries.en.drops: ");
    }

    private static List<String> problems(String yaml) {
        var refused = catchThrowableOfType(UserError.class, () -> TopicFiles.parse(Map.of("rain.yaml", yaml)));
        return String.valueOf(refused.getMessage())
                .lines()
                .skip(1)
                .map(String::strip)
                .toList();
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnceInTheirOrder() {
        var files = new TreeMap<String, String>();
        files.put("a.yaml", GOOD);
        files.put("b.yaml", GOOD.replace("'rain'", "'rain* AND US'").replace("version: 2", "version: 0"));
        files.put("c.yaml", "just a text");

        assertThatThrownBy(() -> TopicFiles.parse(files))
                .isInstanceOf(UserError.class)
                .hasMessage("""
                        the topics have 5 problems
                          b.yaml:1:1: id: "rain" is also in a.yaml
                          b.yaml:2:1: version: it must be a whole number from 1
                          b.yaml:8:13: queries.en.drops: rain*: wildcards are not analysed and never meet a stem; spell the forms out
                          b.yaml:8:23: queries.en.drops: US would also match "us": write exact:US
                          c.yaml:1:1: not a topic: it has no fields""");
    }

    @Test
    void norwegianIsALanguage() {
        var topic = TopicFiles.parse(Map.of("rain.yaml", "\uFEFF" + GOOD.replace("fr: Pluie", "no: Regn")))
                .getFirst();

        assertThat(topic.definition().name()).containsEntry("no", "Regn");
    }

    @Test
    void aFolderWithoutTopicsIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> Topics.load(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no topics");
        assertThatThrownBy(() -> Topics.load(folder.resolve("nowhere"))).isInstanceOf(UserError.class);
    }
}
