package org.vigie.enrich.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.TopicMatch;
import org.vigie.contract.TopicMatch.Evidence;

class QueryReaderTest {
    private static final Map<String, String> LISTS = Map.of(
            "makers",
            "Moonshot AI | OpenAI | exact:US",
            "families",
            "Kimi|Qwen",
            "nowhere",
            "@country/nowhere",
            "starred",
            "chip*",
            "exactly",
            "exact:US|China",
            "acts",
            "Act|Labour");

    @Test
    void aConjunctionMayBeMetAcrossTitleAndText() {
        assertThat(found("en", "chip AND China", "China complains", "The chips never came"))
                .containsExactly("China", "chips");
        assertThat(found("en", "chip China", "China complains", "The ships never came"))
                .isEmpty();
    }

    @Test
    void caseAccentsElisionAndPluralsDoNotMatter() {
        assertThat(found("fr", "modèle AND éthique", "L'ETHIQUE d’abord", "Des MODELES sans gêne"))
                .containsExactly("L'ETHIQUE", "MODELES");
        assertThat(found("en", "model", "The model's limits", "")).containsExactly("model's");
    }

    @Test
    void stopWordsAreWords() {
        assertThat(found("en", "\"to be or not\"", "To be or not to be", "")).containsExactly("To be or not");
    }

    @Test
    void exactDemandsCase() {
        assertThat(found("fr", "exact:AI AND Chine", "J’ai vu la Chine", "")).isEmpty();
        assertThat(found("fr", "exact:AI AND Chine", "Meta AI et la Chine", "")).containsExactly("AI", "Chine");
        assertThat(found("en", "exact:US", "Tell us more", "")).isEmpty();
        assertThat(found("en", "exact:US", "The US said more", "")).containsExactly("US");
        assertThat(found("fr", "exact:IA", "L’IA arrive", "")).containsExactly("L’IA");
        assertThat(found("en", "exact:$acts", "They act in labour disputes", ""))
                .isEmpty();
        assertThat(found("en", "exact:$acts", "The AI Act", "")).containsExactly("Act");
    }

    @Test
    void titleDemandsTheTitle() {
        assertThat(found("en", "title:chip", "Chips again", "chips")).containsExactly("Chips");
        assertThat(found("en", "title:chip", "Ships again", "chips")).isEmpty();
        assertThat(found("en", "title:\"chips|GPUs ban\"~3", "A ban on chips", ""))
                .containsExactly("ban on chips");
        assertThat(found("en", "title:\"chips|GPUs ban\"~3", "On chips", "A ban on chips"))
                .isEmpty();
        assertThat(found("en", "title:\"open weights\" AND China", "Open weights", "China gives"))
                .containsExactly("Open weights", "China");
    }

    @Test
    void anyOfAListMayBeDemandedOfTheTitle() {
        assertThat(found("en", "title:$makers", "Moonshot AI sings", "OpenAI hums"))
                .containsExactly("Moonshot AI");
        assertThat(found("en", "title:$makers", "Tell us", "The US and OpenAI")).isEmpty();
        assertThat(found("en", "title:$makers", "The US tells", "")).containsExactly("US");
    }

    @Test
    void aHyphenatedWordIsAPhrase() {
        assertThat(found("fr", "États-Unis", "Les États-Unis", "")).containsExactly("États-Unis");
        assertThat(found("fr", "États-Unis", "Les Nations unies et les États", ""))
                .isEmpty();
    }

    @Test
    void aPhraseIsOnePieceOfEvidence() {
        assertThat(found("en", "\"open weights\"", "Two open weights and one more", ""))
                .containsExactly("open weights");
    }

    @Test
    void proximityShowsAllWordsBetween() {
        assertThat(found("en", "\"open model\"~2", "An open and small model", ""))
                .containsExactly("open and small model");
        assertThat(found("en", "\"open model\"~2", "An open question on the small model", ""))
                .isEmpty();
    }

    @Test
    void barsGiveAlternativesAtOnePosition() {
        var query = "\"launches|unveils model|chatbot\"~2";
        assertThat(found("en", query, "Lab unveils its chatbot", "")).containsExactly("unveils its chatbot");
        assertThat(found("en", query, "Lab hides its chatbot", "")).isEmpty();
    }

    @Test
    void aVersionGluedToANameIsAWordOfItsOwn() {
        for (var written : List.of("Qwen2.5", "Qwen 2.5", "Qwen-2.5")) {
            assertThat(found("en", "Qwen", written, "")).containsExactly("Qwen");
            assertThat(found("en", "\"Qwen 2.5\"", written, "")).containsExactly(written);
            assertThat(found("en", "Qwen2.5", written, "")).containsExactly(written);
            assertThat(found("en", "Qwen3", written, "")).isEmpty();
        }
        assertThat(found("en", "exact:Qwen2.5", "Qwen2.5-VL", "")).containsExactly("Qwen2.5");
    }

    @Test
    void aHashIsAnyVersion() {
        for (var written : List.of("Qwen2.5", "Qwen 3", "DeepSeek-V3", "DeepSeek R1", "qwen 7B", "DeepSeek 10.2.1")) {
            assertThat(found("en", "\"Qwen|DeepSeek #\"", written, "")).containsExactly(written);
        }
        for (var written : List.of("Qwen in 2025", "Qwen 2025", "Qwen 500", "DeepSeek Chat", "3 DeepSeek")) {
            assertThat(found("en", "\"Qwen|DeepSeek #\"", written, "")).isEmpty();
        }
        assertThat(found("en", "R1", "R1 and V3", "")).containsExactly("R1");
    }

    @Test
    void aListStandsForItsEntries() {
        var query = "$makers AND \"launches|unveils $families #\"";
        assertThat(found("en", query, "Moonshot AI unveils Kimi K2", ""))
                .containsExactly("Moonshot AI", "unveils Kimi K2");
        assertThat(found("en", query, "US: it launches Qwen3", "")).containsExactly("US", "launches Qwen3");
        assertThat(found("en", query, "Tell us: it launches Qwen3", "")).isEmpty();
        assertThat(found("en", query, "Moonshot AI unveils Claude 3", "")).isEmpty();
    }

    @Test
    void chineseIsFoundWithoutSpaces() {
        assertThat(found("zh", "开源", "公司发布开源模型", "")).containsExactly("开源");
        assertThat(found("zh", "开源", "公司开始供源", "")).isEmpty();
    }

    @Test
    void notExcludes() {
        assertThat(found("fr", "censure NOT \"motion de censure\"", "La motion de censure est rejetée", ""))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    en ; geopoliti*                ; wildcards
                    en ; ?ndia                     ; wildcards
                    en ; *:*                       ; wildcards
                    en ; chima~                    ; fuzzy
                    en ; /chin./                   ; regular expressions
                    en ; [a TO b]                  ; ranges
                    en ; author:Smith              ; unknown field "author"
                    en ; author:$makers            ; unknown field "author"
                    en ; chip AND title:(US OR it) ; 9: title: stands before a term, a phrase or a list
                    en ; chip AND title : (US OR it) ; 9: title: stands before a term, a phrase or a list
                    en ; title:US                  ; 6: US would also match
                    en ; title:$nobody             ; no such list
                    en ; NOT China                 ; only excludes
                    en ; China AND (NOT chip)      ; only excludes
                    en ; China OR chip AND model   ; put parentheses
                    en ; China OR NOT chip         ; put parentheses
                    en ; China AND "..."           ; no word to look for
                    en ; US AND China              ; write exact:US
                    fr ; AI AND Chine              ; write exact:AI
                    en ; "open source|two-word model"  ; one word each
                    en ; "Qwen|GPT4 five"          ; one word each
                    en ; "launches $makers"        ; one word each
                    en ; China AND $nobody         ; no such list
                    en ; (China AND                ; 10: the query ends too early
                    en ; China) chip               ; 5: ")" is not expected here
                    en ; one "China                ; 3: what stands here cannot be read
                    en ; China AND (chip OR US)    ; 19: US would also match
                    en ; chip AND "@maker/x"       ; 9: "@maker/x" is no entity; behind the @ write country/CN, made-in/CN
                    en ; "chip @country/XX|US"     ; "@country/XX" is no entity
                    en ; "@OpenAI sings"           ; "@OpenAI" is no entity
                    en ; "@"                       ; "@" is no entity
                    en ; "@developer/OpenAI"       ; "@developer/OpenAI" is no entity; behind the @ write
                    en ; "@model/openai/gpt-*"     ; "@model/openai/gpt-*" is no entity
                    fr ; "l'@country/CN"           ; "l'@country/CN": an entity stands alone
                    en ; "bans -@country/CN"       ; "-@country/CN": an entity stands alone
                    en ; $nowhere                  ; "@country/nowhere" is no entity
                    en ; chip AND @developer/*     ; 9: @developer/* needs quotation marks: write "@developer/*"
                    en ; (chip OR title:@country/CN) ; 15: @country/CN needs quotation marks
                    en ; exact:"@country/CN sells" ; 6: @country/CN is the same with exact: and without: leave it out
                    en ; "rely|reliance US|China"  ; US would also match "us": write it in a query or phrase of its own
                    fr ; AI|LLM AND France         ; AI would also match "ai"
                    en ; Claude#                   ; "Claude#": # and $ stand alone
                    en ; "runs C# well"            ; "C#": # and $ stand alone
                    en ; $starred                  ; "chip*" in $starred: an entry is a word
                    en ; "a $exactly"              ; "exact:US" among the words of a phrase
                    en ; "@family/qwen"            ; "@family/qwen" is no entity; behind the @ write
                    en ; chip AND x\\u12            ; 9: Truncated Unicode escape
                    """)
    void aQueryThatCannotWorkIsRefusedWithItsReasonAndPlace(String language, String query, String reason) {
        assertThat(problems(language, query)).singleElement(STRING).contains(reason);
    }

    @Test
    void anAddressIsNoEntity() {
        assertThat(problems("en", "contact@openai.com OR \"mail ren\u00e9@openai.com\""))
                .isEmpty();
    }

    @Test
    void whatStandsInQuotationMarksIsNoGroup() {
        assertThat(problems("en", "\"title:(chip\" AND China")).isEmpty();
    }

    @Test
    void anAtWithinAWordIsNoEntity() {
        assertThat(problems("en", "cats@example AND \"dogs@example bark\"")).isEmpty();
    }

    @Test
    void allThatIsWrongWithAQueryIsTold() {
        assertThat(problems("en", "US AND chip* AND (NOT IT)"))
                .containsExactly(
                        "0: US would also match \"us\": write exact:US",
                        "7: chip*: wildcards are not analysed and never meet a stem; spell the forms out",
                        "22: IT would also match \"it\": write exact:IT",
                        "22: a query or group that only excludes matches nothing: say what to look for");
    }

    @Test
    void aQueryOfTooManyTermsIsRefused() {
        assertThat(problems("en", "a" + " b".repeat(1_100)))
                .singleElement(STRING)
                .contains("more than 1024 terms");
        // No group is too large, but matching counts them all, in the title and in the text.
        var group = IntStream.range(0, 300).mapToObj(i -> "word" + i).collect(Collectors.joining(" OR ", "(", ")"));
        assertThat(problems("en", group + " AND " + group.replace("word", "thing")))
                .singleElement(STRING)
                .contains("more than 1024 terms");
    }

    @Test
    void aQueryThatIsNestedWithoutEndIsRefused() {
        assertThat(problems("en", "(".repeat(100_000) + "rain" + ")".repeat(100_000)))
                .containsExactly("0: more than 50 parentheses in one another");
    }

    /** {@code OFFSET: what}. */
    private static List<String> problems(String language, String query) {
        var problems = new ArrayList<String>();
        var read = new QueryReader(language, LISTS).read(query, (what, offset) -> problems.add(offset + ": " + what));
        assertThat(read == null).isEqualTo(!problems.isEmpty());
        return problems;
    }

    private static List<String> found(String language, String query, String title, String text) {
        var yaml = "id: t\nversion: 1\nname: {en: T}\ndefinition: {en: D.}\nboundary: {en: B.}\nlists:\n  " + language
                + ":\n    makers: Moonshot AI | OpenAI | exact:US\n    families: Kimi|Qwen\n    acts: Act|Labour\nqueries:\n  "
                + language
                + ":\n    q: '" + query.replace("'", "''") + "'\n";
        try (var topics = Topics.of(TopicFiles.parse(Map.of("t.yaml", yaml)))) {
            return topics.classify(language, title, text).stream()
                    .map(TopicMatch::evidence)
                    .flatMap(List::stream)
                    .map(Evidence::words)
                    .toList();
        }
    }
}
