package org.vigie.launcher;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;
import org.vigie.contract.UserError;
import org.vigie.enrich.developers.DevelopersFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the registry say exactly what a file says, or adds to it. */
@Command(
        name = "import",
        description = "Know exactly the developers of a file: adds, changes and removes.",
        mixinStandardHelpOptions = true)
final class ImportDevelopers extends ImportDefinitions<Developer> {
    /** Where a registry is read from. */
    static final class Origin {
        @Option(names = "--shipped", description = "the registry that ships with this Vigie")
        private boolean shipped;

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "a registry in YAML")
        private @Nullable Path file;
    }

    @ArgGroup(multiplicity = "1")
    private Origin origin = new Origin();

    @Override
    List<Developer> written() {
        var read = DevelopersFile.read(origin.shipped ? null : origin.file);
        if (read.developers().isEmpty()) {
            throw new UserError(origin.file + " has no developer in it: nothing is changed");
        }
        read.remarks().forEach(this::remark);
        return read.developers();
    }

    @Override
    DefinitionTopic<Developer> inForce(Config config) {
        return Running.developers(config);
    }

    @Override
    ChangesText<Developer> text() {
        return new ChangesText<>(Developer::id, Developer::name, DevelopersFile::differences);
    }
}
