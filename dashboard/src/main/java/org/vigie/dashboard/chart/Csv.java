package org.vigie.dashboard.chart;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CSV as RFC 4180 has it, with a header row. A text that a spreadsheet would take for a formula gets an apostrophe in front, by
 * the rule of {@code vigie export}.
 */
public final class Csv {
    private static final Pattern FORMULA = Pattern.compile("^'*[=+\\-@\\t\\r]");
    private static final CsvMapper MAPPER = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private Csv() {}

    /** A header and rows: numbers and flags as they are, texts guarded, null as nothing. */
    public static String of(List<String> header, List<? extends List<?>> rows) {
        var schema = CsvSchema.builder().setLineSeparator("\r\n");
        header.forEach(schema::addColumn);
        return write(MAPPER.writer(schema.build().withHeader()), rows);
    }

    /** A line for each number of a chart. */
    public static String of(Chart chart) {
        var rows = chart.rows().stream()
                .flatMap(row -> chart.columns().stream().map(column -> line(chart, row, column)))
                .toList();
        return of(
                List.of(
                        "start",
                        "end",
                        "complete",
                        "before_collection",
                        "days_without_items",
                        "missed",
                        "series",
                        "label",
                        "value",
                        "count",
                        "of"),
                rows);
    }

    private static List<?> line(Chart chart, Chart.Row row, Chart.Column column) {
        var cell = row.cells().get(chart.columns().indexOf(column));
        return List.of(
                row.start().toString(),
                row.end().toString(),
                !row.isOpen(),
                row.isBefore(),
                row.daysWithout(),
                row.isMissed(),
                column.key(),
                column.label(),
                cell.value() == null ? "" : cell.value(),
                cell.count(),
                cell.of() == 0 ? "" : cell.of());
    }

    private static String write(ObjectWriter writer, List<? extends List<?>> rows) {
        var out = new StringWriter();
        try (var lines = writer.writeValues(out)) {
            lines.init(true);
            for (var row : rows) {
                lines.write(row.stream().map(Csv::guarded).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static Object guarded(Object value) {
        return value instanceof String text && FORMULA.matcher(text).find() ? "'" + text : value;
    }
}
