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
import org.vigie.contract.Json;

class EvaluateTopicsTest {
    private static final String RAIN = """
            id: rain
            version: 1
            name: {en: Rain, fr: Pluie}
            definition: {en: Water from the sky.}
            boundary: {en: In - rain. Out - snow.}
            queries:
              en: {drops: rain}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private String definitions = "";
    private String items = "";
    private String labels = "";

    @BeforeEach
    void files() throws IOException {
        definitions = file("rain.yaml", RAIN);
        items = file(
                "items.jsonl",
                item('1', "Rain in France")
                        + item('2', "Rain of insults")
                        + item('3', "A shower in Spain")
                        + item('4', "Sunshine")
                        + item('5', "Rain that nobody judged"));
        labels = file(
                "labels.tsv",
                "item\ttopic\tjudgement\tby\tat\n" + judgement('1', "yes") + judgement('2', "no")
                        + judgement('3', "yes") + judgement('4', "no") + judgement('6', "yes"));
    }

    @Test
    void eachTopicAndLanguageHasItsScore() {
        assertThat(run()).isZero();
        assertThat(out.toString().lines())
                .anySatisfy(
                        line -> assertThat(line).matches("rain +en +2 +2 +50\\.0 +9-91 +50\\.0 +9-91 +50\\.0 +12-88"))
                .contains("measured: the topics of " + definitions)
                .contains("mean F1 50.0 over the topics and languages that have an item; 4 of 5 labelled items");
    }

    @Test
    void theWorstErrorsAreShownWithTheirWords() {
        assertThat(run("--worst", "5")).isZero();
        assertThat(out.toString())
                .contains("wrong   " + id('2') + "  rain  0.4  en  Rain of insults  [Rain]")
                .contains("missed  " + id('3') + "  rain  en  A shower in Spain");
    }

    @Test
    void scriptsGetJson() throws IOException {
        assertThat(run("--json", "--worst", "1")).isZero();
        var json = Json.MAPPER.readTree(out.toString());
        assertThat(json.path("definitions").asText()).isEqualTo(definitions);
        assertThat(json.path("items").asInt()).isEqualTo(4);
        assertThat(json.path("meanF1").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/scores/0/topic").asText()).isEqualTo("rain");
        assertThat(json.at("/scores/0/right").asInt()).isEqualTo(1);
        assertThat(json.at("/scores/0/f1Range/low").asDouble()).isBetween(0.1, 0.2);
        assertThat(json.at("/mistakes/0/match/evidence/0/words").asText()).isEqualTo("Rain");
        assertThat(json.at("/misses/0/item").asText()).isEqualTo(id('3'));
    }

    @Test
    void aLaterFileWinsAndTheDisputeIsTold() throws IOException {
        var later = file(
                "later.tsv",
                "item\ttopic\tjudgement\tby\tat\n" + judgement('2', "yes").replace("ada", "bo")
                        + judgement('4', "yes").replace("rain", "snow"));
        assertThat(run(later)).isZero();
        assertThat(out.toString())
                .contains("1 judgements are disputed; the last one counts")
                .contains("labelled, but not defined: snow")
                .containsPattern("rain +en +3 +2 +100\\.0");
    }

    @Test
    void labelsWithoutTheirItemsAreAnError() throws IOException {
        items = file("others.jsonl", item('9', "Rain"));
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("none of the 5 labelled items is among the items: name them with --items");
    }

    @Test
    void onAFileOfItemsWhatShipsIsMeasuredUnlessOthersAreNamed() {
        var err = new PrintWriter(this.err, true);
        var command = Vigie.commandLine(new PrintWriter(out, true), err);
        assertThat(command.execute("topics", "evaluate", labels, "--items", items))
                .isZero();
        assertThat(out.toString()).contains("measured: the topics that ship").contains("not defined: rain");
    }

    private static String id(char digit) {
        return String.valueOf(digit).repeat(32);
    }

    private static String item(char digit, String title) {
        return "{\"id\": \"" + id(digit) + "\", \"language\": \"en\", \"title\": \"" + title + "\", \"text\": \"\"}\n";
    }

    private static String judgement(char digit, String said) {
        return id(digit) + "\train\t" + said + "\tada\t2026-11-29T10:00:00Z\n";
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private int run(String... arguments) {
        var all =
                new ArrayList<>(List.of("topics", "evaluate", labels, "--definitions", definitions, "--items", items));
        all.addAll(List.of(arguments));
        return Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
