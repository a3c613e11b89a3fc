package org.vigie.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.vigie.launcher.Vigie;

/** One service of {@code vigie} as a process of its own, and what it needs. */
final class ServiceProcess implements AutoCloseable {
    private static final String BIN = System.getProperty("java.home") + File.separator + "bin" + File.separator;
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Process process;

    /** Memory in megabytes: resident, and heap that is still in use after a collection. */
    record Memory(long resident, long heap) {}

    /** @param heap at most, as the JVM reads it: {@code 256m} */
    ServiceProcess(String service, String heap, Map<String, String> settings, Path output) throws IOException {
        var command = new ArrayList<>(List.of(
                BIN + "java",
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                Vigie.class.getName(),
                service));
        settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        // A measurement that is broken off leaves nobody behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** CPU time so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Memory memory() throws IOException, InterruptedException {
        jcmd("GC.run");
        long heap = 0;
        var used = USED.matcher(jcmd("GC.heap_info"));
        while (used.find()) {
            heap += Long.parseLong(used.group(1));
        }
        var status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
        var resident = RSS.matcher(status);
        return new Memory(resident.find() ? Long.parseLong(resident.group(1)) >> 10 : 0, heap >> 10);
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var asking = new ProcessBuilder(List.of(BIN + "jcmd", Long.toString(process.pid()), command))
                .redirectErrorStream(true)
                .start();
        var said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asking.waitFor();
        // The metaspace stands behind the heap and is none of it.
        int end = said.indexOf("Metaspace");
        return end < 0 ? said : said.substring(0, end);
    }

    /** With SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
