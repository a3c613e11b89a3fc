package org.vigie.launcher.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCauseTest {
    @TempDir
    Path folder;

    @Test
    void theInnermostExceptionIsTheCause() throws IOException {
        assertThat(LogCause.in(log("""
                [2026-01-01T00:00:00,000][ERROR][o.e.b.Elasticsearch] fatal exception while booting Elasticsearch
                java.lang.IllegalStateException: failed to obtain node locks
                \tat org.elasticsearch.env.NodeEnvironment.<init>(NodeEnvironment.java:293)
                Caused by: java.io.IOException: failed to obtain lock on /data
                \tat org.elasticsearch.env.NodeEnvironment$NodeLock.<init>(NodeEnvironment.java:238)

                """), 0)).contains("java.io.IOException: failed to obtain lock on /data");
    }

    @Test
    void withoutAnExceptionTheLastErrorIsTheCause() throws IOException {
        assertThat(LogCause.in(log("""
                [2026-01-01T00:00:00,000][ERROR][o.e.b.Elasticsearch      ] the disk is on fire
                [2026-01-01T00:00:01,000][INFO ][o.e.n.Node               ] closed
                """), 0)).contains("the disk is on fire");
    }

    @Test
    void withoutAnErrorTheLastLineThatSaysAnythingIsTheCause() throws IOException {
        assertThat(LogCause.in(log("Terminating due to java.lang.OutOfMemoryError\nWARNING: unknown module\n"), 0))
                .contains("Terminating due to java.lang.OutOfMemoryError");
    }

    @Test
    void whatAJvmSaysOfItsOptionsIsTheCause() throws IOException {
        assertThat(LogCause.in(log("""
                java.lang.RuntimeException: starting java failed with [1]
                output:
                Error occurred during initialization of VM
                Too small maximum heap
                error:

                \tat org.elasticsearch.server.cli.JvmOption.flagsFinal(JvmOption.java:125)
                """), 0)).contains("Too small maximum heap");
    }

    @Test
    void whatWasInTheLogBeforeIsNoCause() throws IOException {
        var log = log("java.lang.IllegalStateException: last week\n");
        long before = Files.size(log);
        Files.writeString(log, Files.readString(log) + "[2026-01-01T00:00:01,000][INFO ][o.e.n.Node] started\n");

        assertThat(LogCause.in(log, before)).isEmpty();
    }

    @Test
    void aMissingLogHasNoCause() {
        assertThat(LogCause.in(folder.resolve("none"), 0)).isEmpty();
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("log"), text);
    }
}
