package org.vigie.launcher.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CSV as RFC 4180 has it, with a header row.
 *
 * <p>A spreadsheet takes a text that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return for
 * a formula, and whoever writes a headline could have it run. Such a text gets an apostrophe in front, as does one that
 * begins with apostrophes and then so: to have the original back, take one apostrophe away from a text that matches {@link
 * #GUARDED}. That holds where the comma separates the cells: who splits the lines at semicolons or tabs makes cells out of
 * the middle of a text.
 */
final class CsvRows implements Rows {
    /** Between the texts of one cell. */
    static final String BETWEEN = " | ";

    private static final Pattern FORMULA = Pattern.compile("^'*[=+\\-@\\t\\r]");
    /** What a text that was guarded looks like. */
    static final Pattern GUARDED = Pattern.compile("^'+[=+\\-@\\t\\r]");

    private static final CsvMapper MAPPER = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private final List<Column> columns;
    private final boolean isExact;
    private final SequenceWriter rows;

    /** @param isExact whether texts that a spreadsheet takes for formulas stay as they are */
    CsvRows(Writer out, List<Column> columns, boolean isExact) throws IOException {
        this.columns = columns;
        this.isExact = isExact;
        var schema = CsvSchema.builder().setLineSeparator("\r\n");
        columns.forEach(column -> schema.addColumn(column.name()));
        rows = MAPPER.writer(schema.build().withHeader()).writeValues(out);
        rows.init(true);
    }

    @Override
    public void add(JsonNode document) throws IOException {
        rows.write(columns.stream().map(column -> cell(column, document)).toList());
    }

    private String cell(Column column, JsonNode document) {
        if (column.isEmptyIn(document)) {
            return "";
        }
        return switch (column.type()) {
            case TEXT -> guarded(column.in(document).asText());
            case TEXTS -> guarded(String.join(BETWEEN, column.textsIn(document)));
            case WHOLE, DECIMAL, FLAG, TIME -> column.in(document).asText();
        };
    }

    private String guarded(String text) {
        return !isExact && FORMULA.matcher(text).find() ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
