package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    private static final String RULE = """
            id: watch
            version: 1
            name: {en: Watched}
            on: item
            where:
              topic: [censorship, censorshop]
              source: [openrouter, nobody]
              entity: [developer/deepseek, developer/depseek, made-in/CN]
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void whatShipsIsListedWithWhatItAsksFor() {
        assertThat(run("list", "shipped")).isZero();
        assertThat(out.toString())
                .startsWith("ID")
                .containsPattern(
                        "built-on-china +1 +Built on a Chinese model +warning +release" + " +root_country=CN; unless");
    }

    @Test
    void whatShipsHasNoNamesThatNobodyKnows() {
        assertThat(run("check")).isZero();
        assertThat(out.toString())
                .isEqualTo("rules: 6 (1 on silence, 1 on volume, 2 on item, 2 on release)\nno problems\n");
    }

    @Test
    void namesThatNothingHasAreRemarkedSinceTheRuleWouldBeSilent() throws IOException {
        assertThat(run("check", file(RULE))).isZero();
        assertThat(out.toString()).isEqualTo("""
                        rules: 1 (1 on item)
                          watch: where.entity: no developer "depseek" is configured, or ships, so nothing fits it; did you mean deepseek?
                          watch: where.source: no source "nobody" is configured, or ships, so nothing fits it
                          watch: where.topic: no topic "censorshop" is configured, or ships, so nothing fits it; did you mean censorship?
                        no problems
                        """);
    }

    @Test
    void allProblemsAreToldWithTheirPlaces() throws IOException {
        assertThat(run("check", file(RULE.replace("version: 1", "version: one").replace("on: item", "on: itm"))))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("vigie: the rules have 2 problems\n")
                .contains("rule.yaml:2:1: version: it must be a whole number")
                .contains("did you mean item?");
    }

    @Test
    void whatShipsIsExportedWithoutAPipelineAsItWasWritten() throws IOException {
        var exported = folder.resolve("exported");
        assertThat(run("export", "--shipped", exported.toString())).isZero();

        assertThat(out.toString()).isEqualTo("6 rules are in " + exported + "\n");
        assertThat(Files.readString(exported.resolve("built-on-china.yaml"))).startsWith("# The second claim");
        assertThat(run("check", exported.toString())).isZero();
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("rule.yaml"), content).toString();
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("rules"));
        all.addAll(List.of(arguments));
        return Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
