package org.vigie.launcher.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The process that listens on a TCP port. Linux tells it in two steps: {@code /proc/net/tcp} has the socket of every
 * port, and {@code /proc/PID/fd} the sockets of every process that we may look at.
 */
record PortHolder(long pid, String command) {
    private static final String LISTENING = "0A";
    private static final int COMMAND_CHARS = 80;

    /** Empty where the system does not tell, and for other users' processes. */
    static Optional<PortHolder> of(int port) {
        var sockets = new HashSet<String>();
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            sockets.addAll(listening(Path.of(table), port));
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> hasOneOf(sockets, process.pid()))
                .findFirst()
                .map(process -> new PortHolder(process.pid(), commandOf(process.pid())));
    }

    @Override
    public String toString() {
        return "process " + pid + (command.isEmpty() ? "" : " (" + command + ")");
    }

    /** Columns: slot, local address as HEX:PORT, remote address, state, four we skip, inode. */
    private static Set<String> listening(Path table, int port) {
        var found = new HashSet<String>();
        try (var lines = Files.lines(table, StandardCharsets.ISO_8859_1)) {
            var end = String.format(Locale.ROOT, ":%04X", port);
            lines.map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length > 9 && row[1].endsWith(end) && row[3].equals(LISTENING))
                    .forEach(row -> found.add("socket:[" + row[9] + "]"));
        } catch (IOException e) {
            return Set.of();
        }
        return found;
    }

    private static boolean hasOneOf(Set<String> sockets, long pid) {
        try (var open = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (var descriptor : open) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException | RuntimeException e) {
            return false; // gone by now, or not ours to look at
        }
        return false;
    }

    private static String commandOf(long pid) {
        try {
            var text = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ')
                    .strip();
            return text.length() > COMMAND_CHARS ? text.substring(0, COMMAND_CHARS) + "..." : text;
        } catch (IOException e) {
            return "";
        }
    }
}
