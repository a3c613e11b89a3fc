package org.vigie.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.contract.UserError;
import org.vigie.ingest.sources.OpmlFile;
import org.vigie.ingest.sources.SourceList.Form;
import org.vigie.ingest.sources.SourcesFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the list as a file. */
@Command(
        name = "export",
        description = "Write the list of sources: as YAML, which says everything, or as OPML for newsreaders.",
        mixinStandardHelpOptions = true)
final class ExportSources implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "yaml or opml; otherwise as the name of FILE ends, and yaml")
    private @Nullable Form format;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "standard output if left out")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var sources = Running.sources(options.config()).list().values().stream()
                .sorted(Comparator.comparing(Source::id))
                .toList();
        boolean isOpml = format == null
                ? file != null && file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(opml|xml)")
                : format == Form.OPML;
        var text = isOpml ? OpmlFile.write(sources) : SourcesFile.write(sources);
        if (isOpml) {
            sources.stream()
                    .filter(source -> !source.headers().isEmpty()
                            || source.credentials() != null
                            || !source.networks().isEmpty())
                    .forEach(source -> spec.commandLine()
                            .getErr()
                            .println(source.id() + ": headers, credentials and networks are not in OPML"));
        }
        write(text);
        return 0;
    }

    private void write(String text) {
        if (file == null) {
            spec.commandLine().getOut().print(text);
            return;
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": the folder must exist and be writable", e);
        }
    }
}
