package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierCommandTest {
    private static final String EXAMPLES = """
            sport\tLe club gagne la finale\tLes joueurs fêtent la coupe.
            sport\tL'entraîneur quitte le club\tTrois défaites en championnat.
            sport\tLe match est reporté\t
            santé\tLes malades attendent aux urgences\tLes médecins manquent.
            santé\tUn vaccin contre la grippe\tLes médecins le conseillent.
            santé\tL'hôpital rouvre\t
            """;

    @TempDir
    private Path folder;

    private Path model;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var words = new String[arguments.length + 1];
        words[0] = "classifier";
        for (int i = 0; i < arguments.length; i++) {
            words[i + 1] = arguments[i].toString();
        }
        return Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words);
    }

    private Path file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    @BeforeEach
    void place() {
        model = folder.resolve("model");
    }

    @Test
    void whatWasLearnedLabelsOtherRowsInTheirOrder() throws Exception {
        assertThat(run("train", file("train.tsv", EXAMPLES), model)).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("model: 2 labels, language fr, version ");
        var rows = file("test.tsv", "\tLe club et ses joueurs\t\nunknown\tDeux médecins\tà l'hôpital\nsport\t\t\n");
        assertThat(run("predict", model, rows)).isZero();
        var lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("sport\t(0\\.\\d{3}|1\\.000)\t[^\t]*club[^\t]*");
        assertThat(lines.get(1)).matches("santé\t(0\\.\\d{3}|1\\.000)\t[^\t]*médecins[^\t]*");
        assertThat(lines.get(2)).matches("(sport|santé)\t0\\.\\d{3}\t");
    }

    @Test
    void aBadRowIsOneSentenceThatNamesIt() throws Exception {
        var bad = file("bad.tsv", EXAMPLES + "sport\tLe club\n");
        assertThat(run("train", bad, model)).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("vigie: " + bad + ", line 7: it has 1 tab, not two")
                .hasLineCount(1);
        assertThat(model).doesNotExist();
    }

    @Test
    void whatIsNoModelIsSaid() throws Exception {
        var rows = file("test.tsv", EXAMPLES);
        assertThat(run("predict", rows, rows)).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("vigie: " + rows + " is no model; write one with: vigie classifier train")
                .hasLineCount(1);
    }
}
