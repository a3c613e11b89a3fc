package org.vigie.enrich.developers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Changes;
import org.vigie.contract.Developer;
import org.vigie.contract.Developer.Confidence;
import org.vigie.contract.Developer.Kind;
import org.vigie.contract.UserError;

class DevelopersFileTest {
    private static final String LE_LABO = """
            developers:
              - id: le-labo
                name: Le Labo
                aliases: [The Lab, 实验室]
                country: [NO, SE]
                confidence: stated
                evidence: its site
                kind: lab
                handles: {hugging-face: le-labo, github: [lelabo, le-labo-no]}
                seen: le-labo/Plume-7B
                families: [Plume]
                note: moved in 2025
            """;

    @Test
    void everyFieldIsRead() {
        assertThat(DevelopersFile.parse(LE_LABO, "a file").developers())
                .containsExactly(new Developer(
                        "le-labo",
                        "Le Labo",
                        List.of("The Lab", "实验室"),
                        List.of("NO", "SE"),
                        Kind.LAB,
                        Map.of("hugging-face", List.of("le-labo"), "github", List.of("lelabo", "le-labo-no")),
                        List.of("Plume"),
                        Confidence.STATED,
                        "its site",
                        "le-labo/Plume-7B",
                        "moved in 2025"));
    }

    @Test
    void whatIsNotSaidIsNotClaimed() {
        var developer = DevelopersFile.parse("- {id: a, name: A, country: none, kind: individual}", "a file")
                .developers()
                .getFirst();

        assertThat(developer.countries()).isEmpty();
        assertThat(developer.confidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThat(developer.handleEvidence()).isNull();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var developers = DevelopersFile.parse(LE_LABO, "a file").developers();

        var text = DevelopersFile.write(developers);

        assertThat(text)
                .contains(
                        "    country: ['NO', SE]\n",
                        "    handles: {github: [lelabo, le-labo-no], hugging-face: le-labo}\n");
        assertThat(DevelopersFile.parse(text, "a file").developers()).isEqualTo(developers);
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirLinesAndARemedy() {
        assertThatThrownBy(() -> DevelopersFile.parse("""
                        developers:
                          - id: Le Labo
                            country: UK
                            kind: compagny
                            confidense: stated
                          - id: le-lac
                            name: Le Lac
                            country: CH
                            confidence: listed
                            kind: lab
                            kind: company
                            handles: {huggingface: le-lac, github: [le-lac/onde, Lac, lac]}
                          - id: la-mer
                            name: La Mer
                            country: Norvège
                            confidence: sure
                            handles: la-mer
                            families: [[Vague], ""]
                          - Le Port
                        """, "a file"))
                .isInstanceOf(UserError.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .containsExactlyInAnyOrder(
                                "a file has 17 problems",
                                "  line 2: Le Labo: id must be lower-case letters, digits and single hyphens, not \"Le Labo\"",
                                "  line 2: Le Labo: name is missing: write the name as people should read it",
                                "  line 3: Le Labo: country must be ISO 3166-1 alpha-2 codes such as FR, or none, not \"UK\"; did you mean GB?",
                                "  line 4: Le Labo: kind must be one of company, lab, university, community, individual, repackager, test, not \"compagny\"; did you mean company?",
                                "  line 5: Le Labo: confidense is no field of a developer; the fields are id, name, aliases, country, confidence, evidence, kind, handles, seen, families, note; did you mean confidence?",
                                "  line 11: le-lac: kind is said twice: leave one of them out",
                                "  line 6: le-lac: evidence is missing: a country that is listed needs who says so; without, write confidence: unverified",
                                "  line 12: le-lac: handles has an unknown hub \"huggingface\"; the hubs are github, hugging-face, modelscope, ollama, openrouter, pypi; did you mean hugging-face?",
                                "  line 12: le-lac: handles must be names of owners, without address or repository, not \"le-lac/onde\"",
                                "  line 12: le-lac: handles has lac twice: leave one out",
                                "  line 15: la-mer: country must be ISO 3166-1 alpha-2 codes such as FR, or none, not \"Norvège\"; did you mean NO?",
                                "  line 16: la-mer: confidence must be one of stated, listed, unverified, not \"sure\"",
                                "  line 13: la-mer: kind is missing: write one of company, lab, university, community, individual, repackager, test",
                                "  line 17: la-mer: handles must say the hub, such as {hugging-face: le-labo}",
                                "  line 18: la-mer: families has an empty entry: write a text or leave it out",
                                "  line 18: la-mer: families has an empty entry: write a text or leave it out",
                                "  line 19: \"Le Port\": is no developer: it needs an id, a name and a country"));
    }

    @Test
    void whatTwoDevelopersClaimIsAProblem() {
        assertThatThrownBy(() -> DevelopersFile.parse("""
                        developers:
                          - {id: a, name: Institut A, country: FR, kind: lab, handles: {hugging-face: One}, families: [Llama]}
                          - {id: b, name: B, aliases: [institut-a], country: FR, kind: lab, handles: {hugging-face: one}}
                          - {id: b, name: C, country: FR, kind: lab, handles: {github: one}, families: [llama]}
                        """, "a file")).hasMessage("""
                        a file has 4 problems
                          line 4: b: the id b is also given to line 3: b; give one another id
                          line 3: b: the handle one on hugging-face is also given to line 2: a; leave it with its owner
                          line 3: b: the name institut-a is also given to line 2: a; a name leads to one developer: leave it with the better known, or out
                          line 4: b: the family llama is also given to line 2: a; a family is its maker's: leave it with who made it first, and tell of others in a note""");
    }

    @Test
    void whatIsOnlyDoubtfulIsARemark() {
        var read = DevelopersFile.parse("""
                developers:
                  - {id: kimi, name: Kimi, aliases: [KIMI], country: FR, kind: lab}
                  - {id: moon, name: Moon, country: CN, kind: lab, families: [Kimi, kimi]}
                """, "a file");

        assertThat(read.remarks())
                .containsExactly(
                        "line 2: kimi: the name KIMI is the same as Kimi",
                        "line 3: moon: the family Kimi bears a name of kimi",
                        "line 3: moon: the family kimi bears a name of kimi",
                        "line 3: moon: the family kimi is the same as Kimi");
    }

    @Test
    void aChangeIsToldByItsFields() {
        var before = DevelopersFile.parse(LE_LABO, "a file").developers().getFirst();
        var after = DevelopersFile.parse(
                        LE_LABO.replace("[NO, SE]", "FR").replace("    note: moved in 2025\n", ""), "a file")
                .developers();

        var changes = Changes.between(Map.of("le-labo", before, "gone", before), after, Developer::id);

        assertThat(changes.removed()).hasSize(1);
        assertThat(DevelopersFile.differences(before, after.getFirst())).isEqualTo(Map.of("country", "FR", "note", ""));
    }
}
