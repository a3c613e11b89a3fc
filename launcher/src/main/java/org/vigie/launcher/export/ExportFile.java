package org.vigie.launcher.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;

/**
 * A file and the note beside it that says what it is. Both are written under other names and moved into place at the end,
 * the note last: a file with its note is whole. Closed without {@link #finish} it leaves what was there before.
 */
final class ExportFile implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final Path note;
    private final Path notePart;

    ExportFile(Path file) {
        this.file = file.toAbsolutePath();
        var ending = "." + ProcessHandle.current().pid() + ".part";
        this.part = beside(ending);
        this.note = beside(".meta.json");
        this.notePart = beside(".meta.json" + ending);
        if (Files.isDirectory(file) || !Files.isDirectory(part.resolveSibling("."))) {
            throw cannotWrite(null);
        }
        try {
            Files.deleteIfExists(part);
            Files.createFile(part);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private UserError cannotWrite(@Nullable IOException cause) {
        var sentence = "cannot write " + file + ": the folder must exist and be writable, and have room";
        return cause == null ? new UserError(sentence) : new UserError(sentence + " (" + cause + ")", cause);
    }

    /** Where to write. */
    Path part() {
        return part;
    }

    /** SHA-256 of what was written. */
    String digest() throws IOException {
        try (InputStream in = Files.newInputStream(part);
                var digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
            in.transferTo(digest);
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /** Moves what was written into its place. */
    void finish(Note content) throws IOException {
        Files.writeString(notePart, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
        Files.deleteIfExists(note); // that of an older file, which would not fit
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Files.move(notePart, note, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(part);
            Files.deleteIfExists(notePart);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }
}
