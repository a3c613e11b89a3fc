package org.vigie.launcher.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read back by a reader that shares no code with the writer. */
class ParquetRowsTest {
    @TempDir
    private Path folder;

    @Test
    void everyKindOfCellComesBack() throws Exception {
        var file = folder.resolve("items.parquet");
        try (var rows = new ParquetRows(file, "items", Columns.ITEMS)) {
            rows.add(SomeDocuments.full());
            rows.add(SomeDocuments.item("b", "=1"));
        }

        try (var reader = ParquetFileReader.open(InputFile.of(file));
                var row = reader.rowReader()) {
            row.next();
            assertThat(row.getString("title")).isEqualTo("Une \"digue\", 堤防 🧱\nrouverte");
            assertThat(row.getTimestamp("publishedAt")).isEqualTo(Instant.parse("2026-03-01T10:00:00.123456Z"));
            assertThat(row.getList("topics").strings()).containsExactly("open-models", "safety");
            assertThat(row.getList("evidence").strings()).containsExactly("open-models@3 title 4-16 \"open weights\"");
            assertThat(row.getList("authors").isEmpty()).isTrue();
            assertThat(row.isNull("categories")).isTrue();
            assertThat(row.getDouble("similarity")).isEqualTo(0.75);
            assertThat(row.getLong("version")).isEqualTo(3);
            assertThat(row.getBoolean("history")).isTrue();
            assertThat(row.getBoolean("pagePaywalled")).isFalse();
            assertThat(row.isNull("pagePublished")).isTrue();
            row.next();
            assertThat(row.getString("title")).isEqualTo("=1");
            assertThat(row.hasNext()).isFalse();
        }
    }

    @Test
    void manyRowsBecomeSeveralGroups() throws Exception {
        var file = folder.resolve("many.parquet");
        var random = new Random(7);
        try (var rows = new ParquetRows(file, "items", Columns.ITEMS, 100_000)) {
            for (int i = 0; i < 2_000; i++) {
                rows.add(SomeDocuments.item(
                        "id-" + i, Long.toString(random.nextLong(), 36).repeat(5)));
            }
        }

        try (var reader = ParquetFileReader.open(InputFile.of(file));
                var row = reader.rowReader()) {
            assertThat(reader.getFileMetaData().rowGroups().size()).isGreaterThan(1);
            int read = 0;
            for (; row.hasNext(); read++) {
                row.next();
                assertThat(row.getString("id")).isEqualTo("id-" + read);
            }
            assertThat(read).isEqualTo(2_000);
        }
    }

    @Test
    void thereIsNoHadoop() {
        assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
