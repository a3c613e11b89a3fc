package org.vigie.launcher.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;
import org.vigie.launcher.Search;

/**
 * Documents of one alias as a table, in the order of their time. All of them are read from one point in time: what changes
 * meanwhile is neither twice in the table nor half in it. One page is in memory at a time.
 *
 * @param alias without the prefix, such as {@code items}
 * @param time field by which they are sorted, then by id
 * @param page documents in one answer of Elasticsearch
 * @param isExact whether CSV keeps texts that a spreadsheet takes for formulas
 */
public record Export(
        Search search,
        String alias,
        String time,
        Selection selection,
        List<Column> columns,
        Format format,
        int page,
        boolean isExact) {

    /**
     * To standard output, which stays open; returns how many rows there were.
     *
     * @throws UserError when it does not take all of them; it ends early then
     */
    public long to(PrintWriter out) throws IOException {
        long written;
        try (var rows = format.rows(new StaysOpen(out), columns, isExact)) {
            written = write(rows, new Applied(), () -> !out.checkError());
        }
        if (out.checkError()) {
            throw new UserError(
                    "cannot write all rows to standard output: who reads it has stopped, or the disk is full");
        }
        return written;
    }

    /**
     * To a file, with a note beside it; returns how many rows there were.
     *
     * @param topicsInForce for the note
     * @throws UserError when the file cannot be written or Elasticsearch does not answer; then there is no file
     */
    public long to(Path file, String vigie, @Nullable Map<String, Integer> topicsInForce) {
        try (var target = new ExportFile(file)) {
            var begun = Instant.now();
            var applied = new Applied();
            long written;
            try (var rows = format.rows(target.part(), alias, columns, isExact)) {
                written = write(rows, applied, () -> true);
            }
            target.finish(new Note(
                    file.getFileName().toString(),
                    format.label(),
                    written,
                    target.digest(),
                    format == Format.JSONL
                            ? null
                            : columns.stream().map(Column::name).toList(),
                    begun,
                    vigie,
                    search.name(alias),
                    selection.given(),
                    selection.query(),
                    topicsInForce,
                    applied.rows(),
                    format == Format.CSV ? isExact : null));
            return written;
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e, e);
        }
    }

    private static final class StaysOpen extends FilterWriter {
        StaysOpen(Writer out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private interface Reader {
        boolean isThere();
    }

    private long write(Rows rows, Applied applied, Reader reader) throws IOException {
        try (var moment = search.pointInTime(alias)) {
            long written = 0;
            JsonNode after = null;
            while (reader.isThere()) {
                var hits = moment.search(request(after));
                for (var hit : hits) {
                    rows.add(hit.path("_source"));
                    applied.add(hit.path("_source"));
                }
                written += hits.size();
                if (hits.size() < page) {
                    break;
                }
                after = hits.get(hits.size() - 1).path("sort");
            }
            return written;
        }
    }

    private ObjectNode request(@Nullable JsonNode after) {
        var request = Json.MAPPER.createObjectNode().put("size", page).put("track_total_hits", false);
        request.set("query", selection.query());
        request.putArray("sort").addObject().put(time, "asc").put("id", "asc");
        if (after != null) {
            request.set("search_after", after);
        }
        return request;
    }
}
