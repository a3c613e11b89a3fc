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
        assertThat(run("list")).isZero();
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
        assertThat(err.toString()).contains("bad.yaml: id \"Rain\"");
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
