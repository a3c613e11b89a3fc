package org.vigie.enrich.classifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;

/** A file of {@code label<TAB>title<TAB>text}, a row per line, UTF-8, no header, no quoting. Read as a stream, once. */
public final class LabelledFile {
    private static final String FORM = "a row is label<TAB>title<TAB>text, and the text may be empty";

    private final Path path;
    private int line;

    private LabelledFile(Path path) {
        this.path = path;
    }

    /**
     * Hands over the rows in their order.
     *
     * @throws UserError that names the file, the line and the remedy, when the first bad row is met
     */
    public static void read(Path path, Consumer<LabelledText> rows) {
        new LabelledFile(path).read(rows);
    }

    private void read(Consumer<LabelledText> rows) {
        try (var bytes = new BufferedInputStream(Files.newInputStream(path))) {
            for (var row = next(bytes); row != null; row = next(bytes)) {
                rows.accept(row(row));
            }
        } catch (IOException e) {
            throw new UserError("cannot read the labelled texts in " + path + ": " + e, e);
        }
    }

    /** The bytes of a line, null after the last one. */
    private byte @Nullable [] next(InputStream bytes) throws IOException {
        var row = new ByteArrayOutputStream();
        int next = bytes.read();
        if (next < 0) {
            return null;
        }
        line++;
        for (; next >= 0 && next != '\n'; next = bytes.read()) {
            row.write(next);
        }
        return row.toByteArray();
    }

    private LabelledText row(byte[] bytes) {
        var row = decoded(bytes);
        if (row.endsWith("\r")) {
            row = row.substring(0, row.length() - 1);
        }
        if (line == 1 && row.startsWith("\uFEFF")) {
            row = row.substring(1);
        }
        var fields = row.split("\t", -1);
        if (fields.length != 3) {
            throw refused(
                    "it has " + (fields.length - 1) + (fields.length == 2 ? " tab" : " tabs") + ", not two; " + FORM);
        }
        return new LabelledText(fields[0].strip(), fields[1], fields[2]);
    }

    private String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("it is not UTF-8; convert the file, for instance with iconv -f WINDOWS-1252 -t UTF-8");
        }
    }

    private UserError refused(String why) {
        return new UserError(path + ", line " + line + ": " + why);
    }
}
