package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelCommandTest {
    private static final String ONE = "11111111111111111111111111111111";
    private static final String TWO = "22222222222222222222222222222222";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aJudgementIsAddedToTheFile() throws IOException {
        assertThat(label("--item", ONE, "--topic", "censorship", "--yes", "--by", "ada"))
                .isZero();
        assertThat(label("--item", ONE, "--topic", "safety", "--no", "--by", "ada"))
                .isZero();

        assertThat(Files.readAllLines(file()))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.getFirst()).isEqualTo("item\ttopic\tjudgement\tby\tat"))
                .satisfies(lines -> assertThat(lines.get(1))
                        .matches(ONE + "\tcensorship\tyes\tada\t\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith(ONE + "\tsafety\tno\tada\t"));
    }

    @Test
    void theLastJudgementCountsAndTheConflictIsSeen() {
        label("--item", ONE, "--topic", "censorship", "--yes", "--by", "ada");
        assertThat(label("--item", ONE, "--topic", "censorship", "--no", "--by", "bo"))
                .isZero();
        assertThat(out.toString()).contains(ONE + "  censorship  no (yes by ada before)");

        assertThat(judgements().of(ONE)).containsEntry("censorship", false);
        assertThat(label("--conflicts")).isZero();
        assertThat(out.toString())
                .contains(ONE + "  censorship  yes by ada, no by bo; counts: no")
                .endsWith("1 disputed" + System.lineSeparator());
    }

    @Test
    void whoChangesTheirMindIsInNoConflict() {
        label("--item", ONE, "--topic", "censorship", "--yes", "--by", "ada");
        label("--item", ONE, "--topic", "censorship", "--no", "--by", "ada");

        assertThat(judgements().conflicts()).isEmpty();
    }

    @Test
    void manyJudgementsComeFromStandardInput() {
        assertThat(labelled(ONE + "\tcensorship\tyes\n\n" + TWO + "\tcensorship\tno\n", "--by", "ada"))
                .isZero();
        assertThat(judgements().items()).containsExactly(ONE, TWO);
    }

    @Test
    void everyTopicOfTheScopeIsMeantByAStar() throws IOException {
        Files.writeString(file(), """
                item\ttopic\tjudgement\tby\tat
                #topics\tcensorship safety
                # a remark
                %1$s\t*\tno\tada\t2026-11-29T10:00:00Z
                %1$s\tsafety\tyes\tada\t2026-11-29T10:00:00Z
                """.formatted(ONE));

        assertThat(judgements().of(ONE))
                .hasSize(2)
                .containsEntry("censorship", false)
                .containsEntry("safety", true);
        assertThat(label("--item", ONE, "--topic", "*", "--no", "--by", "bo")).isZero();
        assertThat(judgements().of(ONE)).containsEntry("safety", false);
    }

    /** Of four items one says yes to the first, the other to the first two: .75 agreed, .5 by chance. */
    @Test
    void agreementIsMeasuredBeyondChance() throws Exception {
        var judgements = new Judgements();
        var items = List.of(ONE, TWO, "3".repeat(32), "4".repeat(32));
        for (int i = 0; i < items.size(); i++) {
            var at = Instant.EPOCH;
            judgements.add(Judgement.of(items.get(i), "safety", i == 0 ? "yes" : "no", "ada", at), Set.of());
            judgements.add(Judgement.of(items.get(i), "safety", i <= 1 ? "yes" : "no", "bo", at), Set.of());
        }

        assertThat(judgements.agreement("safety", "ada", "bo").items()).isEqualTo(4);
        assertThat(judgements.agreement("safety", "ada", "bo").kappa()).isCloseTo((0.75 - 0.5) / 0.5, within(1e-12));
    }

    @Test
    void agreementIsShownByTopic() {
        labelled(ONE + "\tsafety\tyes\n" + TWO + "\tsafety\tno\n", "--by", "ada");
        labelled(ONE + "\tsafety\tyes\n" + TWO + "\tsafety\tno\n", "--by", "bo");

        assertThat(label("--agreement", "ada,bo")).isZero();
        assertThat(out.toString()).endsWith("safety  1.00  2 items" + System.lineSeparator());
        assertThat(label("--agreement", "ada")).isEqualTo(1);
        assertThat(err.toString()).contains("name two people");
        assertThat(label("--agreement", "ada,cy")).isEqualTo(1);
        assertThat(err.toString())
                .contains("agreement of cy: nobody of that name has judged in " + file())
                .contains("those who have are ada, bo");
    }

    @Test
    void withoutAFileThereIsNothingToShow() throws IOException {
        assertThat(label("--conflicts")).isEqualTo(1);
        assertThat(label("--agreement", "ada,bo")).isEqualTo(1);
        assertThat(err.toString()).contains("there are no judgements at " + file() + ": name a file");

        Files.createFile(file());
        assertThat(label("--conflicts")).isEqualTo(1);
        assertThat(label("--item", ONE, "--topic", "censorship", "--yes", "--by", "ada"))
                .isZero();
        assertThat(judgements().items()).containsExactly(ONE);
    }

    @Test
    void twoWhoBeginTheFileAtOnceBothWriteTheHeading() throws IOException {
        var line = "\tsafety\tyes\tada\t2026-11-29T10:00:00Z\n";
        var heading = "item\ttopic\tjudgement\tby\tat\n";
        Files.writeString(file(), heading + heading + ONE + line + heading + TWO + line);

        assertThat(judgements().items()).containsExactly(ONE, TWO);
    }

    @Test
    void whatCannotBeNotedIsSaidWithTheRemedy() throws IOException {
        assertThat(label("--item", "12", "--topic", "censorship", "--yes", "--by", "ada"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("item \"12\": write the id that vigie gave it");

        assertThat(label("--item", ONE, "--topic", "rain", "--yes", "--by", "ada"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("topic \"rain\": there is none; the topics that ship are ai-geopolitics, ")
                .contains("; name others with --definitions");

        assertThat(label("--item", ONE, "--topic", "*", "--no", "--by", "ada")).isEqualTo(1);
        assertThat(label("--item", ONE, "--topic", "censorship", "--by", "ada")).isEqualTo(1);
        assertThat(err.toString()).contains("say --topic TOPIC and --yes or --no");

        assertThat(label("--item", ONE, "--topic", "censorship", "--yes")).isEqualTo(1);
        assertThat(err.toString()).contains("say who with --by NAME");

        assertThat(labelled(ONE + " censorship yes\n", "--by", "ada")).isEqualTo(1);
        assertThat(err.toString()).contains("input line 1: write ITEM, TOPIC and yes or no between tabs");
        assertThat(file()).doesNotExist();
    }

    @Test
    void allBadLinesOfAFileAreNamed() throws IOException {
        Files.writeString(
                file(),
                "item\ttopic\tjudgement\tby\tat\n" + ONE + "\tsafety\n" + ONE + "\t*\tno\tada\t2026-11-29T10:00:00Z\n"
                        + ONE + "\tsafety\tmaybe\tada\t2026-11-29T10:00:00Z\n");

        assertThat(label("--conflicts")).isEqualTo(1);
        assertThat(err.toString())
                .contains("has 3 problems")
                .contains("line 2: 2 columns")
                .contains("line 3: topic *: a line \"#topics<TAB>a b c\" above must say")
                .contains("line 4: judgement \"maybe\": write yes or no");
    }

    private Judgements judgements() {
        var judgements = new Judgements();
        new JudgementFile(file()).readInto(judgements);
        return judgements;
    }

    private Path file() {
        return folder.resolve("labels.tsv");
    }

    private int label(String... arguments) {
        var nowhere = folder.resolve("nowhere").toString();
        var all = new ArrayList<>(List.of("label", file().toString(), "--data", nowhere));
        all.addAll(List.of(arguments));
        return Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private int labelled(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return label(arguments);
        } finally {
            System.setIn(before);
        }
    }
}
