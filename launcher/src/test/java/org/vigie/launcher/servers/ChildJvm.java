package org.vigie.launcher.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM with our test class path, to be killed with {@code kill -9}. Its standard error is ours. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    ChildJvm(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    long pid() {
        return process.pid();
    }

    /** The first line that matches; fails when the child ends before. */
    String awaitLine(String pattern) throws IOException {
        var said = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.matches(pattern)) {
                return line;
            }
            said.add(line);
        }
        throw new AssertionError("the child ended without saying " + pattern + " but " + said);
    }

    /** With {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() throws InterruptedException, IOException {
        kill();
        lines.close();
    }

    /** For the child: tells the test. */
    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** For the child: until it is killed, or the test is. */
    static void awaitEnd() throws IOException {
        assertThat(System.in.read()).isEqualTo(-1);
    }
}
