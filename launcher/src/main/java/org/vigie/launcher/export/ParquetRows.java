package org.vigie.launcher.export;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A Parquet file, compressed with gzip. Holds one row group in memory. */
final class ParquetRows implements Rows {
    /** By default 128 MB, for which our heap is small. */
    private static final long ROW_GROUP_BYTES = 32L << 20;

    private final List<Column> columns;
    private final MessageType schema;
    private final ParquetWriter<Group> writer;

    ParquetRows(Path file, String table, List<Column> columns) throws IOException {
        this(file, table, columns, ROW_GROUP_BYTES);
    }

    ParquetRows(Path file, String table, List<Column> columns, long rowGroupBytes) throws IOException {
        this.columns = columns;
        this.schema =
                new MessageType(table, columns.stream().map(ParquetRows::type).toList());
        // The plain configuration and a codec of ours: both of theirs need Hadoop.
        this.writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withWriteMode(Mode.OVERWRITE)
                .withCodecFactory(new Gzip())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withRowGroupSize(rowGroupBytes)
                .build();
    }

    private static Type type(Column column) {
        return switch (column.type()) {
            case TEXT -> Types.optional(BINARY).as(stringType()).named(column.name());
            case TEXTS ->
                Types.optionalList().requiredElement(BINARY).as(stringType()).named(column.name());
            case WHOLE -> Types.optional(INT64).named(column.name());
            case DECIMAL -> Types.optional(DOUBLE).named(column.name());
            case FLAG -> Types.optional(BOOLEAN).named(column.name());
            case TIME -> Types.optional(INT64).as(timestampType(true, MICROS)).named(column.name());
        };
    }

    @Override
    public void add(JsonNode document) throws IOException {
        var row = new SimpleGroup(schema);
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isEmptyIn(document)) {
                put(row, i, columns.get(i), document);
            }
        }
        writer.write(row);
    }

    private static void put(Group row, int place, Column column, JsonNode document) {
        var value = column.in(document);
        switch (column.type()) {
            case TEXT -> row.add(place, value.asText());
            case TEXTS -> {
                var list = row.addGroup(place);
                column.textsIn(document).forEach(text -> list.addGroup(0).add(0, text));
            }
            case WHOLE -> row.add(place, value.asLong());
            case DECIMAL -> row.add(place, value.asDouble());
            case FLAG -> row.add(place, value.asBoolean());
            case TIME -> row.add(place, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(value.asText())));
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
