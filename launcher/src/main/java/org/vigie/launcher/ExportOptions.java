package org.vigie.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;
import org.vigie.launcher.export.Column;
import org.vigie.launcher.export.Export;
import org.vigie.launcher.export.Format;
import org.vigie.launcher.export.Selection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all exports have in common. */
final class ExportOptions {
    private static final int LARGEST_PAGE = 10_000;

    @Mixin
    private Options options = new Options();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "only from a day (in UTC) such as 2026-03-01, or an instant such as 2026-03-01T12:00:00Z")
    private @Nullable String since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "only to a day, which belongs to it, or to an instant, which does not")
    private @Nullable String until;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv, jsonl or parquet (default: ${DEFAULT-VALUE})")
    private String format = "csv";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "where to write, replacing what is there; FILE.meta.json says what it is. Otherwise standard"
                    + " output, for csv and jsonl")
    private @Nullable Path file;

    @Option(
            names = "--exact",
            description = "csv: leave texts that a spreadsheet takes for formulas as they are; otherwise they get an"
                    + " apostrophe in front")
    private boolean isExact;

    @Option(
            names = "--page",
            paramLabel = "N",
            defaultValue = "500",
            description = "documents in one answer of Elasticsearch (${DEFAULT-VALUE}); fewer need less memory")
    private int page;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** A selection of what lies between the two ends. */
    Selection between(String field) {
        return new Selection().between(field, since, until);
    }

    void export(String alias, String time, Selection selection, List<Column> columns) throws IOException {
        if (page < 1 || page > LARGEST_PAGE) {
            throw new UserError("--page " + page + ": a number from 1 to " + LARGEST_PAGE);
        }
        var form = Format.of(format);
        if (file == null && form == Format.PARQUET) {
            throw new UserError("parquet is not for standard output: name a file with --to");
        }
        var config = options.config();
        var search = new Search(Running.elasticsearch(config));
        var export = new Export(search, alias, time, selection, columns, form, page, isExact);
        long rows = file == null
                ? export.to(spec.commandLine().getOut())
                : export.to(file, Vigie.VERSION, topicsInForce(config));
        spec.commandLine()
                .getErr()
                .println((rows == 1 ? "1 row" : rows + " rows") + (file == null ? "" : " in " + file));
    }

    /** Null where there is no Kafka to ask: who only reads the index need not reach it. */
    private static @Nullable Map<String, Integer> topicsInForce(Config config) {
        if (!Running.hasKafka(config)) {
            return null;
        }
        var versions = new TreeMap<String, Integer>();
        Running.topics(config)
                .inForce()
                .forEach((id, topic) -> versions.put(id, topic.definition().version()));
        return versions;
    }
}
