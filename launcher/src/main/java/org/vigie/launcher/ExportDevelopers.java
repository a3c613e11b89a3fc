package org.vigie.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;
import org.vigie.enrich.developers.DevelopersFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the registry as a file, to be edited and imported. */
@Command(
        name = "export",
        description = "Write the registry of developers as YAML, sorted by name.",
        mixinStandardHelpOptions = true)
final class ExportDevelopers implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(names = "--shipped", description = "the registry that ships with Vigie instead of the one in force")
    private boolean shipped;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "standard output if left out")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var text = DevelopersFile.write(
                shipped
                        ? DevelopersFile.shipped().developers()
                        : Running.developers(options.config()).inForce().values());
        if (file == null) {
            spec.commandLine().getOut().print(text);
            return 0;
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": the folder must exist and be writable", e);
        }
        return 0;
    }
}
