package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Developer;
import org.vigie.contract.KafkaConfig;
import org.vigie.enrich.developers.DeveloperKind;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Port;

@Tag("servers")
class DevelopersCommandTest {
    /** Nothing listens there: a test that reaches it would fail with other words, and late. */
    private static final String NO_BROKER = "kafka.bootstrap=127.0.0.1:1";

    private static final List<Developer> SHIPPED = DevelopersFile.shipped().developers();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void whatShipsIsListedAndFilteredWithoutAPipeline() {
        assertThat(run("list", "--shipped", "--country", "fr", "--kind", "lab")).isZero();
        assertThat(out.toString())
                .containsPattern("kyutai +Kyutai +FR +stated +lab +kyutai, github/kyutai-labs +Moshi, Mimi")
                .doesNotContain("mistral-ai")
                .contains(" of " + SHIPPED.size() + " developers, 0 with an unverified country");

        assertThat(run("list", "--shipped", "--unverified", "--country", "none", "--json"))
                .isZero();
        assertThat(out.toString()).contains("{\"id\":\"hexgrad\",\"name\":\"hexgrad\"");

        assertThat(run("list", "--shipped", "通义千问")).isZero();
        assertThat(out.toString()).contains("1 of " + SHIPPED.size() + " developers");

        assertThat(run("list", "--shipped", "--country", "XX")).isEqualTo(1);
        assertThat(err.toString()).startsWith("vigie: no developer is from XX; the countries are none, AE, ");
    }

    @Test
    void aFileIsCheckedWithoutAPipeline() throws IOException {
        assertThat(run("check")).isZero();
        assertThat(out.toString())
                .matches("developers: " + SHIPPED.size()
                        + ", \\d+ with an unverified country, \\d+ with handles that nobody has seen\nno problems\n");

        var file = file("developers: [{id: le-labo, name: Le Labo, country: Farnce, kind: lab}]");
        assertThat(run("check", file.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("vigie: " + file + " has 1 problem\n  line 1: le-labo: country must be");
    }

    @Test
    void aFileWithProblemsIsRefusedBeforeKafkaIsAsked() throws IOException {
        var file = file("developers: [{id: le-labo, name: Le Labo, kind: lab}]");

        assertThat(run("import", file.toString(), "--set", NO_BROKER)).isEqualTo(1);
        assertThat(err.toString()).startsWith("vigie: " + file + " has 1 problem");
        assertThat(run("import", file("developers: []").toString(), "--set", NO_BROKER))
                .isEqualTo(1);
        assertThat(err.toString()).contains("has no developer in it: nothing is changed");
        assertThat(run("import")).isEqualTo(2);
    }

    @Test
    void theTopicSaysExactlyWhatTheFileSays() throws IOException {
        try (var broker = EmbeddedKafka.start(folder.resolve("kafka"), Port.any())) {
            var bootstrap = "kafka.bootstrap=" + broker.bootstrap();
            var kafka = new KafkaConfig(broker.bootstrap(), "vigie.", -1, Map.of());
            try (var admin = new KafkaAdmin(kafka)) {
                admin.createTopics();
            }
            var more = file("""
                    developers:
                      - {id: le-labo, name: Le Labo, country: FR, kind: lab, handles: {hugging-face: le-labo}}
                    """);

            assertThat(run("import", "--add", "--dry-run", more.toString(), "--set", bootstrap))
                    .isZero();
            assertThat(topic(kafka).isEmpty()).isTrue();
            assertThat(run("import", "--add", more.toString(), "--set", bootstrap))
                    .isZero();
            assertThat(out.toString())
                    .contains(SHIPPED.size() + 1
                            + " developers would be known: 1 added, 0 changed, 0 removed\n  + le-labo  Le Labo\n")
                    .contains(SHIPPED.size() + 1 + " developers are known from now on: 1 added, 0 changed, 0 removed");
            assertThat(topic(kafka).inForce()).hasSize(SHIPPED.size() + 1).containsKeys("le-labo", "alibaba-qwen");

            changesExportsAndRemoves(bootstrap, kafka);
        }
    }

    /** As a command reads it, once. */
    private static DefinitionTopic<Developer> topic(KafkaConfig kafka) {
        return new DefinitionTopic<>(kafka, DeveloperKind.INSTANCE, SHIPPED);
    }

    private void changesExportsAndRemoves(String bootstrap, KafkaConfig kafka) throws IOException {
        var exported = folder.resolve("exported.yaml");
        assertThat(run("export", exported.toString(), "--set", bootstrap)).isZero();
        var edited = Files.readString(exported)
                .replace("    name: Le Labo\n    country: FR\n", "    name: Le Labo\n    country: BE\n");
        Files.writeString(exported, edited);
        assertThat(run("import", exported.toString(), "--set", bootstrap)).isZero();
        assertThat(out.toString()).contains("0 added, 1 changed, 0 removed\n  ~ le-labo  country: BE\n");
        assertThat(topic(kafka).inForce().get("le-labo"))
                .extracting(Developer::country)
                .isEqualTo("BE");

        var thief = file("""
                developers: [{id: le-vol, name: Le Vol, country: FR, kind: lab, handles: {hugging-face: qwen}}]
                """);
        assertThat(run("import", "--add", thief.toString(), "--set", bootstrap)).isEqualTo(1);
        assertThat(err.toString())
                .contains("the change of developers has 1 problem")
                .contains("le-vol: the handle qwen on hugging-face is also given to alibaba-qwen");

        assertThat(run("remove", "le-laboo", "--set", bootstrap)).isEqualTo(1);
        assertThat(err.toString())
                .contains("nothing is removed: no developer has the id le-laboo; did you mean le-labo?");
        assertThat(run("remove", "le-labo", "mistral-ai", "--set", bootstrap)).isZero();
        assertThat(topic(kafka).inForce()).hasSize(SHIPPED.size() - 1).doesNotContainKeys("le-labo", "mistral-ai");
        assertThat(run("import", "--shipped", "--set", bootstrap)).isZero();
        assertThat(out.toString())
                .contains(SHIPPED.size() + " developers are known from now on: 1 added, 0 changed, 0 removed");
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("developers.yaml"), yaml);
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("developers"));
        all.addAll(List.of(arguments));
        return Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
