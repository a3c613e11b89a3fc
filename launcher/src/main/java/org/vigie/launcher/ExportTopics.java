package org.vigie.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vigie.contract.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes topics as files, to be edited and imported. */
@Command(
        name = "export",
        description = "Write the topics in force as YAML, as their authors wrote them: ID.yaml each.",
        mixinStandardHelpOptions = true)
final class ExportTopics implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(names = "--shipped", description = "those that ship with Vigie instead of those in force")
    private boolean shipped;

    @Parameters(paramLabel = "FOLDER", description = "is created if need be; other files in it stay")
    private Path folder = Path.of("topics");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var topics = shipped
                ? Definitions.read(null)
                : Running.topics(options.config()).inForce().values();
        try {
            Files.createDirectories(folder);
            for (var topic : topics) {
                Files.writeString(folder.resolve(topic.id() + ".yaml"), topic.yaml());
            }
        } catch (IOException e) {
            throw new UserError("cannot write topics to " + folder + ": it must be a folder that can be written to", e);
        }
        spec.commandLine().getOut().println(topics.size() + " topics are in " + folder);
        return 0;
    }
}
