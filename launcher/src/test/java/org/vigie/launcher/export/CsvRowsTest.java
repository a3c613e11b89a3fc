package org.vigie.launcher.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    private static final List<Column> TWO =
            List.of(Column.of("id", Column.Type.TEXT), Column.of("title", Column.Type.TEXT));

    @Test
    void theBytesAreThoseOfRfc4180() throws Exception {
        assertThat(written(
                        TWO,
                        false,
                        SomeDocuments.item("a", "one \"two\", three\nfour 🧱"),
                        SomeDocuments.item("b", "")))
                .isEqualTo("id,title\r\na,\"one \"\"two\"\", three\nfour 🧱\"\r\nb,\r\n");
    }

    @Test
    void anEmptyTableHasItsHeader() throws Exception {
        assertThat(written(TWO, false)).isEqualTo("id,title\r\n");
    }

    @Test
    void everyKindOfCellComesBack() throws Exception {
        var row = read(written(Columns.ITEMS, false, SomeDocuments.full()));

        assertThat(row)
                .containsEntry("title", "Une \"digue\", 堤防 🧱\nrouverte")
                .containsEntry("publishedAt", "2026-03-01T10:00:00.123456Z")
                .containsEntry("topics", "open-models | safety")
                .containsEntry("evidence", "open-models@3 title 4-16 \"open weights\"")
                .containsEntry("mentions", "developer/openai text 0-6 \"OpenAI\"")
                .containsEntry("authors", "")
                .containsEntry("similarity", "0.75")
                .containsEntry("version", "3")
                .containsEntry("history", "true")
                .containsEntry("classifiedLabel", "l")
                .containsEntry("pageWords", "12")
                .containsEntry("story", "");
        assertThat(row.keySet())
                .containsExactlyElementsOf(
                        Columns.ITEMS.stream().map(Column::name).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://a.example\")",
                "+1",
                "-20 % de requêtes",
                "@lab",
                "\tx",
                "\rx",
                "'=1",
                "''@a",
                "'Sovereign' AI",
                "a=1",
                "",
                "'"
            })
    void noTextIsAFormulaAndAllComeBack(String title) throws Exception {
        var cell = String.valueOf(
                read(written(TWO, false, SomeDocuments.item("a", title))).get("title"));

        assertThat(cell).doesNotContainPattern("^[=+\\-@\\t\\r]");
        assertThat(CsvRows.GUARDED.matcher(cell).find() ? cell.substring(1) : cell)
                .isEqualTo(title);
        assertThat(read(written(TWO, true, SomeDocuments.item("a", title)))).containsEntry("title", title);
    }

    private static String written(List<Column> columns, boolean isExact, JsonNode... documents) throws Exception {
        var out = new StringWriter();
        try (var rows = new CsvRows(out, columns, isExact)) {
            for (var document : documents) {
                rows.add(document);
            }
        }
        return out.toString();
    }

    private static Map<String, String> read(String csv) throws Exception {
        try (var rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(csv)) {
            return rows.next();
        }
    }
}
