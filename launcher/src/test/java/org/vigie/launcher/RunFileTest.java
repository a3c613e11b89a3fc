package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.UserError;

class RunFileTest {
    private static final URI ELASTICSEARCH = URI.create("http://127.0.0.1:9200");

    @TempDir
    Path folder;

    @Test
    void whoeverRunsIsFound() {
        RunFile.write(folder, "127.0.0.1:9092", ELASTICSEARCH);

        assertThat(RunFile.read(folder))
                .isEqualTo(new RunFile(ProcessHandle.current().pid(), "127.0.0.1:9092", ELASTICSEARCH));

        RunFile.delete(folder);
        assertThatThrownBy(() -> RunFile.read(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nothing runs on the data folder " + folder);
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotTakenForIt() throws Exception {
        RunFile.write(folder, "127.0.0.1:9092", ELASTICSEARCH);
        var file = folder.resolve("running.properties");
        var text = Files.readString(file);
        assertThat(text).containsPattern("started=\\d{4}-");

        Files.writeString(file, text.replaceFirst("started=.*", "started=2020-01-01T00:00:00Z"));

        assertThat(RunFile.find(folder)).isNull();
    }
}
