package org.vigie.enrich.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.UserError;

class LabelledFileTest {
    @TempDir
    private Path folder;

    private Path file(String content, Charset charset) throws IOException {
        return Files.write(folder.resolve("rows.tsv"), content.getBytes(charset));
    }

    private List<LabelledText> rows(String content) throws IOException {
        var rows = new ArrayList<LabelledText>();
        LabelledFile.read(file(content, StandardCharsets.UTF_8), rows::add);
        return rows;
    }

    @Test
    void aLineIsARowWithoutQuoting() throws IOException {
        assertThat(rows("sport\t\"Allez\"\tUn texte\n\tsans label\t\r\nsanté\t\t"))
                .containsExactly(
                        new LabelledText("sport", "\"Allez\"", "Un texte"),
                        new LabelledText("", "sans label", ""),
                        new LabelledText("santé", "", ""));
        assertThat(rows("")).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLabel() throws IOException {
        assertThat(rows("\uFEFFsport\tun titre\t")).containsExactly(new LabelledText("sport", "un titre", ""));
    }

    @Test
    void aBadRowIsNamed() throws IOException {
        assertThatThrownBy(() -> rows("sport\tun titre\t\nsport\tun titre\n"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        folder.resolve("rows.tsv")
                                + ", line 2: it has 1 tab, not two; a row is label<TAB>title<TAB>text, and the text may be empty");
        assertThatThrownBy(() -> rows("\n")).hasMessageContaining("line 1: it has 0 tabs, not two");
        assertThatThrownBy(() -> rows("a\tb\tc\td")).hasMessageContaining("line 1: it has 3 tabs, not two");
        var latin = file("sport\tun titre\t\nsanté\tun titre\t\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> LabelledFile.read(latin, row -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("rows.tsv, line 2: it is not UTF-8; convert the file");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        var none = folder.resolve("none.tsv");
        assertThatThrownBy(() -> LabelledFile.read(none, row -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot read the labelled texts in " + none);
    }
}
