package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.KafkaConfig;

/** The command {@code vigie} as a process of its own, to be read, killed and asked. */
final class VigieProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private VigieProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static VigieProcess start(Path output, Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dvigie.elasticsearch.distribution=" + System.getProperty("elasticsearch.zip"),
                "-cp",
                System.getProperty("java.class.path"),
                Vigie.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(Objects.requireNonNull(output.toAbsolutePath().getParent())
                        .toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        return new VigieProcess(builder.start(), output);
    }

    /** All it printed. */
    String said() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Waits until it has printed a text. */
    void awaitSaid(String text) throws Exception {
        await("vigie says: " + text, () -> said().contains(text));
    }

    /** Waits for a condition; fails at once when the process ends, and after ten minutes in any case. */
    void await(String what, Condition condition) throws Exception {
        long limit = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        var asked = whileItRuns(condition);
        while (!asked.isMet()) {
            assertThat(process.isAlive())
                    .as("the process goes on before: %s%n%s", what, said())
                    .isTrue();
            assertThat(System.nanoTime()).as("in time: %s%n%s", what, said()).isLessThan(limit);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Waits until everything that stands in the log is in the index. */
    void awaitWritten(Path data) throws Exception {
        try (var admin = new KafkaAdmin(kafka(data))) {
            await("enrich and sink have caught up", () -> admin.enrichLag() == 0 && admin.sinkLag() == 0);
        }
    }

    interface Condition {
        boolean isMet() throws Exception;
    }

    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
        return process.exitValue();
    }

    /** With {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** With the signal of Ctrl-C's kind. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** Asks only while it runs, so that its own last words are what a failed test shows. */
    private Condition whileItRuns(Condition condition) {
        return () -> process.isAlive() && condition.isMet();
    }

    static KafkaConfig kafka(Path data) {
        return new KafkaConfig(RunFile.read(data).bootstrap(), "vigie.", -1, Map.of());
    }

    static Search search(Path data) {
        return new Search(new ElasticsearchConfig(RunFile.read(data).elasticsearch(), null, null, null, "vigie-"));
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            stop();
        }
    }
}
