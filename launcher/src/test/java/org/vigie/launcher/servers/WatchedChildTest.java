package org.vigie.launcher.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedChildTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void theStatusOfAChildThatEndsIsTold() throws Exception {
        try (var child = start("exit 7")) {
            assertThat(child.endsWithin(SOON)).isTrue();
            assertThat(child.ended().join()).isEqualTo(7);
        }
    }

    @Test
    void whatTheChildPrintsIsInTheFile() throws Exception {
        try (var child = start("echo out; echo err >&2")) {
            assertThat(child.endsWithin(SOON)).isTrue();
            assertThat(folder.resolve("output")).hasContent("out\nerr");
        }
    }

    @Test
    void closingStopsTheChildInOrder() throws Exception {
        try (var child = start("trap 'echo bye; exit' TERM; echo up; while :; do sleep 0.1; done")) {
            awaitOutput("up");
            child.close();

            assertThat(child.endsWithin(Duration.ZERO)).isTrue();
            assertThat(folder.resolve("output")).hasContent("up\nbye");
        }
    }

    @Test
    void closingKillsAChildThatDoesNotStop() throws Exception {
        try (var child = start("trap '' TERM; echo up; while :; do sleep 0.1; done")) {
            awaitOutput("up");
            child.close();

            assertThat(child.endsWithin(Duration.ZERO)).isTrue();
        }
    }

    @Test
    void ctrlCDoesNotReachTheChild() throws Exception {
        try (var child = start("trap 'echo interrupted' INT; kill -INT $$; echo up; exec sleep 60")) {
            awaitOutput("up");

            assertThat(folder.resolve("output")).hasContent("up");
        }
    }

    @Test
    void theChildDoesNotOutliveAParentThatIsKilled() throws Exception {
        try (var parent = new ChildJvm(StartsSleeper.class, folder.toString())) {
            awaitOutput("\\d+");
            var sleeper = ProcessHandle.of(Long.parseLong(output())).orElseThrow();
            parent.kill();

            Eventually.within(SOON, "the child is gone", () -> !sleeper.isAlive());
        }
    }

    private WatchedChild start(String script) throws Exception {
        return start(folder, script);
    }

    private static WatchedChild start(Path folder, String script) throws Exception {
        return WatchedChild.start(
                List.of("/bin/sh", "-c", script), Map.of(), folder, folder.resolve("output"), Duration.ofSeconds(1));
    }

    private void awaitOutput(String pattern) throws Exception {
        Eventually.within(SOON, "the child prints " + pattern, () -> output().matches(pattern));
    }

    private String output() throws Exception {
        var file = folder.resolve("output");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    /** Starts a child that says its number and sleeps. */
    static final class StartsSleeper {
        private StartsSleeper() {}

        public static void main(String[] arguments) throws Exception {
            try (var child = start(Path.of(arguments[0]), "echo $$; exec sleep 600")) {
                ChildJvm.awaitEnd();
                assertThat(child.endsWithin(Duration.ZERO)).isFalse();
            }
        }
    }
}
