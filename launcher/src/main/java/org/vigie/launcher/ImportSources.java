package org.vigie.launcher;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Changes;
import org.vigie.contract.Source;
import org.vigie.ingest.sources.SourceForm;
import org.vigie.ingest.sources.SourceList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Makes the list say exactly what a file says, or adds to it. Importing the same file again changes nothing. All problems of
 * the file are told before Kafka is asked for anything.
 */
@Command(
        name = "import",
        description = "Poll exactly the sources of a file: adds, changes and removes.",
        mixinStandardHelpOptions = true)
final class ImportSources implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(names = "--add", description = "keep what is polled already, and add to it")
    private boolean add;

    @Option(names = "--dry-run", description = "only show what would change")
    private boolean dryRun;

    @Parameters(paramLabel = "FILE", description = "a list of sources: YAML or OPML")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var config = options.config();
        var read = SourceList.read(Objects.requireNonNull(file));
        var registry = Running.sources(config);
        var polled = registry.list();
        var list = add ? read.addedTo(polled) : read.insteadOf(polled);
        var changes = Changes.between(polled, list.sources(), Source::id);
        if (!dryRun) {
            registry.apply(changes);
        }
        list.remarks().forEach(spec.commandLine().getErr()::println);
        show(changes, list.sources().size());
        return 0;
    }

    private void show(Changes<Source> changes, int sources) {
        var heading = sources + " sources " + (dryRun ? "would be polled" : "are polled from now on");
        new ChangesText<>(Source::id, Source::url, SourceForm::differences)
                .print(heading, changes, spec.commandLine().getOut());
    }
}
