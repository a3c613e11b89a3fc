package org.vigie.launcher;

import java.nio.file.Path;
import org.vigie.ingest.sources.SourceRegistry;
import org.vigie.ingest.sources.SourcesFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The list of sources that a pipeline polls, kept in its Kafka topic. */
@Command(
        name = "sources",
        description = "The sources that are polled.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SourcesCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * Makes the topic say exactly what the file says; a running {@code ingest} follows at once. Importing the same file
     * again changes nothing.
     *
     * @throws org.vigie.contract.UserError that lists all problems of the file, before Kafka is asked for anything
     */
    @Command(
            name = "import",
            description = "Poll exactly the sources of a file: adds, changes and removes.",
            mixinStandardHelpOptions = true)
    int importFile(
            @Mixin Options options,
            @Parameters(paramLabel = "FILE", description = "a list of sources (YAML)") Path file) {
        var config = options.config();
        var sources = SourcesFile.read(file);
        try (var admin = new KafkaAdmin(config.kafka())) {
            admin.requireTopics();
        }
        new SourceRegistry(config.kafka()).replaceWith(sources);
        spec.commandLine().getOut().println(sources.size() + " sources are polled from now on");
        return 0;
    }
}
