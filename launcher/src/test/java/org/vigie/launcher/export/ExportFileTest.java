package org.vigie.launcher.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;

class ExportFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasThereStaysUntilTheNewOneIsWhole() throws Exception {
        var file = Files.writeString(folder.resolve("items.csv"), "old");
        try (var export = new ExportFile(file)) {
            Files.writeString(export.part(), "ne");
            assertThat(file).hasContent("old");
        }
        assertThat(file).hasContent("old");
        try (var paths = Files.list(folder)) {
            assertThat(paths).containsExactly(file);
        }

        try (var export = new ExportFile(file)) {
            Files.writeString(export.part(), "new");
            export.finish(note(export.digest()));
        }
        assertThat(file).hasContent("new");
        var note = Json.MAPPER.readTree(folder.resolve("items.csv.meta.json").toFile());
        assertThat(note.path("sha256").asText())
                .isEqualTo("11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437");
        try (var paths = Files.list(folder)) {
            assertThat(paths).hasSize(2);
        }
    }

    @Test
    void aNoteThatCannotTakeItsPlaceLeavesNothingBehind() throws Exception {
        var file = folder.resolve("items.csv");
        var inTheWay =
                Files.createDirectories(folder.resolve("items.csv.meta.json").resolve("full"));
        try (var export = new ExportFile(file)) {
            Files.writeString(export.part(), "new");
            var note = note(export.digest());
            assertThatThrownBy(() -> export.finish(note)).isInstanceOf(IOException.class);
        }
        try (var paths = Files.list(folder)) {
            assertThat(paths).containsExactly(inTheWay.getParent());
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        var file = folder.resolve("nowhere").resolve("items.csv");
        assertThatThrownBy(() -> new ExportFile(file))
                .isInstanceOf(UserError.class)
                .hasMessage("cannot write " + file + ": the folder must exist and be writable, and have room");
        assertThatThrownBy(() -> new ExportFile(folder)).isInstanceOf(UserError.class);
    }

    private static Note note(String digest) {
        return new Note(
                "items.csv",
                "csv",
                0,
                digest,
                List.of(),
                Instant.EPOCH,
                "0",
                "vigie-items",
                Map.of(),
                Json.MAPPER.createObjectNode(),
                null,
                Map.of(),
                false);
    }
}
