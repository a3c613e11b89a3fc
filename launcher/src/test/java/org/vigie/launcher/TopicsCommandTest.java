package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsCommandTest {
    private static final String RAIN = """
            id: rain
            version: 1
            name: {en: Rain, fr: Pluie}
            definition: {en: Water from the sky.}
            boundary: {en: In - rain. Out - snow.}
            queries:
              en: {drops: rain}
            """;

    private static final String ITEMS = """
            {"id": 1, "language": "en", "title": "Rain in France", "text": ""}
            {"id": "two", "title": "The rain in Spain stays mainly in the plain", "text": "Hail followed."}
            {"id": 3, "language": "en", "title": "Hail in France", "text": ""}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private String now = "";
    private String items = "";

    @BeforeEach
    void files() throws IOException {
        now = file("now.yaml", RAIN);
        items = file("items.jsonl", ITEMS);
    }

    @Test
    void whatShipsIsListed() {
        assertThat(run("list", "shipped")).isZero();
        assertThat(out.toString())
                .startsWith("ID")
                .containsPattern("ai-geopolitics +\\d+ +AI geopolitics +en, fr +\\d+ +Artificial intelligence as");
    }

    @Test
    void aDefinitionIsTriedOnItems() {
        assertThat(run("test", now, "--items", items)).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "rain  0.4  en  Rain in France  [Rain]",
                        "rain  0.4  en  The rain in Spain stays mainly in the plain  [rain]",
                        "",
                        "rain: 2 of 3 items");
    }

    @Test
    void aChangeShowsWhatItGainsAndLoses() throws IOException {
        var changed = file(
                "changed.yaml",
                RAIN.replace("drops: rain", "drops: rain OR hail") + "entities: {required: [country/FR]}\n");
        assertThat(run("diff", now, changed, "--items", items)).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "- rain  0.4  en  The rain in Spain stays mainly in the plain  [rain]",
                        "+ rain  0.571  en  Hail in France  [Hail, France]",
                        "",
                        "rain: 2 before, 1 gained, 1 lost, 2 after");
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        assertThat(run("test", folder.resolve("none").toString(), "--items", items))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("vigie: there are no topics at " + folder.resolve("none"));

        assertThat(run("test", now, "--items", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot read the items of " + folder.resolve("none"));

        assertThat(run("test", now, "--items", file("bad.jsonl", "{\"id\": 1}\nrain\n")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("input number 2 is no JSON");

        assertThat(run("test", file("bad.yaml", "id: Rain"), "--items", items)).isEqualTo(1);
        assertThat(err.toString()).contains("bad.yaml:1:1: id: \"Rain\" must be");
    }

    @Test
    void definitionsAreCheckedWithoutAPipelineAndAllProblemsAreTold() throws IOException {
        assertThat(run("check", now)).isZero();
        assertThat(out.toString()).isEqualTo("topics: 1, 1 queries\nno problems\n");

        var bad = file("bad.yaml", RAIN.replace("version: 1", "version: one").replace("drops: rain", "drops: rain*"));
        assertThat(run("check", bad)).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("""
                        vigie: the topics have 2 problems
                          %s:2:1: version: it must be a whole number from 1
                          %s:7:15: queries.en.drops: rain*: wildcards are not analysed and never meet a stem; spell the forms out
                        """.formatted(bad, bad));
    }

    @Test
    void developersThatNobodyHasRegisteredAreRemarkedSinceNothingFitsThem() throws IOException {
        var file = file("rain.yaml", RAIN.replace("drops: rain", "drops: rain AND \"@developer/opnai|@developer/*\""));

        assertThat(run("check", file)).isZero();
        assertThat(out.toString()).isEqualTo("""
                        topics: 1, 1 queries
                          rain: no developer "opnai" is configured, or ships, so nothing fits it; did you mean openai?
                        no problems
                        """);
    }

    @Test
    void whatShipsHasNoDevelopersThatNobodyKnows() {
        assertThat(run("check")).isZero();
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void whatShipsIsExportedWithoutAPipelineAsItWasWritten() throws IOException {
        var exported = folder.resolve("exported");
        assertThat(run("export", "--shipped", exported.toString())).isZero();

        assertThat(Files.readString(exported.resolve("censorship.yaml"))).startsWith("id: censorship\n");
        assertThat(run("check", exported.toString())).isZero();
    }

    @Test
    void anEditedFileIsOverwrittenByForceOnly() throws IOException {
        var edited = file("censorship.yaml", "# mine");
        assertThat(run("export", "--shipped", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("vigie: nothing is written: " + edited + " would be overwritten");
        assertThat(folder.resolve("safety.yaml")).doesNotExist();
        assertThat(Path.of(edited)).hasContent("# mine");

        assertThat(run("export", "--shipped", "--force", folder.toString())).isZero();
        assertThat(run("export", "--shipped", folder.toString())).isZero();
        assertThat(Files.readString(Path.of(edited))).startsWith("id: censorship\n");
    }

    @Test
    void aFileWithProblemsIsRefusedBeforeKafkaIsAsked() throws IOException {
        var bad = file("bad.yaml", "id: Rain");
        assertThat(run("import", bad, "--set", "kafka.bootstrap=127.0.0.1:1")).isEqualTo(1);
        assertThat(err.toString()).contains("bad.yaml:1:1: id: \"Rain\" must be");
        assertThat(run("import")).isEqualTo(2);
    }

    @Test
    void withoutAPipelineNothingIsInForce() {
        assertThat(run("list", "--data", folder.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("vigie: nothing runs on the data folder");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("topics"));
        all.addAll(List.of(arguments));
        return Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
