package org.vigie.launcher.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;

/**
 * Where {@code vigie up} keeps everything, for one process at a time. Closed by whoever opened it, after the servers in
 * it. Safe for use by several threads.
 */
public final class DataFolder implements AutoCloseable {
    /** Elasticsearch unpacks to 150 MB, Kafka's and its first segments need as much again; the rest is room to notice. */
    static final long LEAST_FREE_BYTES = 1L << 30;

    /** Where the sample notes how far it is. */
    public static final String SAMPLE_MOMENT = "sample-moment";

    private static final String REMEDY = "choose another with --data";

    /**
     * Folders this JVM has open. POSIX forgets a process's lock as soon as the process closes any descriptor of the
     * file, so that a second look at the lock file from this JVM would unlock it for all others.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockFile;

    /** What may be in a folder: neither is ever mixed with the other. */
    public enum Content {
        LIVE("what vigie up has collected"),
        SAMPLE("the sample of vigie demo");

        private final String words;

        Content(String words) {
            this.words = words;
        }
    }

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Opens the folder, created if it is missing.
     *
     * @throws UserError when another process has it, when something else is in it, when it cannot be written to, when the disk is
     *     almost full
     */
    public static DataFolder open(Path folder, Content content) {
        return open(folder, content, LEAST_FREE_BYTES);
    }

    static DataFolder open(Path folder, Content content, long leastFreeBytes) {
        var path = created(folder.toAbsolutePath().normalize());
        if (!OPEN.add(path)) {
            throw inUse(path, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel lockFile = null;
        try {
            lockFile = locked(path);
            for (var part : new String[] {"kafka", "elasticsearch", "logs"}) {
                Files.createDirectories(path.resolve(part));
            }
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < leastFreeBytes) {
                throw new UserError("data folder " + path + " has " + megabytes(free) + " MB free where "
                        + megabytes(leastFreeBytes) + " MB are needed: make room or " + REMEDY);
            }
            verify(path, content);
            return new DataFolder(path, lockFile);
        } catch (IOException e) {
            release(path, lockFile);
            throw new UserError("cannot write to the data folder " + path + " (" + e + "): " + REMEDY, e);
        } catch (RuntimeException e) {
            release(path, lockFile);
            throw e;
        }
    }

    /** The folder itself, absolute. */
    public Path path() {
        return path;
    }

    /** For {@link EmbeddedKafka}. */
    public Path kafka() {
        return path.resolve("kafka");
    }

    /** For {@link ElasticsearchProcess}. */
    public Path elasticsearch() {
        return path.resolve("elasticsearch");
    }

    /** For what Vigie itself writes. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** Lets other processes have it. */
    @Override
    public void close() {
        release(path, lockFile);
    }

    private static Path created(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var content = Files.list(folder)) {
                if (content.findAny().isEmpty()) {
                    Unprivileged.letThrough(folder);
                }
            }
            return folder.toRealPath();
        } catch (FileAlreadyExistsException e) {
            throw new UserError("data folder " + folder + " is a file, not a folder: " + REMEDY, e);
        } catch (IOException e) {
            throw new UserError("cannot create or read the data folder " + folder + " (" + e + "): " + REMEDY, e);
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        var file = path.resolve("vigie.lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(path, Files.readString(file).strip());
            }
            channel.truncate(0);
            var pid = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Notes what is to be kept here, unless something else is. */
    private static void verify(Path path, Content wanted) throws IOException {
        var note = path.resolve("vigie.content");
        var noted = Files.exists(note) ? Files.readString(note).strip() : "";
        if (isFilled(path)) {
            var found = noted.isEmpty() ? unnoted(path, wanted) : noted;
            if (!found.equals(wanted.name())) {
                var what = Stream.of(Content.values())
                        .filter(known -> known.name().equals(found))
                        .map(known -> known.words)
                        .findFirst()
                        .orElse("data of another kind");
                throw new UserError("data folder " + path + " holds " + what + ": " + REMEDY
                        + (wanted == Content.LIVE ? ", or delete it" : ""));
            }
        }
        if (!noted.equals(wanted.name())) {
            Files.writeString(note, wanted.name() + "\n");
        }
    }

    /** Whether Kafka has topics in it, beside its own log. */
    private static boolean isFilled(Path path) throws IOException {
        try (var partitions = Files.list(path.resolve("kafka"))) {
            return partitions.anyMatch(part ->
                    Files.isDirectory(part) && !part.getFileName().toString().startsWith("__"));
        }
    }

    /** What it holds if it was filled before that was noted; what is not the sample for certain may be somebody's data. */
    private static String unnoted(Path path, Content wanted) {
        return Files.exists(path.resolve(SAMPLE_MOMENT))
                ? Content.SAMPLE.name()
                : wanted == Content.LIVE ? wanted.name() : Content.LIVE.name();
    }

    private static UserError inUse(Path path, String pid) {
        return new UserError("data folder " + path + " is in use by "
                + (pid.isEmpty() ? "another process" : "process " + pid) + ": stop it or " + REMEDY);
    }

    private static void release(Path path, @Nullable FileChannel lockFile) {
        try {
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (IOException e) {
            throw new UserError("cannot close the lock of the data folder " + path + " (" + e + ")", e);
        } finally {
            OPEN.remove(path);
        }
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
