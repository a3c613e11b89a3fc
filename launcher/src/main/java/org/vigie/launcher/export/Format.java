package org.vigie.launcher.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vigie.contract.UserError;

/** How a table is written. */
public enum Format {
    CSV {
        @Override
        Rows rows(Writer out, List<Column> columns, boolean isExact) throws IOException {
            return new CsvRows(out, columns, isExact);
        }
    },
    JSONL {
        @Override
        Rows rows(Writer out, List<Column> columns, boolean isExact) {
            return new JsonRows(out);
        }
    },
    PARQUET {
        @Override
        Rows rows(Writer out, List<Column> columns, boolean isExact) {
            throw new UserError("parquet is not for standard output: name a file with --to");
        }

        @Override
        Rows rows(Path file, String table, List<Column> columns, boolean isExact) throws IOException {
            return new ParquetRows(file, table, columns);
        }
    };

    /** Text into a stream, which is closed with the rows. */
    abstract Rows rows(Writer out, List<Column> columns, boolean isExact) throws IOException;

    /** Into a file, from its beginning. */
    Rows rows(Path file, String table, List<Column> columns, boolean isExact) throws IOException {
        // Not Files.newBufferedWriter, which fails on half a character, as cut texts on the web may end with.
        var out = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8);
        return rows(new BufferedWriter(out), columns, isExact);
    }

    /**
     * A format by its name.
     *
     * @throws UserError when there is none of that name
     */
    public static Format of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.label().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new UserError("--format " + name + ": there is "
                        + Arrays.stream(values()).map(Format::label).collect(Collectors.joining(", "))));
    }

    /** As users write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
