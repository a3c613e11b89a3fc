package org.vigie.launcher;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Changes;
import org.vigie.contract.Developer;
import org.vigie.contract.Problems;
import org.vigie.contract.UserError;
import org.vigie.enrich.developers.Contradictions;
import org.vigie.enrich.developers.DevelopersFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Makes the registry say exactly what a file says, or adds to it. Importing the same file again changes nothing. All problems
 * of the file are told before Kafka is asked for anything.
 */
@Command(
        name = "import",
        description = "Know exactly the developers of a file: adds, changes and removes.",
        mixinStandardHelpOptions = true)
final class ImportDevelopers implements Callable<Integer> {
    /** Where a registry is read from. */
    static final class Origin {
        @Option(names = "--shipped", description = "the registry that ships with this Vigie")
        private boolean shipped;

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "a registry in YAML")
        private @Nullable Path file;
    }

    @Mixin
    private Options options = new Options();

    @Option(names = "--add", description = "keep those who are known already; the same id is changed")
    private boolean add;

    @Option(names = "--dry-run", description = "only show what would change")
    private boolean dryRun;

    @ArgGroup(multiplicity = "1")
    private Origin origin = new Origin();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var config = options.config();
        var read = DevelopersFile.read(origin.shipped ? null : origin.file);
        if (read.developers().isEmpty()) {
            throw new UserError(origin.file + " has no developer in it: nothing is changed");
        }
        var registry = Running.developers(config);
        var known = registry.inForce();
        var wanted = add ? added(known.values(), read.developers()) : read.developers();
        var changes = Changes.between(known, wanted, Developer::id);
        if (!dryRun) {
            registry.apply(changes);
        }
        read.remarks().forEach(spec.commandLine().getErr()::println);
        show(changes, wanted.size());
        return 0;
    }

    private static Collection<Developer> added(Collection<Developer> known, List<Developer> more) {
        var all = new TreeMap<String, Developer>();
        known.forEach(developer -> all.put(developer.id(), developer));
        more.forEach(developer -> all.put(developer.id(), developer));
        return Problems.none(
                "the registry with these added", Contradictions.of(all.values()).problems(), all.values());
    }

    private void show(Changes<Developer> changes, int developers) {
        var heading = developers + " developers " + (dryRun ? "would be known" : "are known from now on");
        new ChangesText<>(Developer::id, Developer::name, DevelopersFile::differences)
                .print(heading, changes, spec.commandLine().getOut());
    }
}
