package org.vigie.launcher;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.sources.SourceChanges;
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
        var changes = SourceChanges.between(polled, list.sources());
        if (!dryRun) {
            registry.apply(changes);
        }
        list.remarks().forEach(spec.commandLine().getErr()::println);
        show(changes, list.sources().size());
        return 0;
    }

    private void show(SourceChanges changes, int sources) {
        var out = spec.commandLine().getOut();
        out.printf(
                "%d sources %s: %d added, %d changed, %d removed%n",
                sources,
                dryRun ? "would be polled" : "are polled from now on",
                changes.added().size(),
                changes.changed().size(),
                changes.removed().size());
        changes.added().forEach(source -> out.printf("  + %s  %s%n", source.id(), source.url()));
        for (var change : changes.changed()) {
            var fields = change.fields().entrySet().stream()
                    .map(field -> field.getKey() + ": " + (field.getValue().isEmpty() ? "none" : field.getValue()))
                    .collect(Collectors.joining(", "));
            out.printf("  ~ %s  %s%n", change.after().id(), fields);
        }
        changes.removed().forEach(source -> out.printf("  - %s  %s%n", source.id(), source.url()));
    }
}
