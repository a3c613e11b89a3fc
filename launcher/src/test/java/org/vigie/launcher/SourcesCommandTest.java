package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Source;
import org.vigie.contract.UserError;
import org.vigie.ingest.sources.SourceRegistry;
import org.vigie.launcher.servers.EmbeddedKafka;
import org.vigie.launcher.servers.Port;
import picocli.CommandLine;

@Tag("servers")
class SourcesCommandTest {
    /** Nothing listens there: a test that reaches it would fail with other words, and late. */
    private static final String NO_BROKER = "kafka.bootstrap=127.0.0.1:1";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void theFileMustBeNamed() {
        assertThat(run("import")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Missing required parameter: 'FILE'");
    }

    @Test
    void oneFileIsImportedAtATime() {
        assertThat(run("import", "a.yaml", "b.yaml")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Unmatched argument at index 2: 'b.yaml'");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var missing = folder.resolve("missing.yaml");

        assertThat(run("import", missing.toString(), "--set", NO_BROKER)).isEqualTo(1);
        assertThat(err.toString()).startsWith("cannot read the file of sources " + missing);
    }

    @Test
    void aFileWithProblemsIsRefusedBeforeKafkaIsAsked() throws IOException {
        var file = file("sources: [{id: le-fil, url: rss.xml}, {id: hub, url: 'https://hub.example', kind: page}]");

        assertThat(run("import", file.toString(), "--set", NO_BROKER)).isEqualTo(1);
        assertThat(err.toString())
                .startsWith(file + " has 2 problems")
                .contains("le-fil: url must be")
                .contains("hub: kind must be");
    }

    @Test
    void aBrokerMustBeConfigured() throws IOException {
        var file = file("sources: [{id: le-fil, url: 'https://fil.example/rss'}]");

        assertThat(run("import", file.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("no Kafka is configured");
    }

    @Test
    void theTopicSaysExactlyWhatTheFileSays() throws IOException {
        try (var broker = EmbeddedKafka.start(folder.resolve("kafka"), Port.any())) {
            var bootstrap = "kafka.bootstrap=" + broker.bootstrap();
            var kafka = new KafkaConfig(broker.bootstrap(), "vigie.", -1, Map.of());
            var first =
                    file("sources: [{id: stays, url: 'https://a.example/'}, {id: goes, url: 'https://b.example/'}]");
            assertThat(run("import", first.toString(), "--set", bootstrap)).isEqualTo(1);
            assertThat(err.toString()).contains("lacks the topics").contains("vigie topics create");
            try (var admin = new KafkaAdmin(kafka)) {
                admin.createTopics();
            }

            assertThat(run("import", first.toString(), "--set", bootstrap)).isZero();
            assertThat(out.toString()).startsWith("2 sources are polled from now on");
            assertThat(new SourceRegistry(kafka).list()).containsOnlyKeys("stays", "goes");

            var second =
                    file("sources: [{id: stays, url: 'https://c.example/'}, {id: comes, url: 'https://d.example/'}]");
            assertThat(run("import", second.toString(), "--set", bootstrap)).isZero();
            var list = new SourceRegistry(kafka).list();
            assertThat(list).containsOnlyKeys("stays", "comes");
            assertThat(list.get("stays")).extracting(Source::url).isEqualTo("https://c.example/");
        }
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("sources.yaml"), yaml);
    }

    private int run(String... arguments) {
        return new CommandLine(new SourcesCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((problem, command, result) -> {
                    if (!(problem instanceof UserError)) {
                        throw problem;
                    }
                    err.write(problem.getMessage());
                    return 1;
                })
                .execute(arguments);
    }
}
