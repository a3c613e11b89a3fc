package org.vigie.launcher.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.UserError;
import org.vigie.launcher.servers.DataFolder.Content;

class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void aMissingFolderIsCreatedWithAPlaceForEachServer() {
        try (var data = DataFolder.open(temporary.resolve("a/b"), Content.LIVE)) {
            assertThat(data.path()).isAbsolute();
            assertThat(data.kafka()).isDirectory();
            assertThat(data.elasticsearch()).isDirectory();
            assertThat(data.logs()).isDirectory();
        }
    }

    @Test
    void aFolderCanBeOpenedAgainAfterItWasClosed() {
        DataFolder.open(temporary, Content.LIVE).close();
        DataFolder.open(temporary, Content.LIVE).close();
    }

    @Test
    void theSampleAndLiveDataAreNeverMixed() throws IOException {
        fill(DataFolder.open(temporary, Content.SAMPLE));
        DataFolder.open(temporary, Content.SAMPLE).close();

        assertThatThrownBy(() -> DataFolder.open(temporary, Content.LIVE))
                .isInstanceOf(UserError.class)
                .hasMessage("data folder " + temporary.toRealPath()
                        + " holds the sample of vigie demo: choose another with --data, or delete it");
        var live = temporary.resolve("live");
        fill(DataFolder.open(live, Content.LIVE));
        assertThatThrownBy(() -> DataFolder.open(live, Content.SAMPLE))
                .isInstanceOf(UserError.class)
                .hasMessage("data folder " + live.toRealPath()
                        + " holds what vigie up has collected: choose another with --data");
        DataFolder.open(live, Content.LIVE).close();
    }

    @Test
    void aStartThatFailedDecidesNothing() {
        assertThatThrownBy(() -> DataFolder.open(temporary, Content.SAMPLE, Long.MAX_VALUE))
                .hasMessageContaining("free");
        DataFolder.open(temporary, Content.SAMPLE).close();
        DataFolder.open(temporary, Content.LIVE).close();
    }

    @Test
    void whatAFolderHoldsInWhichItIsNotNotedIsSeen() throws IOException {
        fill(DataFolder.open(temporary, Content.LIVE));
        Files.delete(temporary.resolve("vigie.content"));

        assertThatThrownBy(() -> DataFolder.open(temporary, Content.SAMPLE))
                .hasMessageContaining("holds what vigie up");

        Files.createFile(temporary.resolve(DataFolder.SAMPLE_MOMENT));
        assertThatThrownBy(() -> DataFolder.open(temporary, Content.LIVE)).hasMessageContaining("holds the sample");
        Files.writeString(temporary.resolve("vigie.content"), "");
        DataFolder.open(temporary, Content.SAMPLE).close();
        Files.writeString(temporary.resolve("vigie.content"), "ARCHIVE");
        assertThatThrownBy(() -> DataFolder.open(temporary, Content.LIVE)).hasMessageContaining("data of another kind");
    }

    private static void fill(DataFolder data) throws IOException {
        try (data) {
            Files.createDirectory(data.kafka().resolve("vigie.items.v1-0"));
        }
    }

    @Test
    void aFolderThatAnotherProcessHasIsRefusedWithItsNumber() throws Exception {
        try (var other = new ChildJvm(HoldsDataFolder.class, temporary.toString())) {
            other.awaitLine("open");

            assertInUseBy(other.pid());
        }
        DataFolder.open(temporary, Content.LIVE).close();
    }

    @Test
    void aFolderIsRefusedASecondTimeInThisProcessAndStaysLockedForOthers() throws Exception {
        try (var first = DataFolder.open(temporary, Content.LIVE)) {
            assertInUseBy(ProcessHandle.current().pid());
            try (var other = new ChildJvm(HoldsDataFolder.class, first.path().toString())) {
                other.awaitLine("UserError: data folder .* is in use by process "
                        + ProcessHandle.current().pid() + ": stop it or choose another with --data");
            }
        }
    }

    @Test
    void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file, Content.LIVE))
                .isInstanceOf(UserError.class)
                .hasMessage("data folder " + file + " is a file, not a folder: choose another with --data");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsRefused() throws IOException {
        var place = unwritable(temporary);

        assertThatThrownBy(() -> DataFolder.open(place, Content.LIVE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("data folder " + place)
                .hasMessageEndingWith(": choose another with --data");
    }

    @Test
    void tooLittleFreeSpaceIsRefusedAndTheFolderLetGo() {
        assertThatThrownBy(() -> DataFolder.open(temporary, Content.LIVE, Long.MAX_VALUE))
                .isInstanceOf(UserError.class)
                .hasMessageMatching("data folder .* has \\d+ MB free where \\d+ MB are needed: make room or choose"
                        + " another with --data");
        DataFolder.open(temporary, Content.LIVE).close();
    }

    /** Root writes everywhere but into the kernel. */
    static Path unwritable(Path temporary) throws IOException {
        if (Unprivileged.isRoot()) {
            return Path.of("/proc/self/vigie");
        }
        var folder = Files.createDirectory(temporary.resolve("locked"));
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    private void assertInUseBy(long pid) throws IOException {
        assertThatThrownBy(() -> DataFolder.open(temporary, Content.LIVE))
                .isInstanceOf(UserError.class)
                .hasMessage("data folder " + temporary.toRealPath() + " is in use by process " + pid
                        + ": stop it or choose another with --data");
    }

    /** Opens the folder and keeps it until it is killed. */
    static final class HoldsDataFolder {
        private HoldsDataFolder() {}

        public static void main(String[] arguments) throws Exception {
            try (var data = DataFolder.open(Path.of(arguments[0]), Content.LIVE)) {
                ChildJvm.say("open");
                ChildJvm.awaitEnd();
                assertThat(data.path()).exists();
            } catch (UserError e) {
                ChildJvm.say("UserError: " + e.getMessage());
            }
        }
    }
}
